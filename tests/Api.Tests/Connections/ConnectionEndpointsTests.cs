using System.Text.Json;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Connections;

[Collection(SeededServiceTests.Name)]
public sealed class ConnectionEndpointsTests(SeededService service)
{
    [Theory]
    [InlineData("/v1/people/{samir}/connections", "", "speaksAbout:water:1 appearsWith:water:1 appearsWith:layla:1")]
    [InlineData("/v1/people/{samir}/connections", "relation=speaksAbout", "speaksAbout:water:1")]
    [InlineData("/v1/people/{samir}/connections", "type=person", "appearsWith:layla:1")]
    [InlineData("/v1/people/{samir}/connections", "relation=spokenAboutBy", "")]
    [InlineData("/v1/people/{samir}/connections", "outlet=المدى&relation=speaksAbout", "speaksAbout:water:1")]
    [InlineData("/v1/people/{samir}/connections", "outlet=جريدة الأفق", "")]
    [InlineData("/v1/people/{samir}/connections", "outlet=nobody", "")]
    [InlineData("/v1/people/{samir}/connections", "hasOutlet=false", "")]
    [InlineData("/v1/people/{samir}/connections", "dated=false", "")]
    [InlineData("/v1/people/{samir}/connections", "from=2024-05-05", "")]
    [InlineData("/v1/people/{samir}/connections", "to=2024-05-04", "")]
    [InlineData("/v1/people/{samir}/connections", "from=2024-05-04&to=2024-05-05&type=person", "appearsWith:layla:1")]
    [InlineData("/v1/people/{samir}/connections", "importedSince=2026-01-02", "")]
    [InlineData("/v1/people/{layla}/connections", "relation=appearsWith", "appearsWith:water:2 appearsWith:samir:1")]
    [InlineData("/v1/people/{nader}/connections", "", "")]
    [InlineData("/v1/organizations/{water}/connections", "relation=spokenAboutBy", "spokenAboutBy:samir:1")]
    [InlineData(
        "/v1/organizations/{water}/connections",
        "relation=appearsWith&relation=spokenAboutBy&outlet={agency}",
        "spokenAboutBy:samir:1 appearsWith:samir:1 appearsWith:layla:1"
    )]
    [InlineData("/v1/organizations/{agency}/connections", "", "")]
    public async Task Who_speaks_about_whom_and_appears_with_whom_is_counted(string path, string query, string expected)
    {
        var page = await service.GetAsync($"{path}?{query}");

        Names(page).ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    [Fact]
    public async Task A_connection_tells_whom_how_often_and_when()
    {
        var page = await service.GetAsync("/v1/people/{layla}/connections?limit=1&total=true");

        page.GetProperty("items")[0]
            .GetRawText()
            .ShouldBe(
                service.Resolve(
                    """{"relation":"appearsWith","type":"organization","id":"{water}","name":"وزارة المياه","count":2,"firstSeen":"2024-05-04","lastSeen":"2024-05-04"}"""
                )
            );
        page.GetProperty("total").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Pages_lead_through_all_of_them_once()
    {
        var whole = Names(await service.GetAsync("/v1/people/{samir}/connections"));
        var paged = new List<string>();
        string? cursor = null;
        do
        {
            var page = await service.GetAsync(
                "/v1/people/{samir}/connections?limit=1" + (cursor is null ? "" : $"&cursor={cursor}")
            );
            paged.AddRange(Names(page));
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        } while (cursor is not null);

        whole.Length.ShouldBe(3);
        paged.ShouldBe(whole);
    }

    [Theory]
    [InlineData("/v1/people/nobody/connections", "not-found")]
    [InlineData("/v1/organizations/nobody/connections?relation=speaksAbout", "not-found")]
    [InlineData("/v1/organizations/{samir}/connections", "not-found")]
    [InlineData("/v1/people/{samir}/connections?relation=knows", "invalid-parameter")]
    [InlineData("/v1/people/{samir}/connections?type=unnamed", "invalid-parameter")]
    [InlineData("/v1/people/{samir}/connections?sort=name", "invalid-parameter")]
    [InlineData("/v1/people/{samir}/connections?limit=101", "invalid-parameter")]
    [InlineData("/v1/people/{samir}/connections?from=2024-05-05&to=2024-05-04", "invalid-parameter")]
    [InlineData("/v1/people/{samir}/connections?cursor=abc", "invalid-parameter")]
    public Task What_is_not_there_or_not_understood_is_a_problem(string path, string kind) =>
        service.ProblemAsync(path, kind);

    private string[] Names(JsonElement page) =>
        [
            .. page.GetProperty("items")
                .EnumerateArray()
                .Select(c => $"{c.GetProperty("relation")}:{service.NameOf(c)}:{c.GetProperty("count")}"),
        ];
}
