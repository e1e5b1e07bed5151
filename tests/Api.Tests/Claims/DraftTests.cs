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
        var answer = await service.VerifyDraftAsync(Text);

        ClaimAnswers
            .Told(answer)
            .ShouldBe([
                "direct سمير الحداد: السد غير جاهز وفق وزارة المياه = altered",
                "indirect ليلى منصور: العمل مستمر = reported",
                "direct كريم الوزان: المطر يصل غدا إلى السهول = notFound",
            ]);
        foreach (var quotation in answer.GetProperty("quotations").EnumerateArray())
        {
            ClaimAnswers.Slice(Text, quotation).ShouldBe(quotation.GetProperty("text").GetString());
            var words = quotation.GetProperty("speaker").GetProperty("words");
            ClaimAnswers.Slice(Text, words).ShouldBe(words.GetProperty("text").GetString());
        }
    }

    [Fact]
    public async Task Differences_have_their_place_in_the_draft()
    {
        var answer = await service.VerifyDraftAsync($"😀 {Text}");

        var finding = answer.GetProperty("quotations")[0].GetProperty("verification").GetProperty("findings")[0];
        finding.GetProperty("changes")[0].GetString().ShouldBe("negation");
        foreach (var edit in finding.GetProperty("diff").EnumerateArray())
        {
            var claimed = edit.GetProperty("claimed");
            ClaimAnswers.Slice($"😀 {Text}", claimed).ShouldBe(claimed.GetProperty("text").GetString());
        }
    }

    [Fact]
    public async Task What_is_found_is_counted_and_what_was_searched_is_told_once()
    {
        var answer = await service.VerifyDraftAsync(Text);

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
        var answer = await service.VerifyDraftAsync(Text, new { text = Text, outlet = "جريدة الأفق" });

        answer.GetProperty("summary").GetProperty("notFound").GetInt32().ShouldBe(3);
        answer.GetProperty("searched").GetProperty("articles").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("**قال سمير الحداد**: «السد جاهز وفق وزارة المياه».")]
    [InlineData("## خبر اليوم\n\n> قال سمير الحداد: «السد جاهز وفق وزارة المياه».")]
    [InlineData(
        "خبر\n\nقال [سمير الحداد](https://a.example/x_(y)): [«السد جاهز وفق وزارة المياه»](https://a.example) [1]."
    )]
    [InlineData("خبر\n\n- **سمير الحداد** – «السد جاهز وفق وزارة المياه»\n- وصل الوفد")]
    [InlineData("خبر\n\n1. سمير الحداد: «السد جاهز وفق وزارة المياه»[^2]")]
    [InlineData("| من | ماذا |\n|---|---|\n| سمير الحداد | «السد جاهز وفق وزارة المياه» |\n")]
    [InlineData(
        "<html><script>var a = \"لا يقرأ هذا أحد\";</script><p>قال <b>سمير الحداد</b>: «السد جاهز وفق وزارة المياه».</p></html>"
    )]
    [InlineData("\uFEFFخبر اليوم\r\n\r\nقال سمير الحداد: «السد جاهز وفق وزارة المياه».\r\n")]
    public async Task Marks_of_Markdown_and_ends_of_lines_leave_words_in_their_place(string text)
    {
        var quotation = (await service.VerifyDraftAsync(text))
            .GetProperty("quotations")
            .EnumerateArray()
            .ShouldHaveSingleItem();

        quotation.GetProperty("speaker").GetProperty("name").GetString().ShouldBe("سمير الحداد");
        quotation.GetProperty("verification").GetProperty("verdict").GetString().ShouldBe("verbatim");
        ClaimAnswers.Slice(text, quotation).ShouldBe("السد جاهز وفق وزارة المياه");
    }

    [Theory]
    [InlineData("قال سمير الحداد: «السد جاهز\nوفق وزارة المياه».")]
    [InlineData("خبر\n\n> قال سمير الحداد: «السد جاهز\n> وفق وزارة\n> المياه».\n\nوصل الوفد.")]
    [InlineData("- قال سمير الحداد: “السد\r\n  جاهز وفق وزارة المياه”.\r\n")]
    [InlineData("قال سمير الحداد: «السد ~~غير~~ جاهز وفق وزارة المياه».")]
    [InlineData("<p>قال سمير الحداد: «السد <del>غير</del> جاهز وفق وزارة <s class=\"x\">الري</s> المياه».</p>")]
    [InlineData("قال سمير الحداد: «السد ![غير](غير.png) جاهز وفق وزارة المياه».")]
    public async Task A_quotation_goes_on_in_the_next_line_and_what_is_crossed_out_is_not_in_it(string text)
    {
        var answer = await service.VerifyDraftAsync(text);

        var quotation = answer.GetProperty("quotations").EnumerateArray().ShouldHaveSingleItem();
        quotation.GetProperty("verification").GetProperty("verdict").GetString().ShouldBe("verbatim");
        var (first, last) = (ClaimAnswers.Slice(text, quotation)[..4], ClaimAnswers.Slice(text, quotation)[^6..]);
        (first, last).ShouldBe(("السد", "المياه"));
    }

    [Fact]
    public async Task A_turn_in_the_next_line_is_verified_too()
    {
        var answer = await service.VerifyDraftAsync("قال سمير الحداد: «السد غير\nجاهز وفق وزارة المياه».");

        ClaimAnswers.Told(answer).ShouldHaveSingleItem().ShouldEndWith("= altered");
    }

    [Theory]
    [InlineData("مختارات\n\n> السد جاهز وفق وزارة المياه\n>\n> — سمير الحداد")]
    [InlineData("مختارات\n\n> السد جاهز وفق وزارة المياه\n> – سمير الحداد")]
    [InlineData("قال نادر الحداد إن الوفد وصل.\n\n**2.** يحكي سمير الحداد: «السد جاهز وفق وزارة المياه»")]
    public async Task Quotations_that_are_set_off_and_items_of_a_list_have_speakers_of_their_own(string text)
    {
        var quotation = (await service.VerifyDraftAsync(text)).GetProperty("quotations").EnumerateArray().Last();

        quotation.GetProperty("speaker").GetProperty("name").GetString().ShouldBe("سمير الحداد");
        quotation.GetProperty("verification").GetProperty("verdict").GetString().ShouldBe("verbatim");
        ClaimAnswers.Slice(text, quotation).ShouldBe("السد جاهز وفق وزارة المياه");
    }

    [Theory]
    [InlineData("ملاحظات\n\n- سمير الحداد: الجسر الشرقي سيفتح هذا الصيف\n- وصل الوفد")]
    [InlineData("ملاحظات\n\n- اقتباس ثان (سمير الحداد): الجسر الشرقي سيفتح هذا الصيف\n")]
    [InlineData("ملاحظات\n\n00:01:12 سمير الحداد: الجسر الشرقي سيفتح هذا الصيف\n")]
    [InlineData("ملاحظات\n\nعاجل | سمير الحداد: الجسر الشرقي سيفتح هذا الصيف\n")]
    [InlineData("ملاحظات\n\n#عاجل مدير الجسر سمير الحداد لإذاعة الوادي: الجسر الشرقي سيفتح هذا الصيف\n")]
    [InlineData("ملاحظات\n\nعنوان الخبر: سمير الحداد: الجسر الشرقي سيفتح هذا الصيف\n")]
    public async Task A_name_leads_to_words_without_marks(string text)
    {
        var quotation = (await service.VerifyDraftAsync(text))
            .GetProperty("quotations")
            .EnumerateArray()
            .ShouldHaveSingleItem();

        quotation.GetProperty("kind").GetString().ShouldBe("indirect");
        quotation.GetProperty("speaker").GetProperty("name").GetString().ShouldBe("سمير الحداد");
        ClaimAnswers.Slice(text, quotation).ShouldBe("الجسر الشرقي سيفتح هذا الصيف");
    }

    [Theory]
    [InlineData("قال نادر الحداد إن الوفد وصل.\n\n[مشهد: السد]\n\"السد جاهز وفق وزارة المياه\"")]
    [InlineData("قال نادر الحداد: «الوفد وصل إلى المدينة».\n\n## نص على الشاشة\n«السد جاهز وفق وزارة المياه»")]
    public async Task Who_spoke_before_a_heading_does_not_go_on_under_it(string text)
    {
        var quotation = (await service.VerifyDraftAsync(text)).GetProperty("quotations").EnumerateArray().Last();

        quotation.TryGetProperty("speaker", out _).ShouldBeFalse();
        quotation.GetProperty("verification").GetProperty("verdict").GetString().ShouldBe("verbatim");
    }

    [Theory]
    [InlineData("مقابلة مع سمير الحداد\n\nس: هل السد جاهز؟\nج: قال الحداد إن السد جاهز وفق وزارة المياه.")]
    [InlineData("مقابلة مع سمير الحداد\n\nس: هل السد جاهز؟\nج: قال الحداد: «السد جاهز وفق وزارة المياه».")]
    [InlineData(
        "مقابلة مع ليلى منصور\n\nسؤال: هل العمل مستمر؟\nجواب: نعم.\nسؤال: هل السد جاهز؟\nجواب: قال سمير الحداد: \"السد جاهز وفق وزارة المياه\"."
    )]
    [InlineData("مقابلة مع ليلى منصور\n\nس: من قالها؟\nج: أكد سمير الحداد أن السد جاهز وفق وزارة المياه.")]
    public async Task What_a_colon_leads_to_may_report_what_another_said(string text)
    {
        var quotation = (await service.VerifyDraftAsync(text))
            .GetProperty("quotations")
            .EnumerateArray()
            .ShouldHaveSingleItem();

        ClaimAnswers.Slice(text, quotation).ShouldBe("السد جاهز وفق وزارة المياه");
        quotation.GetProperty("speaker").GetProperty("name").GetString().ShouldBe("سمير الحداد");
        quotation.GetProperty("verification").GetProperty("verdict").GetString().ShouldBe("verbatim");
    }

    [Fact]
    public async Task A_word_to_which_a_colon_leads_is_a_quotation_too()
    {
        var answer = await service.VerifyDraftAsync("اكتفى الناس بكلمة واحدة: «عادل». ثم قرأوا رواية «الريح».");

        answer.GetProperty("quotations").EnumerateArray().ShouldHaveSingleItem();
        answer.GetProperty("summary").GetProperty("tooShort").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("<p>قال سمير الحداد: &laquo;السد جاهز وفق وزارة المياه&raquo;.</p>")]
    [InlineData("<div>قال سمير الحداد: &quot;السد جاهز وفق وزارة المياه&quot;</div>")]
    public async Task Entities_are_read_as_what_they_stand_for(string text)
    {
        var quotation = (await service.VerifyDraftAsync(text))
            .GetProperty("quotations")
            .EnumerateArray()
            .ShouldHaveSingleItem();

        quotation.GetProperty("verification").GetProperty("verdict").GetString().ShouldBe("verbatim");
        ClaimAnswers.Slice(text, quotation).ShouldContain("السد جاهز وفق وزارة المياه");
    }

    [Fact]
    public async Task What_stands_between_two_quotations_is_none()
    {
        const string Mixed = "قال سمير الحداد: «السد جاهز وفق وزارة المياه\". وقال نادر الحداد: \"الوقت ضيق جدا هنا\".";

        foreach (var quotation in (await service.VerifyDraftAsync(Mixed)).GetProperty("quotations").EnumerateArray())
        {
            quotation.GetProperty("text").GetString()!.ShouldNotStartWith(".");
        }
    }

    [Fact]
    public async Task One_word_is_a_quotation_without_a_verdict()
    {
        var answer = await service.VerifyDraftAsync("قال سمير الحداد: «مستحيل».");

        answer.GetProperty("quotations")[0].TryGetProperty("verification", out _).ShouldBeFalse();
        answer.GetProperty("summary").GetProperty("tooShort").GetInt32().ShouldBe(1);
        answer.TryGetProperty("searched", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_draft_without_quotations_has_none()
    {
        var answer = await service.VerifyDraftAsync("هطلت أمطار على المدينة مساء أمس، وغادر الوفد.");

        answer.GetProperty("quotations").GetArrayLength().ShouldBe(0);
        answer.GetProperty("summary").GetProperty("quotations").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_thousand_quotations_are_refused_with_their_number()
    {
        var text = string.Concat(Enumerable.Range(0, 1000).Select(i => $"قال سمير الحداد: «السد جاهز {i}».\n\n"));

        (await service.RefuseDraftAsync(new { text })).ShouldBe(
            "has 1000 quotations, and at most 200 are verified at once: send it in parts."
        );
    }

    [Theory]
    [InlineData(null, "must be there.")]
    [InlineData(" ", "must not be empty.")]
    [InlineData("the dam is ready", "must have Arabic words.")]
    public async Task What_is_no_draft_is_refused(string? text, string message) =>
        (await service.RefuseDraftAsync(text is null ? new { } : new { text })).ShouldBe(message);

    [Fact]
    public async Task A_draft_that_is_too_long_is_refused_with_its_length() =>
        (await service.RefuseDraftAsync(new { text = new string('م', 200_001) })).ShouldBe(
            "must have at most 200000 characters; it has 200001."
        );

    [Theory]
    [InlineData("كلمة ")]
    [InlineData("«")]
    [InlineData("قال ")]
    public async Task The_same_over_and_over_is_answered(string word)
    {
        var text = string.Concat(Enumerable.Repeat(word, 190_000 / word.Length)) + "م";

        (await service.VerifyDraftAsync(text)).GetProperty("summary").GetProperty("verbatim").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("عناوين\n\n• سركيس: الجسر الشرقي سيفتح هذا الصيف\n", "سركيس")]
    [InlineData("عناوين\n\n• بن جلول: الجسر الشرقي سيفتح هذا الصيف\n", "بن جلول")]
    public async Task A_surname_leads_to_words_without_marks(string text, string surname)
    {
        var quotation = (await service.VerifyDraftAsync(text))
            .GetProperty("quotations")
            .EnumerateArray()
            .ShouldHaveSingleItem();

        var speaker = quotation.GetProperty("speaker");
        speaker.GetProperty("words").GetProperty("text").GetString().ShouldBe(surname);
        ClaimAnswers.Slice(text, quotation).ShouldBe("الجسر الشرقي سيفتح هذا الصيف");
    }

    [Theory]
    [InlineData("ملاحظات\n\nالموعد: الأحد القادم بعد الظهر في القاعة\n")]
    [InlineData("ملاحظات\n\nدمشق: الجسر الشرقي يفتح هذا الصيف\n")]
    [InlineData("ملاحظات\n\nسيرة سمير الحداد مدير الجسر السابق الذي عرفه الناس: حياة طويلة في الماء\n")]
    public async Task What_other_words_lead_to_is_no_quotation(string text) =>
        (await service.VerifyDraftAsync(text)).GetProperty("quotations").GetArrayLength().ShouldBe(0);

    [Fact]
    public async Task Clauses_that_an_article_reports_apart_are_verified_apart()
    {
        var text = "قال سمير الحداد إن السد جاهز وفق وزارة المياه، وإن الوفد عاد أمس من السفر.";

        var clauses = (await service.VerifyDraftAsync(text)).GetProperty("quotations").EnumerateArray().ToList();

        clauses
            .Select(c => ClaimAnswers.Slice(text, c))
            .ShouldBe(["السد جاهز وفق وزارة المياه", "الوفد عاد أمس من السفر"]);
        clauses[1].GetProperty("verification").GetProperty("verdict").GetString().ShouldBe("notFound");
    }
}
