using System.Text.Json;
using Dapper;

namespace Qawl.Api.Tests.Quotes;

public sealed class SaidDatesTests(SpeechOfDays fixture) : IClassFixture<SpeechOfDays>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("saidFrom=2024-03-13&saidTo=2024-03-14", "أولا ثانيا")]
    [InlineData("saidFrom=2024-03-14", "ثالثا رابعا")]
    [InlineData("saidFrom=2024-03-13T00:00:01Z", "ثالثا رابعا")]
    [InlineData("saidTo=2024-03-13", "خامسا")]
    [InlineData("saidTo=2024-03-13T00:00:01Z", "أولا ثانيا خامسا")]
    [InlineData("saidFrom=2024-03-15&saidTo=2024-03-16", "رابعا")]
    [InlineData("saidTo=9999-12-31T10:00:00Z", "أولا ثانيا ثالثا رابعا خامسا")]
    [InlineData("saidFrom=2024-03-13&to=2024-03-14", "ثالثا")]
    [InlineData("saidFrom=2024-03-12&dated=false", "خامسا")]
    public async Task Quotes_are_found_by_the_day_that_the_text_tells_else_by_publication(string query, string expected)
    {
        var page = await GetAsync($"/v1/quotes?{query}&total=true");

        page.GetProperty("items")
            .EnumerateArray()
            .Select(LastWord)
            .Order(StringComparer.Ordinal)
            .ShouldBe(expected.Split(' ').Order(StringComparer.Ordinal));
        page.GetProperty("total").GetInt32().ShouldBe(page.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Quotes_tell_the_day_the_words_that_tell_it_and_what_filters_go_by()
    {
        var quotes = (await GetAsync("/v1/quotes"))
            .GetProperty("items")
            .EnumerateArray()
            .ToDictionary(LastWord, StringComparer.Ordinal);

        quotes["أولا"]
            .GetProperty("saidOn")
            .GetRawText()
            .ShouldBe("""{"date":"2024-03-13","by":"relativeDay","words":{"start":27,"end":30,"text":"أمس"}}""");
        quotes["ثانيا"].GetProperty("saidOn").GetProperty("by").GetString().ShouldBe("inherited");
        quotes["خامسا"].GetProperty("saidOn").GetProperty("by").GetString().ShouldBe("date");
        quotes["رابعا"].TryGetProperty("saidOn", out _).ShouldBeFalse();
        quotes["سادسا"].TryGetProperty("saidOn", out _).ShouldBeFalse();
        quotes
            .OrderBy(q => q.Key, StringComparer.Ordinal)
            .Select(q => q.Value.TryGetProperty("saidBy", out var by) ? $"{q.Key} {by.GetString()}" : q.Key)
            .ShouldBe(["أولا text", "ثالثا text", "ثانيا text", "خامسا text", "رابعا publication", "سادسا"]);
    }

    [Fact]
    public async Task Counts_and_tables_have_them_too()
    {
        const string Day = "saidFrom=2024-03-13&saidTo=2024-03-14";
        var groups = await GetAsync($"/v1/stats/quotes?groupBy=speaker&{Day}");
        var table = await fixture.Client.GetStringAsync($"/v1/quotes?{Day}&format=csv", Cancelled);

        groups.GetProperty("items")[0].GetProperty("count").GetInt32().ShouldBe(2);
        table
            .Split('\n')[0]
            .ShouldContain("saidOn.date,saidOn.by,saidOn.words.start,saidOn.words.end,saidOn.words.text");
        table.ShouldContain(",2024-03-13,relativeDay,27,30,أمس,text,");
    }

    [Fact]
    public async Task In_linked_data_a_quotation_was_created_on_that_day()
    {
        var quote = (await GetAsync("/v1/quotes?saidTo=2024-03-13")).GetProperty("items")[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/quotes/{quote.GetProperty("id").GetString()}");
        request.Headers.Add("Accept", "application/ld+json");

        using var answer = await fixture.Client.SendAsync(request, Cancelled);

        JsonElement
            .Parse(await answer.Content.ReadAsStringAsync(Cancelled))
            .GetProperty("body")
            .GetProperty("dateCreated")
            .GetString()
            .ShouldBe("2024-03-12");
    }

    [Fact]
    public async Task A_day_is_stored_whole_or_not_at_all()
    {
        await using var connection = await fixture.Database.DataSource.OpenConnectionAsync(Cancelled);

        var half = await Should.ThrowAsync<Exception>(() =>
            connection.ExecuteAsync("update quotes set said_words = null where said_on is not null")
        );

        half.Message.ShouldContain("quotes_said_whole");
    }

    private static string LastWord(JsonElement quote) => quote.GetProperty("text").GetString()!.Split(' ')[^1];

    private async Task<JsonElement> GetAsync(string path) =>
        JsonElement.Parse(await fixture.Client.GetStringAsync(path, Cancelled));
}
