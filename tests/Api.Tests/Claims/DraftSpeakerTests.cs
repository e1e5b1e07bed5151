using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Claims;

[Collection(SeededServiceTests.Name)]
public sealed class DraftSpeakerTests(SeededService service)
{
    [Fact]
    public async Task Marks_inside_of_what_is_reported_set_off_the_speakers_own_words()
    {
        const string Reported = "وقال سمير الحداد إن البناء انتهى وإن \"السد جاهز وفق وزارة المياه\" منذ شهر.";
        var quotations = (await service.VerifyDraftAsync(Reported))
            .GetProperty("quotations")
            .EnumerateArray()
            .ToArray();

        quotations.Length.ShouldBe(2);
        ClaimAnswers.Slice(Reported, quotations[1]).ShouldBe("السد جاهز وفق وزارة المياه");
        quotations[1].GetProperty("speaker").GetProperty("name").GetString().ShouldBe("سمير الحداد");
        quotations[1].GetProperty("verification").GetProperty("verdict").GetString().ShouldBe("verbatim");
    }

    [Fact]
    public async Task What_stands_in_marks_is_verified_though_nobody_is_said_to_have_said_it()
    {
        const string Poster = "دخل الزوار سوق المدينة تحت «السد جاهز وفق وزارة المياه» بالخط العريض، ثم «سوق الماء».";
        var quotation = (await service.VerifyDraftAsync(Poster))
            .GetProperty("quotations")
            .EnumerateArray()
            .ShouldHaveSingleItem();

        quotation.TryGetProperty("speaker", out _).ShouldBeFalse();
        quotation.TryGetProperty("confidence", out _).ShouldBeFalse();
        quotation.GetProperty("verification").GetProperty("verdict").GetString().ShouldBe("verbatim");
        ClaimAnswers.Slice(Poster, quotation).ShouldBe("السد جاهز وفق وزارة المياه");
    }

    [Fact]
    public async Task A_surname_that_the_draft_never_gives_in_full_is_looked_up()
    {
        var quotation = (await service.VerifyDraftAsync("وقالت منصور: «السد جاهز وفق وزارة المياه».")).GetProperty(
            "quotations"
        )[0];

        quotation.GetProperty("verification").GetProperty("verdict").GetString().ShouldBe("otherSpeaker");
    }

