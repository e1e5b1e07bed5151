using System.Net;
using System.Text;
using System.Text.Json;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Claims;

[Collection(SeededServiceTests.Name)]
public sealed class DraftTests(SeededService service)
{
    private const string Text =
        "قال سمير الحداد إن «السد غير جاهز وفق وزارة المياه» أمس. وأكدت ليلى منصور أن العمل مستمر. "
        + "وقال كريم الوزان: «المطر يصل غدا إلى السهول».";

    [Fact]
    public async Task Each_quotation_of_a_draft_gets_its_verdict_and_its_place()
    {
        var answer = await VerifyAsync(Text);

        Told(answer)
            .ShouldBe([
                "direct سمير الحداد: السد غير جاهز وفق وزارة المياه = altered",
                "indirect ليلى منصور: العمل مستمر = reported",
                "direct كريم الوزان: المطر يصل غدا إلى السهول = notFound",
            ]);
        foreach (var quotation in answer.GetProperty("quotations").EnumerateArray())
        {
            Slice(Text, quotation).ShouldBe(quotation.GetProperty("text").GetString());
            var words = quotation.GetProperty("speaker").GetProperty("words");
            Slice(Text, words).ShouldBe(words.GetProperty("text").GetString());
        }
    }

    [Fact]
    public async Task Differences_have_their_place_in_the_draft()
    {
        var answer = await VerifyAsync($"😀 {Text}");

        var finding = answer.GetProperty("quotations")[0].GetProperty("verification").GetProperty("findings")[0];
        finding.GetProperty("changes")[0].GetString().ShouldBe("negation");
        foreach (var edit in finding.GetProperty("diff").EnumerateArray())
        {
            var claimed = edit.GetProperty("claimed");
            Slice($"😀 {Text}", claimed).ShouldBe(claimed.GetProperty("text").GetString());
        }
    }

    [Fact]
    public async Task What_is_found_is_counted_and_what_was_searched_is_told_once()
    {
        var answer = await VerifyAsync(Text);

        var summary = answer.GetProperty("summary");
        summary.GetProperty("quotations").GetInt32().ShouldBe(3);
        summary.GetProperty("altered").GetInt32().ShouldBe(1);
        summary.GetProperty("reported").GetInt32().ShouldBe(1);
        summary.GetProperty("notFound").GetInt32().ShouldBe(1);
        answer.GetProperty("searched").GetProperty("articles").GetInt32().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Only_what_an_outlet_published_is_searched_if_it_is_given()
    {
        var answer = await VerifyAsync(Text, new { text = Text, outlet = "جريدة الأفق" });

        answer.GetProperty("summary").GetProperty("notFound").GetInt32().ShouldBe(3);
        answer.GetProperty("searched").GetProperty("articles").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("**قال سمير الحداد**: «السد جاهز وفق وزارة المياه».")]
    [InlineData("## خبر اليوم\n\n> قال سمير الحداد: «السد جاهز وفق وزارة المياه».")]
    [InlineData("\uFEFFخبر اليوم\r\n\r\nقال سمير الحداد: «السد جاهز وفق وزارة المياه».\r\n")]
    public async Task Marks_of_Markdown_and_ends_of_lines_leave_words_in_their_place(string text)
    {
        var quotation = (await VerifyAsync(text)).GetProperty("quotations").EnumerateArray().ShouldHaveSingleItem();

        quotation.GetProperty("speaker").GetProperty("name").GetString().ShouldBe("سمير الحداد");
        quotation.GetProperty("verification").GetProperty("verdict").GetString().ShouldBe("verbatim");
        Slice(text, quotation).ShouldBe("السد جاهز وفق وزارة المياه");
    }

    [Fact]
    public async Task What_stands_in_marks_is_verified_though_nobody_is_said_to_have_said_it()
    {
        const string Poster = "دخل الزوار سوق المدينة تحت «السد جاهز وفق وزارة المياه» بالخط العريض، ثم «سوق الماء».";
        var quotation = (await VerifyAsync(Poster)).GetProperty("quotations").EnumerateArray().ShouldHaveSingleItem();

        quotation.TryGetProperty("speaker", out _).ShouldBeFalse();
        quotation.TryGetProperty("confidence", out _).ShouldBeFalse();
        quotation.GetProperty("verification").GetProperty("verdict").GetString().ShouldBe("verbatim");
        Slice(Poster, quotation).ShouldBe("السد جاهز وفق وزارة المياه");
    }

    [Fact]
    public async Task One_word_is_a_quotation_without_a_verdict()
    {
        var answer = await VerifyAsync("قال سمير الحداد: «مستحيل».");

        answer.GetProperty("quotations")[0].TryGetProperty("verification", out _).ShouldBeFalse();
        answer.GetProperty("summary").GetProperty("tooShort").GetInt32().ShouldBe(1);
        answer.TryGetProperty("searched", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_draft_without_quotations_has_none()
    {
        var answer = await VerifyAsync("هطلت أمطار على المدينة مساء أمس، وغادر الوفد.");

        answer.GetProperty("quotations").GetArrayLength().ShouldBe(0);
        answer.GetProperty("summary").GetProperty("quotations").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_thousand_quotations_are_refused_with_their_number()
    {
        var text = string.Concat(Enumerable.Range(0, 1000).Select(i => $"قال سمير الحداد: «السد جاهز {i}».\n\n"));

        (await RefusalAsync(new { text })).ShouldBe(
            "has 1000 quotations, and at most 200 are verified at once: send it in parts."
        );
    }

    [Theory]
    [InlineData(null, "must be there.")]
    [InlineData(" ", "must not be empty.")]
    [InlineData("the dam is ready", "must have Arabic words.")]
    public async Task What_is_no_draft_is_refused(string? text, string message) =>
        (await RefusalAsync(text is null ? new { } : new { text })).ShouldBe(message);

    [Fact]
    public async Task A_draft_that_is_too_long_is_refused_with_its_length() =>
        (await RefusalAsync(new { text = new string('م', 200_001) })).ShouldBe(
            "must have at most 200000 characters; it has 200001."
        );

    [Theory]
    [InlineData("كلمة ")]
    [InlineData("«")]
    [InlineData("قال ")]
    public async Task The_same_over_and_over_is_answered(string word)
    {
        var text = string.Concat(Enumerable.Repeat(word, 190_000 / word.Length)) + "م";

        (await VerifyAsync(text)).GetProperty("summary").GetProperty("verbatim").GetInt32().ShouldBe(0);
    }

    private static IEnumerable<string> Told(JsonElement answer) =>
        answer
            .GetProperty("quotations")
            .EnumerateArray()
            .Select(q =>
                $"{q.GetProperty("kind")} {q.GetProperty("speaker").GetProperty("name")}: {q.GetProperty("text")} = "
                + $"{q.GetProperty("verification").GetProperty("verdict")}"
            );

    private static string Slice(string text, JsonElement span)
    {
        var runes = text.EnumerateRunes().ToArray();
        var (start, end) = (span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32());
        return string.Concat(runes[start..end]);
    }

    private async Task<JsonElement> VerifyAsync(string text, object? body = null)
    {
        using var answer = await SendAsync(body ?? new { text });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await ReadAsync(answer);
    }

    private async Task<string?> RefusalAsync(object body)
    {
        using var answer = await SendAsync(body);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        return (await ReadAsync(answer)).GetProperty("errors").GetProperty("text")[0].GetString();
    }

    private async Task<HttpResponseMessage> SendAsync(object body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        return await service.Client.PostAsync("/v1/verify/text", content, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
