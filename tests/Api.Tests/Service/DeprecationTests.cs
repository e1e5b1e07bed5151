using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Qawl.Api.Service;

namespace Qawl.Api.Tests.Service;

/// <summary>Nothing of the service is deprecated yet, so these have routes of their own.</summary>
public sealed class DeprecationTests
{
    private static readonly DateTimeOffset Since = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Sunset = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deprecated_route_says_since_when_until_when_and_what_to_read()
    {
        await using var app = await StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var old = await client.GetAsync("/old", Cancelled);
        using var leaving = await client.GetAsync("/leaving", Cancelled);
        using var current = await client.GetAsync("/current", Cancelled);

        old.Headers.GetValues("Deprecation").ShouldBe(["@1772323200"]);
        old.Headers.Contains("Sunset").ShouldBeFalse();
        old.Headers.Contains("Link").ShouldBeFalse();
        leaving.Headers.GetValues("Deprecation").ShouldBe(["@1772323200"]);
        leaving.Headers.GetValues("Sunset").ShouldBe(["Mon, 01 Mar 2027 12:00:00 GMT"]);
        leaving.Headers.GetValues("Link").ShouldBe(["</v1/x>; rel=\"next\"", "</changes>; rel=\"deprecation\""]);
        current.Headers.Contains("Deprecation").ShouldBeFalse();
    }

    [Fact]
    public void Nothing_goes_before_it_is_deprecated()
    {
        using var app = WebApplication.CreateSlimBuilder().Build();

        Should.Throw<ArgumentException>(() => app.MapGet("/x", () => "").Deprecated(Sunset, Since));
    }

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.UseDeprecationHeaders();
        app.MapGet("/old", () => "").Deprecated(Since);
        app.MapGet(
                "/leaving",
                (HttpResponse response) =>
                {
                    response.Headers.Link = "</v1/x>; rel=\"next\"";
                    return "";
                }
            )
            .Deprecated(Since, Sunset, "/changes");
        app.MapGet("/current", () => "");
        await app.StartAsync(Cancelled);
        return app;
    }
}
