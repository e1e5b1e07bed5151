using System.Net;
using System.Text;
using System.Text.Json;
using Qawl.Api.Problems;
using Qawl.Api.Tests.Problems;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Articles;

public sealed class AddArticleTests(WritableService service) : IClassFixture<WritableService>
{
    private const string Text = "قال سمير الحداد في مؤتمر صحفي إن السد سيكون جاهزا في نهاية العام الحالي.";

    private readonly HttpClient _client = service.Client;

    [Fact]
    public async Task A_new_article_is_created_and_the_same_again_is_not()
    {
        var body = JsonSerializer.Serialize(
            new
            {
                text = Text,
                outlet = "وكالة المدى",
                title = "السد",
            }
        );
        using var first = await SendAsync(body);
        using var second = await SendAsync(body);
        using var stored = await _client.GetAsync(first.Headers.Location, TestContext.Current.CancellationToken);
        var article = await JsonAsync(stored);

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await JsonAsync(first)).GetProperty("created").GetBoolean().ShouldBeTrue();
        (await JsonAsync(second)).GetProperty("created").GetBoolean().ShouldBeFalse();
        (await JsonAsync(second)).GetProperty("id").GetString().ShouldBe(article.GetProperty("id").GetString());
        article.GetProperty("title").GetString().ShouldBe("السد");
        article.GetProperty("outlet").GetProperty("name").GetString().ShouldBe("وكالة المدى");
    }

    [Fact]
    public async Task A_title_with_line_ends_is_one_line_as_in_imports()
    {
        using var added = await SendAsync(
            JsonSerializer.Serialize(new { text = Text + " اليوم", title = "\n\t\t السد\n\t\tالجديد  " })
        );
        using var stored = await _client.GetAsync(added.Headers.Location, TestContext.Current.CancellationToken);

        added.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await JsonAsync(stored)).GetProperty("title").GetString().ShouldBe("السد الجديد");
    }

    [Fact]
    public async Task The_same_article_many_times_at_once_is_created_once()
    {
        var body = JsonSerializer.Serialize(new { text = Text + " مرارا" });
        var before = await ArticlesAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync(body)));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(7);
        (await ArticlesAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Its_quotes_tell_how_their_speakers_were_found_and_who_else_was_seen()
    {
        const string Two = "قالت الوزيرة سلمى الدروبي إن السعر ثابت. وأكد المدير سامي الخطيب أن المحطة ستعمل قريبا.";
        using var added = await SendAsync(JsonSerializer.Serialize(new { text = Two }));
        using var answer = await _client.GetAsync(
            added.Headers.Location + "/quotes?include=evidence",
            TestContext.Current.CancellationToken
        );
        var quotes = (await JsonAsync(answer)).GetProperty("items").EnumerateArray().ToArray();

        quotes.Length.ShouldBe(2);
        var attribution = quotes[1].GetProperty("attribution");
        attribution.GetProperty("rule").GetString().ShouldBe("subject-behind-verb");
        var other = attribution.GetProperty("alternatives").EnumerateArray().ShouldHaveSingleItem();
        var who = other.GetProperty("who");
        who.GetProperty("id").GetString().ShouldBe(quotes[0].GetProperty("speaker").GetProperty("id").GetString());
        who.GetProperty("words").GetProperty("text").GetString().ShouldBe("سلمى الدروبي");
        other.GetProperty("rule").GetString().ShouldBe("last-speaker-who-agrees");
        other.GetProperty("whyNot").GetString().ShouldBe("gender");
    }

    [Fact]
    public async Task Html_is_read_as_a_page()
    {
        using var answer = await SendAsync(
            JsonSerializer.Serialize(
                new { html = $"<html><body><p>{Text}</p></body></html>", publishedAt = "2024-05-04" }
            )
        );
        var text = await _client.GetStringAsync(
            answer.Headers.Location + "/text",
            TestContext.Current.CancellationToken
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        text.ShouldContain(Text);
        text.ShouldNotContain("<");
    }

    [Fact]
    public async Task A_byte_order_mark_before_the_body_is_not_stored()
    {
        var request = ProblemTests.Post("");
        request.Content = new ByteArrayContent([
            .. Encoding.UTF8.Preamble,
            .. JsonSerializer.SerializeToUtf8Bytes(new { text = Text + " أيضا" }),
        ])
        {
            Headers = { ContentType = new("application/json") },
        };
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_field_that_is_null_counts_as_absent_because_generated_clients_send_it()
    {
        using var answer = await _client.SendAsync(
            ProblemTests.Post(
                JsonSerializer.Serialize(
                    new
                    {
                        text = Text + " إذن",
                        html = (string?)null,
                        title = (string?)null,
                    }
                )
            ),
            TestContext.Current.CancellationToken
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_quoted_charset_is_understood()
    {
        var request = ProblemTests.Post(JsonSerializer.Serialize(new { text = Text + " كذلك" }));
        request.Content!.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=\"UTF-8\"");
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("""{"text":5}""", "text")]
    [InlineData("""{"text":["a"]}""", "text")]
    [InlineData("""{"text":{}}""", "text")]
    [InlineData("""{"text":null}""", "text")]
    [InlineData("""{}""", "text")]
    [InlineData("""{"text":"a","html":"b"}""", "text")]
    [InlineData("""{"text":"a","text":"b"}""", "text")]
    [InlineData("""{"Text":"a"}""", "Text")]
    [InlineData("""{"text":"a","id":"b"}""", "id")]
    [InlineData("""{"text":"a","importedAt":"2024-01-01"}""", "importedAt")]
    [InlineData("""{"text":"a\u0000b"}""", "text")]
    [InlineData("""{"text":"a","title":""}""", "title")]
    [InlineData("""{"text":"a","title":"a\u202Eb"}""", "title")]
    [InlineData("""{"text":"a","title":"a\u200Bb"}""", "title")]
    [InlineData("""{"text":"a","outlet":"\uFEFFa"}""", "outlet")]
    [InlineData("""{"text":"a","externalId":"a\uDB40\uDC41"}""", "externalId")]
    [InlineData("""{"text":"a","url":"http://example.org/\u202Ea"}""", "url")]
    [InlineData("""{"text":"a","outlet":"\u0000"}""", "outlet")]
    [InlineData("""{"text":"a","publishedAt":"yesterday"}""", "publishedAt")]
    [InlineData("""{"text":"a","publishedAt":20240101}""", "publishedAt")]
    [InlineData("""{"text":"a","url":"javascript:alert(1)"}""", "url")]
    [InlineData("""{"text":"a","url":"/relative"}""", "url")]
    [InlineData("""{"text":"a","url":"http://"}""", "url")]
    [InlineData("""{"text":"a","url":"http:// /"}""", "url")]
    [InlineData("""{"text":"a","url":" http://example.org/"}""", "url")]
    [InlineData("""{"text":"a","url":"http://example.org/ "}""", "url")]
    [InlineData("""{"text":"a","url":"http:\\\\example.org"}""", "url")]
    [InlineData("""{"text":"a","url":"http:/example.org"}""", "url")]
    public async Task A_wrong_field_is_named(string body, string field)
    {
        var problem = await RefusalAsync(body, ProblemKind.InvalidBody);

        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(problem.GetRawText());
    }

    [Fact]
    public async Task All_wrong_fields_are_named_at_once()
    {
        var problem = await RefusalAsync(
            """{"text":5,"tilte":"a","publishedAt":"yesterday","url":"ftp://x"}""",
            ProblemKind.InvalidBody
        );

        problem
            .GetProperty("errors")
            .EnumerateObject()
            .Select(e => $"{e.Name} {e.Value[0]}")
            .ShouldBe([
                "publishedAt must be a day such as 2024-05-04 or a time such as 2024-05-04T10:30:00Z, not “yesterday”.",
                "text must be a string.",
                "tilte is not a field here; did you mean title?",
                "url must be an absolute http or https address, not “ftp://x”.",
            ]);
    }

    [Fact]
    public async Task A_time_with_a_fraction_of_its_second_is_taken_without_it()
    {
        using var answer = await SendAsync(
            JsonSerializer.Serialize(new { text = Text + " فورا", publishedAt = "2024-05-04T10:30:00.250Z" })
        );
        using var stored = await _client.GetAsync(answer.Headers.Location, TestContext.Current.CancellationToken);

        (await JsonAsync(stored)).GetProperty("publishedAt").GetString().ShouldBe("2024-05-04T10:30:00Z");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("""{"text":"a",}""")]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("""{"\ud800":"a"}""")]
    [InlineData("""{"text":"a"} {"text":"b"}""")]
    public async Task What_is_not_json_is_refused(string body) => await RefusalAsync(body, ProblemKind.InvalidBody);

    [Fact]
    public async Task Deep_nesting_is_refused() =>
        await RefusalAsync($$"""{"text":{{new string('[', 100_000)}}""", ProblemKind.InvalidBody);

    [Theory]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xC0, 0xAF })]
    [InlineData(new byte[] { 0xC7, 0xE1 })]
    public async Task What_is_not_utf8_is_refused(byte[] bytes)
    {
        var request = ProblemTests.Post("");
        request.Content = new ByteArrayContent([.. "{\"text\":\""u8, .. bytes, .. "\"}"u8])
        {
            Headers = { ContentType = new("application/json") },
        };

        var problem = await ProblemTests.ProblemOfAsync(_client, request, ProblemKind.InvalidBody);
        problem.GetProperty("errors").GetProperty("text")[0].GetString()!.ShouldContain("not UTF-8");
    }

    [Fact]
    public async Task A_body_of_more_than_two_megabytes_is_refused()
    {
        var request = ProblemTests.Post(JsonSerializer.Serialize(new { text = new string('a', 2 * 1024 * 1024) }));
        // Else the connection may be closed while the refused body is still being sent.
        request.Headers.ExpectContinue = true;

        await ProblemTests.ProblemOfAsync(_client, request, ProblemKind.BodyTooLarge);
    }

    [Theory]
    [InlineData("   ")]
    [InlineData("only Latin letters here")]
    public async Task Content_without_an_article_is_rejected_with_its_reason(string text)
    {
        var before = await ArticlesAsync();
        var problem = await RefusalAsync(JsonSerializer.Serialize(new { text }), ProblemKind.Rejected);

        problem.GetProperty("detail").GetString()!.ShouldMatch("^[a-zA-Z]+: ");
        (await ArticlesAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a key for test")]
    [InlineData("A key for tests")]
    public async Task Without_the_key_nothing_is_written(string? key)
    {
        var before = await ArticlesAsync();
        var request = ProblemTests.Post(JsonSerializer.Serialize(new { text = Text + "غير مسموح" }), key);

        await ProblemTests.ProblemOfAsync(_client, request, ProblemKind.KeyRequired);
        (await ArticlesAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Without_a_configured_key_writing_is_off()
    {
        await using var closed = await TestService.StartAsync(service.ConnectionString, key: null);
        using var client = closed.CreateClient();

        await ProblemTests.ProblemOfAsync(client, ProblemTests.Post("{}", key: null), ProblemKind.WritingOff);
    }

    private Task<JsonElement> RefusalAsync(string body, ProblemKind kind) =>
        ProblemTests.ProblemOfAsync(_client, ProblemTests.Post(body), kind);

    private Task<HttpResponseMessage> SendAsync(string body) =>
        _client.SendAsync(ProblemTests.Post(body), TestContext.Current.CancellationToken);

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    private async Task<long> ArticlesAsync()
    {
        using var answer = await _client.GetAsync(
            "/v1/articles?limit=1&total=true",
            TestContext.Current.CancellationToken
        );
        return (await JsonAsync(answer)).GetProperty("total").GetInt64();
    }
}
