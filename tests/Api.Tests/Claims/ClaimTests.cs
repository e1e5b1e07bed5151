using System.Text.Json;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Claims;

[Collection(SeededServiceTests.Name)]
public sealed class ClaimTests(SeededService service)
{
    [Fact]
    public async Task A_finding_tells_where_the_words_stand_and_what_stands_around_them()
    {
        var answer = await service.VerifyAsync(new { text = "السد جاهز وفق وزارة المياه", speaker = "سمير الحداد" });
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
        var answer = await service.VerifyAsync(new { text = Text });
        var finding = answer.GetProperty("findings")[0];
        var text = await service.Client.GetStringAsync(
            service.Resolve("/v1/articles/{dam}/text"),
            TestContext.Current.CancellationToken
        );

        answer.GetProperty("verdict").GetString().ShouldBe("altered");
        finding.GetProperty("changes")[0].GetString().ShouldBe("negation");
        foreach (var edit in finding.GetProperty("diff").EnumerateArray())
        {
            ClaimAnswers
                .Slice(text, edit.GetProperty("said"))
                .ShouldBe(edit.GetProperty("said").GetProperty("text").GetString());
            ClaimAnswers
                .Slice(Text, edit.GetProperty("claimed"))
                .ShouldBe(edit.GetProperty("claimed").GetProperty("text").GetString());
        }
    }

    [Fact]
    public async Task Words_that_nobody_said_so_are_altered_also_where_others_said_what_they_were_made_of()
    {
        var answer = await service.VerifyAsync(new { text = "السد غير جاهز وفق وزارة المياه", speaker = "ليلى منصور" });
        var finding = answer.GetProperty("findings")[0];

        answer.GetProperty("verdict").GetString().ShouldBe("altered");
        finding.GetProperty("verdict").GetString().ShouldBe("altered");
        finding.GetProperty("isSpeaker").GetBoolean().ShouldBeFalse();
        finding.GetProperty("quote").GetProperty("speaker").GetProperty("name").GetString().ShouldBe("سمير الحداد");
    }

    [Theory]
    [InlineData("سمير الحداد", "altered")]
    [InlineData("ليلى منصور", "notFound")]
    public async Task What_the_speaker_said_in_other_words_is_altered_though_one_alone_is_the_same(
        string speaker,
        string verdict
    )
    {
        var answer = await service.VerifyAsync(new { text = "السد تجهز", speaker });

        answer.GetProperty("verdict").GetString().ShouldBe(verdict);
    }

    [Fact]
    public async Task Words_of_an_article_that_nobody_is_quoted_with_are_no_finding_but_shown()
    {
        var answer = await service.VerifyAsync(new { text = "وفق وزارة المياه وأكدت ليلى منصور" });
        var place = answer.GetProperty("inText").EnumerateArray().ShouldHaveSingleItem();
        var text = await service.Client.GetStringAsync(
            service.Resolve("/v1/articles/{dam}/text"),
            TestContext.Current.CancellationToken
        );

        answer.GetProperty("verdict").GetString().ShouldBe("notFound");
        place.GetProperty("articleId").GetString().ShouldBe(service.Ids["dam"]);
        place.GetProperty("outlet").GetProperty("name").GetString().ShouldBe("وكالة المدى");
        place.GetProperty("publishedAt").GetString().ShouldBe("2024-05-04");
        ClaimAnswers.Slice(text, place.GetProperty("words")).ShouldBe("وفق وزارة المياه» وأكدت ليلى منصور");
        (await service.VerifyAsync(new { text = "وفق وزارة المياه وأكدت ليلى منصور", outlet = "جريدة الأفق" }))
            .GetProperty("inText")
            .GetArrayLength()
            .ShouldBe(0);
        (await service.VerifyAsync(new { text = "السد جاهز وفق وزارة المياه" }))
            .TryGetProperty("inText", out _)
            .ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"text":"السد جاهز وفق وزارة المياه","outlet":"جريدة الأفق"}""", 2)]
    [InlineData("""{"text":"السد جاهز وفق وزارة المياه","from":"2024-05-05"}""", 1)]
    [InlineData("""{"text":"السد جاهز وفق وزارة المياه","to":"2024-05-04"}""", 0)]
    public async Task Filters_leave_what_was_searched(string claim, int articles)
    {
        var answer = await service.VerifyAsync(claim);

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
        var problem = await service.RefuseClaimAsync(claim);

        problem.GetProperty("errors").GetProperty("text")[0].GetString().ShouldBe(message);
    }

    [Fact]
    public async Task Ten_thousand_words_are_refused_before_any_work()
    {
        var problem = await service.RefuseClaimAsync(
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

        (await service.VerifyAsync(new { text }))
            .GetProperty("verdict")
            .GetString()
            .ShouldNotBe("verbatim", StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_word_longer_than_any_that_is_stored_is_found_nowhere()
    {
        var answer = await service.VerifyAsync(new { text = new string('م', 3_000) + " ماء" });

        answer.GetProperty("verdict").GetString().ShouldBe("notFound");
    }
}
