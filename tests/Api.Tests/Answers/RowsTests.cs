using System.Net;
using System.Text.Json;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Answers;

[Collection(SeededServiceTests.Name)]
public sealed class RowsTests(SeededService service)
{
    [Theory]
    [InlineData("/v1/quotes?")]
    [InlineData("/v1/quotes?sort=publishedAt&kind=direct")]
    [InlineData("/v1/quotes?speaker=سمير الحداد&speaker=منصور")]
    [InlineData("/v1/quotes?q=السد&hasOutlet=true&from=2024-01-01")]
    [InlineData("/v1/quotes?speaker=لا أحد")]
    [InlineData("/v1/quotes?fields=text,speaker&fields=outlet")]
    [InlineData("/v1/quotes?fields=cue&include=context&sort=publishedAt")]
    [InlineData("/v1/quotes?fields=id&ids={ready},{tight}")]
    [InlineData("/v1/people/{layla}/mentions?fields=articleTitle")]
    [InlineData("/v1/articles?fields=outlet&sample=3")]
    [InlineData("/v1/people?")]
    [InlineData("/v1/people?q=الحداد&sort=name")]
    [InlineData("/v1/organizations?kind=media&isOutlet=true")]
    [InlineData("/v1/articles?")]
    [InlineData("/v1/articles?dated=false")]
    [InlineData("/v1/people/{samir}/quotes?fields=context&include=context")]
    [InlineData("/v1/articles/{dam}/quotes?")]
    [InlineData("/v1/people/{samir}/quotes?")]
    [InlineData("/v1/people/{layla}/mentions?")]
    [InlineData("/v1/organizations/{water}/quotes?")]
    [InlineData("/v1/organizations/{water}/mentions?sort=publishedAt")]
    [InlineData("/v1/people/{samir}/connections?")]
    [InlineData("/v1/organizations/{water}/connections?relation=appearsWith&outlet=المدى")]
    [InlineData("/v1/people/{nader}/connections?")]
    [InlineData("/v1/people/{layla}/timeline?bucket=day&sort=publishedAt")]
    [InlineData("/v1/people/{samir}/timeline?")]
    [InlineData("/v1/organizations/{water}/timeline?q=الأمطار")]
    [InlineData("/v1/stats/quotes?groupBy=speaker,month")]
    [InlineData("/v1/stats/articles?groupBy=day&sort=value&outlet=المدى")]
    [InlineData("/v1/imports?")]
    [InlineData("/v1/imports/latest/rejections?")]
    public async Task Lines_are_the_items_of_the_page(string path)
    {
        var limit =
            path.Contains("ids=", StringComparison.Ordinal) || path.Contains("sample=", StringComparison.Ordinal)
                ? ""
                : "&limit=100";
        var items = (await service.GetAsync(path + limit)).GetProperty("items").EnumerateArray().ToArray();

        var lines = await LinesAsync(path + "&format=ndjson");
        var table = Csv.Parse(await TextAsync(path + "&format=csv"));

        lines.ShouldBe(items.Select(i => i.GetRawText()));
        table.Count.ShouldBe(items.Length + 1);
        foreach (var (row, item) in table.Skip(1).Zip(items))
        {
            for (var i = 0; i < row.Length; i++)
            {
                row[i].ShouldBe(Cell(item, table[0][i]), table[0][i]);
            }
        }
    }

    [Theory]
    [InlineData(
        "/v1/quotes",
        "id,articleId,utteranceId,kind,text,start,end,speaker.type,speaker.id,speaker.name,speaker.words.start,speaker.words.end,speaker.words.text,speakerBy,relay.type,relay.id,relay.name,onBehalfOf.id,onBehalfOf.name,cue.start,cue.end,cue.text,stance,saidOn.date,saidOn.by,saidOn.words.start,saidOn.words.end,saidOn.words.text,saidBy,confidence,publishedAt,publishedPrecision,publishedInstant,outlet.id,outlet.name,articleTitle,url,importedAt,context.prefix,context.exact,context.suffix,attribution.rule,attribution.alternatives,highlights"
    )]
    [InlineData(
        "/v1/quotes?fields=speakerBy,outlet&include=context",
        "id,articleId,utteranceId,kind,text,start,end,speakerBy,confidence,outlet.id,outlet.name,importedAt,context.prefix,context.exact,context.suffix"
    )]
    [InlineData(
        "/v1/articles/{dam}/quotes?fields=id",
        "id,articleId,utteranceId,kind,text,start,end,confidence,importedAt"
    )]
    [InlineData("/v1/people/{samir}/mentions?fields=text&limit=1", "articleId,start,end,text,importedAt")]
    [InlineData(
        "/v1/people",
        "id,name,quoteCount,mentionCount,matched.text,matched.by,knownBy.office,knownBy.outlet,knownBy.firstSeen,knownBy.lastSeen"
    )]
    [InlineData(
        "/v1/organizations",
        "id,name,kind,isOutlet,quoteCount,mentionCount,articleCount,matched.text,matched.by"
    )]
    [InlineData(
        "/v1/articles",
        "id,title,kicker,outlet.id,outlet.name,originalSource,publishedAt,publishedPrecision,publishedInstant,updatedAt,updatedPrecision,externalId,url,language,importedAt,highlights"
    )]
    [InlineData(
        "/v1/people/{layla}/mentions",
        "articleId,start,end,text,publishedAt,publishedPrecision,publishedInstant,outlet.id,outlet.name,articleTitle,importedAt"
    )]
    [InlineData("/v1/people/{samir}/connections", "relation,type,id,name,count,firstSeen,lastSeen")]
    [InlineData(
        "/v1/organizations/{water}/timeline",
        "start,end,count,first.id,first.text,first.publishedAt,last.id,last.text,last.publishedAt"
    )]
    [InlineData(
        "/v1/imports",
        "id,source,status,engineVersion,startedAt,finishedAt,counts.imported,counts.unchanged,counts.stale,counts.reextracted,counts.takenDown,counts.rejected"
    )]
    [InlineData("/v1/imports/latest/rejections", "ordinal,name,reason,detail")]
    [InlineData("/v1/stats/quotes?groupBy=day,kind", "kind.value,kind.name,day.value,day.name,count,first,last")]
    public async Task A_table_begins_with_the_names_of_its_columns(string path, string header)
    {
        var text = await TextAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format=csv");

        text.ShouldStartWith(header + "\r\n");
        text.ShouldEndWith("\r\n");
    }

