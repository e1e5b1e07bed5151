using System.Net;
using System.Text;
using System.Text.Json;
using Qawl.Api.Problems;
using Qawl.Api.Tests.Problems;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Claims;

[Collection(SeededServiceTests.Name)]
public sealed class ClaimTests(SeededService service)
{
    [Fact]
    public async Task A_finding_tells_where_the_words_stand_and_what_stands_around_them()
    {
        var answer = await VerifyAsync(new { text = "السد جاهز وفق وزارة المياه", speaker = "سمير الحداد" });
        var finding = answer.GetProperty("findings").EnumerateArray().ShouldHaveSingleItem();

        answer.GetProperty("verdict").GetString().ShouldBe("verbatim");
        finding.GetProperty("isSpeaker").GetBoolean().ShouldBeTrue();
        service.NameOf(finding.GetProperty("quote")).ShouldBe("ready");
        finding.GetProperty("before").GetString().ShouldBe("😀 قال سمير الحداد إن «");
        finding.GetProperty("after").GetString().ShouldBe("وأكدت ليلى منصور أن العمل مستمر.");
        answer.GetProperty("outlets")[0].GetProperty("name").GetString().ShouldBe("وكالة المدى");
    }

    [Fact]
    public async Task Differences_give_the_words_of_the_claim_and_their_places_in_both_texts()
    {
        const string Text = "😀 السد غير جاهز وفق وزارة المياه";
        var answer = await VerifyAsync(new { text = Text });
        var finding = answer.GetProperty("findings")[0];
        var text = await service.Client.GetStringAsync(
            service.Resolve("/v1/articles/{dam}/text"),
            TestContext.Current.CancellationToken
        );

        answer.GetProperty("verdict").GetString().ShouldBe("altered");
        finding.GetProperty("changes")[0].GetString().ShouldBe("negation");
        foreach (var edit in finding.GetProperty("diff").EnumerateArray())
        {
            Slice(text, edit.GetProperty("said")).ShouldBe(edit.GetProperty("said").GetProperty("text").GetString());
            Slice(Text, edit.GetProperty("claimed"))
                .ShouldBe(edit.GetProperty("claimed").GetProperty("text").GetString());
        }
    }

    [Fact]
    public async Task What_somebody_else_said_is_not_the_speakers()
    {
        var answer = await VerifyAsync(new { text = "العمل مستمر", speaker = "سمير الحداد" });

        answer.GetProperty("verdict").GetString().ShouldBe("otherSpeaker");
        answer.GetProperty("findings")[0].GetProperty("isSpeaker").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Words_that_nobody_said_so_are_altered_also_where_others_said_what_they_were_made_of()
    {
        var answer = await VerifyAsync(new { text = "السد غير جاهز وفق وزارة المياه", speaker = "ليلى منصور" });
        var finding = answer.GetProperty("findings")[0];

        answer.GetProperty("verdict").GetString().ShouldBe("altered");
        finding.GetProperty("verdict").GetString().ShouldBe("altered");
        finding.GetProperty("isSpeaker").GetBoolean().ShouldBeFalse();
        finding.GetProperty("quote").GetProperty("speaker").GetProperty("name").GetString().ShouldBe("سمير الحداد");
    }

    [Fact]
    public async Task Words_of_an_article_that_nobody_is_quoted_with_are_no_finding_but_shown()
    {
        var answer = await VerifyAsync(new { text = "وفق وزارة المياه وأكدت ليلى منصور" });
        var place = answer.GetProperty("inText").EnumerateArray().ShouldHaveSingleItem();
        var text = await service.Client.GetStringAsync(
            service.Resolve("/v1/articles/{dam}/text"),
            TestContext.Current.CancellationToken
        );

        answer.GetProperty("verdict").GetString().ShouldBe("notFound");
        place.GetProperty("articleId").GetString().ShouldBe(service.Ids["dam"]);
        place.GetProperty("outlet").GetProperty("name").GetString().ShouldBe("وكالة المدى");
        place.GetProperty("publishedAt").GetString().ShouldBe("2024-05-04");
        Slice(text, place.GetProperty("words")).ShouldBe("وفق وزارة المياه» وأكدت ليلى منصور");
        (await VerifyAsync(new { text = "وفق وزارة المياه وأكدت ليلى منصور", outlet = "جريدة الأفق" }))
            .GetProperty("inText")
            .GetArrayLength()
            .ShouldBe(0);
        (await VerifyAsync(new { text = "السد جاهز وفق وزارة المياه" }))
            .TryGetProperty("inText", out _)
            .ShouldBeFalse();
    }

    [Fact]
    public async Task For_whom_a_body_speaks_is_the_speaker_too()
    {
        var answer = await VerifyAsync(new { text = "السد جاهز وفق وزارة المياه", speaker = "وزارة المياه" });

        answer.GetProperty("verdict").GetString().ShouldBe("verbatim");
    }

    [Fact]
    public async Task A_surname_of_several_is_ambiguous_and_they_are_listed()
    {
        var answer = await VerifyAsync(new { text = "السد جاهز وفق وزارة المياه", speaker = "الحداد" });

        answer.GetProperty("verdict").GetString().ShouldBe("ambiguousSpeaker");
        answer
            .GetProperty("resolved")
            .EnumerateArray()
            .Select(service.NameOf)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["nader", "samir"]);
    }