    [Fact]
    public async Task Whom_a_draft_does_not_name_is_nobody_to_be_looked_up()
    {
        var quotation = (await service.VerifyDraftAsync("وقال مصدر أمني: «السد جاهز وفق وزارة المياه».")).GetProperty(
            "quotations"
        )[0];

        quotation.GetProperty("verification").GetProperty("verdict").GetString().ShouldBe("verbatim");
        quotation.GetProperty("verification").TryGetProperty("resolved", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("قال نادر الحداد إن الوفد وصل.\n\n- «الجسر الشرقي سيفتح هذا الصيف» (سمير الحداد)\n- وصل الوفد")]
    [InlineData("ملاحظات\n\nسمير الحداد – \"الجسر الشرقي سيفتح هذا الصيف\"\n")]
    [InlineData("مختارات\n\n| المتحدث | الاقتباس |\n|---|---|\n| سمير الحداد | الجسر الشرقي سيفتح هذا الصيف |\n")]
    [InlineData("مختارات\n\n| 3 | سمير الحداد | الجسر الشرقي سيفتح هذا الصيف | صفحة أولى |\n")]
    [InlineData("مختارات\n\nالمتحدث\tالاقتباس\nسمير الحداد\tالجسر الشرقي سيفتح هذا الصيف\n")]
    [InlineData("مختارات\n<blockquote><p>الجسر الشرقي سيفتح هذا الصيف</p><cite>سمير الحداد</cite></blockquote>")]
    [InlineData(
        "مختارات\n<blockquote>الجسر الشرقي سيفتح هذا الصيف <footer>— <cite>سمير الحداد</cite></footer></blockquote>"
    )]
    [InlineData("هل قال سمير الحداد فعلا إن «الجسر الشرقي سيفتح هذا الصيف»؟")]
    [InlineData("«الجسر الشرقي سيفتح هذا الصيف». الكلام لسمير الحداد.")]
    [InlineData("خبر\n\nبعبارة «الجسر الشرقي سيفتح هذا الصيف» افتتح سمير الحداد كلمته أمام نواب المدينة.")]
    [InlineData("خبر\n\nمن القائل «الجسر الشرقي سيفتح هذا الصيف»؟ إنه سمير الحداد.")]
    [InlineData(
        "خبر\n\n1- «الجسر الشرقي سيفتح هذا الصيف»\nالقائل: سمير الحداد\n\n2- «وصل الوفد إلى المدينة»\nالقائل: نادر الحداد"
    )]
    [InlineData("خبر\n\nالقائل: سمير الحداد\nالعبارة: «الجسر الشرقي سيفتح هذا الصيف»\n")]
    [InlineData("خبر\n\nالمتحدث: سمير الحداد\nالتصريح: الجسر الشرقي سيفتح هذا الصيف\n")]
    [InlineData("خبر\n\n{\"speaker\": \"سمير الحداد\", \"quote\": \"الجسر الشرقي سيفتح هذا الصيف\"}\n")]
    [InlineData("خبر\n\nمقتطف من كلمة المدير سمير الحداد:\n«الجسر الشرقي سيفتح هذا الصيف»\n")]
    [InlineData("خبر\n\n## سمير الحداد، مدير الجسر\n- «وصل الوفد إلى المدينة»\n- «الجسر الشرقي سيفتح هذا الصيف»\n")]
    [InlineData("خبر\n\n**سمير الحداد (مدير الجسر)**\n- أكد أن الجسر الشرقي سيفتح هذا الصيف.\n- أضاف أن الوفد وصل.\n")]
    [InlineData("خبر\n\n| سمير الحداد | مدير الجسر | «الجسر الشرقي سيفتح هذا الصيف» |\n")]
    [InlineData("خبر\n\nسمير الحداد كان هناك.\n\nزعم منشور أن الحداد صرح بأن الجسر الشرقي سيفتح هذا الصيف.")]
    [InlineData("خبر\n\nعرف سمير الحداد بقوله إن الجسر الشرقي سيفتح هذا الصيف.(1) وذكر أن الوفد وصل.(2)")]
    [InlineData("قال نادر الحداد إن الوفد وصل.\n\n* «الجسر الشرقي سيفتح هذا الصيف» — سمير الحداد، مايو 2025\n")]
    [InlineData("رحب نادر الحداد بحديث سمير الحداد الذي قال إن «الجسر الشرقي سيفتح هذا الصيف».")]
    [InlineData("خبر\n\n4- المسافر سمير الحداد: الجسر الشرقي سيفتح هذا الصيف")]
    [InlineData("خبر\n\nمدير محطة القناديل سمير الحداد: الجسر الشرقي سيفتح هذا الصيف")]
    [InlineData("خبر\n\n[12/3، 9:44 م] سمير الحداد: الجسر الشرقي سيفتح هذا الصيف")]
    [InlineData("خبر\n\nتحديث 14:20 | سمير الحداد، مدير الجسر: الجسر الشرقي سيفتح هذا الصيف")]
    [InlineData("خبر\n\nسمير الحداد لـ«الأفق»: الجسر الشرقي سيفتح هذا الصيف")]
    [InlineData("خبر\n\n1. **سمير الحداد** — الجسر الشرقي سيفتح هذا الصيف")]
    [InlineData("خبر\n\nأقسى جملة جاءت من سمير الحداد: الجسر الشرقي سيفتح هذا الصيف")]
    [InlineData("خبر\n\nسمير الحداد ينهي الجدل كله: الجسر الشرقي سيفتح هذا الصيف")]
    [InlineData("خبر\n\n• سمير الحداد أيضا: الجسر الشرقي سيفتح هذا الصيف")]
    [InlineData("خبر\n\nالمتحدث: سمير الحداد\nالاقتباس (غير مباشر): الجسر الشرقي سيفتح هذا الصيف")]
    [InlineData("خبر\n\n{\"quote\": \"الجسر الشرقي سيفتح هذا الصيف\", \"speaker\": \"سمير الحداد\"}")]
    [InlineData("خبر\n\nقال سمير الحداد:\n\n> الجسر الشرقي سيفتح هذا الصيف\n")]
    [InlineData("خبر\n\n«الجسر الشرقي سيفتح هذا الصيف»\nسمير الحداد، مدير الجسر في المدينة")]
    [InlineData("خبر\n\n«الجسر الشرقي سيفتح هذا الصيف» (سمير الحداد، القناديل، 2024)")]
    [InlineData(
        "خبر\n\n1\n00:00:03,200 --> 00:00:07,900\nسمير الحداد:\n\n2\n00:00:08,100 --> 00:00:12,000\nالجسر الشرقي سيفتح هذا الصيف"
    )]
    [InlineData("خبر\n\nأجاب نادر الحداد بأن سمير الحداد قال إن الجسر الشرقي سيفتح هذا الصيف.")]
    public async Task Whoever_a_line_gives_the_words_to_has_said_them(string text)
    {
        var quotation = (await service.VerifyDraftAsync(text))
            .GetProperty("quotations")
            .EnumerateArray()
            .Single(q => ClaimAnswers.Slice(text, q) == "الجسر الشرقي سيفتح هذا الصيف");

        quotation.GetProperty("speaker").GetProperty("name").GetString().ShouldBe("سمير الحداد");
    }

    [Theory]
    [InlineData("خبر\n\nبحضور سمير الحداد ونادر الحداد رفعت لافتة عليها «الجسر الشرقي سيفتح هذا الصيف».")]
    [InlineData("خبر\n\nوصل سمير الحداد إلى المدينة أمس ومعه عشرون من رجال الأعمال.\n«الجسر الشرقي سيفتح هذا الصيف»\n")]
    [InlineData("قال نادر الحداد إن الوفد وصل.\n@samir_h: \"الجسر الشرقي سيفتح هذا الصيف\"")]
    public async Task Words_that_several_or_nobody_beside_them_may_have_said_are_nobodys(string text)
    {
        var quotation = (await service.VerifyDraftAsync(text))
            .GetProperty("quotations")
            .EnumerateArray()
            .Single(q => ClaimAnswers.Slice(text, q) == "الجسر الشرقي سيفتح هذا الصيف");

        quotation.TryGetProperty("speaker", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Whom_a_line_gives_an_office_and_no_name_is_nobody_to_be_looked_up()
    {
        var quotation = (
            await service.VerifyDraftAsync("خبر\n\n• مصدر مسؤول في الشركة: الجسر الشرقي سيفتح هذا الصيف\n")
        ).GetProperty("quotations")[0];

        quotation.GetProperty("speaker").TryGetProperty("name", out _).ShouldBeFalse();
        quotation
            .GetProperty("speaker")
            .GetProperty("words")
            .GetProperty("text")
            .GetString()
            .ShouldBe("مصدر مسؤول في الشركة");
        quotation.GetProperty("verification").TryGetProperty("resolved", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("مختارات\n\n| المتحدث | الاقتباس |\n|---|---|\n| سمير الحداد | «الجسر الشرقي سيفتح هذا الصيف» |\n")]
    [InlineData("مختارات\n\n{\"speaker\": \"سمير الحداد\", \"quote\": \"الجسر الشرقي سيفتح هذا الصيف\"}\n")]
    public async Task What_columns_and_speakers_are_called_is_no_quotation(string text) =>
        (await service.VerifyDraftAsync(text)).GetProperty("quotations").GetArrayLength().ShouldBe(1);
}