    [Fact]
    public async Task An_empty_list_has_no_lines_and_a_table_of_its_header_alone()
    {
        (await TextAsync("/v1/quotes?speaker=لا أحد&format=ndjson")).ShouldBeEmpty();
        (await TextAsync("/v1/people?q=لا أحد&format=csv")).ShouldBe(
            "id,name,quoteCount,mentionCount,matched.text,matched.by,knownBy.office,knownBy.outlet,knownBy.firstSeen,knownBy.lastSeen\r\n"
        );
    }

    [Fact]
    public async Task The_byte_order_mark_is_there_on_request()
    {
        using var answer = await service.Client.GetAsync(
            "/v1/people/?format=csv&bom=true",
            TestContext.Current.CancellationToken
        );
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8; header=present");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("people.csv");
        (await TextAsync("/v1/people?format=csv&bom=false"))[0].ShouldBe('i');
    }

    [Fact]
    public async Task A_limit_ends_the_rows_and_the_link_leads_on_to_the_last_one()
    {
        var all = await LinesAsync("/v1/quotes?format=ndjson");
        using var first = await service.Client.GetAsync(
            "/v1/quotes?format=ndjson&limit=3",
            TestContext.Current.CancellationToken
        );
        var next = first.Headers.GetValues("Link").Single().Split('>')[0].TrimStart('<');
        var cursor = next.Split("cursor=")[1];

        var lines = Lines(await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        lines.ShouldBe(all[..3]);
        (await LinesAsync(next)).ShouldBe(all[3..6]);
        (await LinesAsync($"/v1/quotes?format=ndjson&cursor={cursor}")).ShouldBe(all[3..]);
        (await service.GetAsync($"/v1/quotes?cursor={cursor}"))
            .GetProperty("items")
            .EnumerateArray()
            .Select(i => i.GetRawText())
            .ShouldBe(all[3..]);
    }

    [Theory]
    [InlineData("/v1/people/nobody/quotes?format=ndjson", HttpStatusCode.NotFound)]
    [InlineData("/v1/people/nobody/mentions?format=csv", HttpStatusCode.NotFound)]
    [InlineData("/v1/articles/nothing/quotes?format=csv&limit=5", HttpStatusCode.NotFound)]
    [InlineData("/v1/people/nobody/connections?format=ndjson", HttpStatusCode.NotFound)]
    [InlineData("/v1/organizations/nobody/timeline?format=csv", HttpStatusCode.NotFound)]
    [InlineData("/v1/imports/nothing/rejections?format=csv", HttpStatusCode.NotFound)]
    [InlineData("/v1/imports/00000000-0000-0000-0000-000000000000/rejections?format=ndjson", HttpStatusCode.NotFound)]
    [InlineData("/v1/imports?format=csv&cursor=MQ", HttpStatusCode.BadRequest)]
    [InlineData("/v1/quotes?format=csv&cursor=MQ", HttpStatusCode.BadRequest)]
    [InlineData("/v1/quotes?format=csv&limit=5&cursor=MQ", HttpStatusCode.BadRequest)]
    [InlineData("/v1/quotes?format=ndjson&limit=0", HttpStatusCode.BadRequest)]
    public async Task What_is_wrong_with_the_request_is_a_problem_all_the_same(string path, HttpStatusCode status)
    {
        using var answer = await service.Client.GetAsync(path, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    private static string Cell(JsonElement item, string column)
    {
        foreach (var member in column.Split('.'))
        {
            if (!item.TryGetProperty(member, out item))
            {
                return "";
            }
        }
        return item.ToString() switch
        {
            "True" => "true",
            "False" => "false",
            var text => text,
        };
    }

    private async Task<string[]> LinesAsync(string path) => Lines(await TextAsync(path));

    private static string[] Lines(string text) => text.Split('\n')[..^1];

    private Task<string> TextAsync(string path) =>
        service.Client.GetStringAsync(service.Resolve(path), TestContext.Current.CancellationToken);
}
