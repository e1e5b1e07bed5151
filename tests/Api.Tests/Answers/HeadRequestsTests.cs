using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Qawl.Api.Answers;

namespace Qawl.Api.Tests.Answers;

public sealed class HeadRequestsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_without_end_has_a_head_and_stops_being_made()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.UseHeadAsGet();
        app.UseRouting();
        var stopped = new TaskCompletionSource();
        app.MapGet(
            "/endless",
            async (HttpContext http) =>
            {
                http.Response.ContentType = "application/x-ndjson";
                try
                {
                    while (true)
                    {
                        await http.Response.WriteAsync(new string(' ', 4096), http.RequestAborted);
                    }
                }
                finally
                {
                    stopped.TrySetResult();
                }
            }
        );
        await app.StartAsync(Cancelled);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var answer = await client.SendAsync(new(HttpMethod.Head, "/endless"), Cancelled);

        answer.EnsureSuccessStatusCode();
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        await stopped.Task.WaitAsync(Cancelled);
        // The connection is still good.
        using var again = await client.SendAsync(new(HttpMethod.Head, "/endless"), Cancelled);
        again.EnsureSuccessStatusCode();
    }
}