    [Theory]
    [InlineData("سامر الحداد")]
    [InlineData("الحداد سامر")]
    [InlineData("السيد سامر حداد")]
    public async Task Who_has_another_given_name_is_somebody_else_however_alike_it_is(string speaker)
    {
        var answer = await VerifyAsync(new { text = "السد جاهز وفق وزارة المياه", speaker });

        answer.GetProperty("verdict").GetString().ShouldBe("otherSpeaker");
        answer.GetProperty("findings")[0].GetProperty("isSpeaker").GetBoolean().ShouldBeFalse();
        answer.GetProperty("resolved").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("سمير حداد")]
    [InlineData("سمير الحدّاد")]
    [InlineData("الحداد سمير")]
    [InlineData("Samir Haddad")]
    public async Task Who_is_written_otherwise_is_the_same(string speaker)
    {
        var answer = await VerifyAsync(new { text = "السد جاهز وفق وزارة المياه", speaker });

        answer.GetProperty("verdict").GetString().ShouldBe("verbatim");
        answer.GetProperty("findings")[0].GetProperty("isSpeaker").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("وزير المياه")]
    [InlineData("وزيرة المياه")]
    public async Task Whoever_held_an_office_is_who_it_names(string speaker)
    {
        var answer = await VerifyAsync(new { text = "السد جاهز وفق وزارة المياه", speaker });

        answer.GetProperty("verdict").GetString().ShouldBe("verbatim");
        service.NameOf(answer.GetProperty("resolved").EnumerateArray().ShouldHaveSingleItem()).ShouldBe("samir");
    }

    [Theory]
    [InlineData("العمل مستمر", "وزير المياه")]
    [InlineData("السد جاهز وفق وزارة المياه", "وزير المياه السابق")]
    [InlineData("السد جاهز وفق وزارة المياه", "وزير المياه والري")]
    public async Task An_office_that_the_speaker_did_not_hold_is_somebody_else(string text, string speaker)
    {
        var answer = await VerifyAsync(new { text, speaker });

        answer.GetProperty("verdict").GetString().ShouldBe("otherSpeaker");
    }

    [Fact]
    public async Task Whom_an_article_does_not_name_is_known_by_the_same_words()
    {
        var answer = await VerifyAsync(new { text = "ليلى منصور غادرت", speaker = "مصدر مسؤول" });
        var other = await VerifyAsync(new { text = "ليلى منصور غادرت", speaker = "مصدر أمني" });

        answer.GetProperty("verdict").GetString().ShouldBe("reported");
        other.GetProperty("verdict").GetString().ShouldBe("otherSpeaker");
    }

