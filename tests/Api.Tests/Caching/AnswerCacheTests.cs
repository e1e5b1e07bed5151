using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qawl.Api.Caching;
using Qawl.Api.Data;
using Qawl.Api.OpenApi;
using Qawl.Api.Service;
using Qawl.Api.Settings;

namespace Qawl.Api.Tests.Caching;

/// <summary>Which answers are kept: over routes that count how often they are asked.</summary>
public sealed class AnswerCacheTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/plain", true)]
    [InlineData("/random", false)]
    [InlineData("/cookie", false)]
    [InlineData("/missing", false)]
    [InlineData("/large", false)]
    public async Task Whole_answers_of_a_bearable_size_are_kept_unless_they_say_otherwise(string path, bool isKept)
    {
        await using var app = await StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        var first = await client.GetAsync(path, Cancelled);
        var second = await client.GetAsync(path, Cancelled);

        var (one, other) = (
            await first.Content.ReadAsStringAsync(Cancelled),
            await second.Content.ReadAsStringAsync(Cancelled)
        );
        (one == other).ShouldBe(isKept);
        second.StatusCode.ShouldBe(first.StatusCode);
        (first.Headers.ETag is null).ShouldBe(path is "/random" or "/missing");
        second.Headers.ETag.ShouldBe(first.Headers.ETag);
        second.Headers.Age.ShouldBeNull();
        second.Headers.Date.ShouldNotBeNull();
    }

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => new Store(TimeProvider.System, readsAtOnce: 4));
        builder.Services.AddContract();
        var settings = ServiceSettings.From(builder.Configuration);
        builder.AddHttp(settings, withDatabase: false);
        var app = builder.Build();
        app.UseRequests();
        app.UseAnswerHeaders(settings);
        app.UseKeptAnswers(settings);
        var asked = 0;
        var routes = app.MapGroup("").WithAnswersOfProgram().ExcludeFromDescription();
        Map("/plain", _ => { });
        Map("/random", http => http.Response.Headers.CacheControl = "no-store");
        Map("/cookie", http => http.Response.Cookies.Append("a", "b"));
        Map("/missing", http => http.Response.StatusCode = StatusCodes.Status404NotFound);
        Map("/large", _ => { }, padding: 1024 * 1024);
        await app.StartAsync(Cancelled);
        return app;

        void Map(string path, Action<HttpContext> prepare, int padding = 0) =>
            routes.MapGet(
                path,
                async (HttpContext http) =>
                {
                    prepare(http);
                    await http.Response.WriteAsync($"{++asked}{new string(' ', padding)}", http.RequestAborted);
                }
            );
    }
}
