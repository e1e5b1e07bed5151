using System.Net;
using System.Text.Json;
using Qawl.Api.Access;
using Qawl.Api.Tests.Articles;
using Qawl.Api.Tests.Problems;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Statistics;

public sealed class GroupCountTests(WritableService service) : IClassFixture<WritableService>
{
    [Theory]
    [InlineData("quotes", "")]
    [InlineData("articles", "&speaker=سمير الحداد")]
    public async Task Groups_are_counted_also_where_those_behind_the_cursor_are_gone(string what, string filter)
    {
        var ids = new List<string>();
        foreach (var day in new[] { "2024-05-04", "2024-05-05", "2024-05-06" })
        {
            ids.Add(await AddAsync(what, day));
        }
        var path = $"/v1/stats/{what}?groupBy=day&sort=value&limit=2{filter}";
        var first = await GetAsync(path);
        first.GetProperty("groupCount").GetInt64().ShouldBe(3);
        await DeleteAsync(ids[2]);

        var next = await GetAsync($"{path}&cursor={first.GetProperty("nextCursor")}");

        next.GetProperty("items").GetArrayLength().ShouldBe(0);
        next.GetProperty("groupCount").GetInt64().ShouldBe(2);
        await DeleteAsync(ids[0]);
        await DeleteAsync(ids[1]);
        (await GetAsync(path)).GetProperty("groupCount").GetInt64().ShouldBe(0);
    }

    private async Task<string> AddAsync(string what, string day)
    {
        var text = $"قال سمير الحداد في مؤتمر صحفي: «السد جاهز منذ {day} تماما ({what})».";
        using var answer = await service.Client.SendAsync(
            ProblemTests.Post(JsonSerializer.Serialize(new { text, publishedAt = day })),
            TestContext.Current.CancellationToken
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return JsonElement
            .Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .GetProperty("id")
            .GetString()!;
    }

    private async Task DeleteAsync(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/v1/articles/{id}");
        request.Headers.Add(ApiKey.Header, TestService.Key);
        using var answer = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private async Task<JsonElement> GetAsync(string path) =>
        JsonElement.Parse(await service.Client.GetStringAsync(path, TestContext.Current.CancellationToken));
}