    [Theory]
    [InlineData("""{"text":"السد جاهز وفق وزارة المياه","outlet":"جريدة الأفق"}""", 2)]
    [InlineData("""{"text":"السد جاهز وفق وزارة المياه","from":"2024-05-05"}""", 1)]
    [InlineData("""{"text":"السد جاهز وفق وزارة المياه","to":"2024-05-04"}""", 0)]
    public async Task Filters_leave_what_was_searched(string claim, int articles)
    {
        var answer = await VerifyAsync(claim);

        answer.GetProperty("verdict").GetString().ShouldBe("notFound");
        answer.GetProperty("searched").GetProperty("articles").GetInt32().ShouldBe(articles);
        answer.GetProperty("findings").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"speaker":"سمير الحداد"}""", "must be there.")]
    [InlineData("""{"text":" "}""", "must not be empty.")]
    [InlineData("""{"text":"السد"}""", "must have at least two words.")]
    [InlineData("""{"text":"لا في من"}""", "must have a word that says something by itself; these are particles.")]
    [InlineData("""{"text":"the dam is ready"}""", "must have Arabic words.")]
    [InlineData("""{"text":"السد\u0000 جاهز"}""", "must not contain U+0000.")]
    public async Task What_is_no_claim_is_refused(string claim, string message)
    {
        var problem = await RefusalAsync(claim);

        problem.GetProperty("errors").GetProperty("text")[0].GetString().ShouldBe(message);
    }

    [Fact]
    public async Task Ten_thousand_words_are_refused_before_any_work()
    {
        var problem = await RefusalAsync(
            JsonSerializer.Serialize(new { text = string.Join(' ', Enumerable.Repeat("سد", 10_000)) })
        );

        problem
            .GetProperty("errors")
            .GetProperty("text")[0]
            .GetString()
            .ShouldBe("must have at most 10000 characters; it has 29999.");
    }

    [Theory]
    [InlineData("لا ")]
    [InlineData("السد ")]
    [InlineData("السد' | \\ & :* ")]
    public async Task The_same_word_over_and_over_is_answered(string word)
    {
        var text = string.Concat(Enumerable.Repeat(word, 9_000 / word.Length)) + "السد جاهز";

        (await VerifyAsync(new { text }))
            .GetProperty("verdict")
            .GetString()
            .ShouldNotBe("verbatim", StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_word_longer_than_any_that_is_stored_is_found_nowhere()
    {
        var answer = await VerifyAsync(new { text = new string('م', 3_000) + " ماء" });

        answer.GetProperty("verdict").GetString().ShouldBe("notFound");
    }

    [Fact]
    public async Task A_receipt_is_proved_from_what_is_stored()
    {
        var answer = await VerifyAsync(new { text = "الوقت ضيق" });
        var receipt = answer.GetProperty("findings")[0].GetProperty("receipt").GetString()!;
        var proof = await service.GetAsync($"/v1/receipts/{receipt}");

        proof.GetProperty("state").GetString().ShouldBe("holds");
        proof.GetProperty("text").GetString().ShouldBe("الوقت ضيق");
        service.NameOf(proof.GetProperty("quote")).ShouldBe("tight");
    }

    [Fact]
    public async Task A_receipt_of_another_text_or_of_no_article_says_so()
    {
        var answer = await VerifyAsync(new { text = "الوقت ضيق" });
        var receipt = Api.Claims.Receipt.Parse(answer.GetProperty("findings")[0].GetProperty("receipt").GetString()!)!;
        var changed = receipt with { TextSha256 = new byte[32] };
        var gone = receipt with { ArticleId = new string('a', 26) };

        (await service.GetAsync($"/v1/receipts/{changed.OnWire()}"))
            .GetProperty("state")
            .GetString()
            .ShouldBe("articleChanged");
        (await service.GetAsync($"/v1/receipts/{gone.OnWire()}")).GetProperty("state").GetString().ShouldBe("gone");
    }

    [Fact]
    public async Task A_receipt_that_is_not_whole_is_refused()
    {
        var answer = await VerifyAsync(new { text = "الوقت ضيق" });
        var receipt = answer.GetProperty("findings")[0].GetProperty("receipt").GetString()!;

        foreach (
            var bad in new[] { receipt[..^1], receipt[1..], receipt.ToUpperInvariant(), "x", new string('A', 134) }
        )
        {
            await service.RefusesAsync(
                $"/v1/receipts/{bad}",
                "receipt",
                "is none that this service gave, or not all of it."
            );
        }
    }

    private Task<JsonElement> VerifyAsync(object claim) => VerifyAsync(JsonSerializer.Serialize(claim));

    private async Task<JsonElement> VerifyAsync(string claim)
    {
        using var answer = await service.Client.SendAsync(Post(claim), TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        return JsonElement.Parse(body);
    }

    private Task<JsonElement> RefusalAsync(string claim) =>
        ProblemTests.ProblemOfAsync(service.Client, Post(claim), ProblemKind.InvalidBody);

    private static HttpRequestMessage Post(string claim) =>
        new(HttpMethod.Post, "/v1/verify") { Content = new StringContent(claim, Encoding.UTF8, "application/json") };

    private static string Slice(string text, JsonElement words) =>
        string.Concat(
            text.EnumerateRunes()
                .ToArray()[words.GetProperty("start").GetInt32()..words.GetProperty("end").GetInt32()]
                .Select(r => r.ToString())
        );
}
