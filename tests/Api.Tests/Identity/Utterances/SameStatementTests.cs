using Qawl.Identity.Utterances;
using Qawl.Identity.Wording;

namespace Qawl.Api.Tests.Identity.Utterances;

public sealed class SameStatementTests
{
    private const string Long =
        "سنبدأ بناء ثلاثة مستشفيات في مدينة الرملاء قبل نهاية العام ولن نطلب قروضا جديدة من المصارف";

    private static readonly Voice Minister = new("minister", null, "ministry", ["سالم", "القرناوي"]);

    private static readonly Voice Ministry = new(null, "ministry", null, ["وزاره", "المياه"]);

    private static readonly Voice Surname = new("surname", null, null, ["القرناوي"]);

    [Fact]
    public void Of_a_hundred_quotes_that_report_one_statement_nine_in_ten_are_told()
    {
        var same = GoldUtterances.Pairs().Where(p => p.Kind == "same").ToList();

        same.Count.ShouldBeGreaterThanOrEqualTo(100);
        same.Count(p => SameStatement.Of(p.First, p.Second) is not null).ShouldBeGreaterThan(same.Count * 9 / 10);
    }

    [Fact]
    public void Of_a_hundred_that_only_look_like_it_two_at_most_are_taken_for_it()
    {
        var others = GoldUtterances.Pairs().Where(p => p.Kind != "same").ToList();

        others.Count.ShouldBeGreaterThanOrEqualTo(100);
        others.Count(p => SameStatement.Of(p.First, p.Second) is not null).ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void Which_quote_comes_first_makes_no_difference()
    {
        foreach (var (_, first, second) in GoldUtterances.Pairs())
        {
            SameStatement.Of(second, first).ShouldBe(SameStatement.Of(first, second));
        }
    }

    [Theory]
    [InlineData(Long, true, Reporting.Verbatim)]
    [InlineData("سنبدأ بناء ثلاثة مستشفيات في مدينة الرملاء قبل نهاية العام", true, Reporting.Shortened)]
    [InlineData("الوزارة ستبدأ بناء ثلاثة مستشفيات في الرملاء قبل نهاية العام", true, Reporting.Reworded)]
    [InlineData("الوزارة ستبدأ بناء ثلاثة مستشفيات في الرملاء قبل نهاية العام", false, Reporting.Reported)]
    public void It_says_how_a_quote_reports_it(string words, bool isDirect, Reporting reporting) =>
        SameStatement.Of(Of(Long, Minister), Of(words, Minister, isDirect))!.Reporting.ShouldBe(reporting);

    [Theory]
    [InlineData("الجسور ملك للمدينة ولن تباع", "الجسور ملك للمدينة، ولن تباع!", true)]
    [InlineData("نعتذر للجماهير، سنعود أقوى", "نعتذر للجماهير سنعود أقوى", true)]
    [InlineData("لم نتلق حتى الآن أي وثيقة مكتوبة", "لم نتلقَّ حتى الآن أي وثيقة مكتوبة", true)]
    [InlineData("الجسور ملك للمدينة ولن تباع", "الجسور ملك للمدينة وقد تباع", false)]
    [InlineData("الجسور ملك للمدينة ولن تباع", "الجسور ملك للولاية ولن تباع", false)]
    [InlineData("هذا غير مقبول", "هذا غير مقبول", false)]
    public void A_short_quote_is_the_same_word_for_word(string one, string other, bool isSame)
    {
        (SameStatement.Of(Of(one, Minister), Of(other, Minister))?.Reporting == Reporting.Verbatim).ShouldBe(isSame);
        RareTerms.Of(Of(one, Minister)).Intersect(RareTerms.Of(Of(other, Minister))).Any().ShouldBe(isSame);
        // In other mouths, and as indirect speech, so few words tell nothing.
        SameStatement.Of(Of(one, Minister), Of(other, Surname)).ShouldBeNull();
        SameStatement.Of(Of(one, Minister), Of(other, Minister, isDirect: false)).ShouldBeNull();
    }

    [Fact]
    public void A_body_says_what_its_spokesperson_says()
    {
        const string Reworded = "الوزارة ستبدأ بناء ثلاثة مستشفيات في الرملاء قبل نهاية العام";

        SameStatement.Of(Of(Long, Minister), Of(Reworded, Ministry))!.Tie.ShouldBe(Tie.Same);
    }

    [Fact]
    public void Who_is_not_named_is_somebody_only_by_many_words_that_are_the_same()
    {
        SameStatement.Of(Of(Long, Minister), Of(Long, Voice.Unnamed))!.Tie.ShouldBe(Tie.Open);
        SameStatement.Of(Of(Long, Minister), Of(Long, Surname))!.Tie.ShouldBe(Tie.Open);
        SameStatement.Of(Of(Long, Minister), Of("سنبدأ بناء ثلاثة مستشفيات قبل العيد", Voice.Unnamed)).ShouldBeNull();
        SameStatement.Of(Of(Long, Minister), Of(Long, GoldUtterances.Another with { Name = ["منى"] })).ShouldBeNull();
    }

    [Fact]
    public void Who_says_the_same_words_a_month_later_says_it_again() =>
        SameStatement
            .Of(Of(Long, Minister) with { Day = 20000 }, Of(Long, Minister) with { Day = 20031 })
            .ShouldBeNull();

    [Fact]
    public void Who_denies_words_and_who_says_them_say_two_things()
    {
        const string Claim = "الوزارة ستبدأ بناء ثلاثة مستشفيات في الرملاء قبل نهاية العام";
        const string Contrary = "الوزارة لن تبدأ بناء ثلاثة مستشفيات في الرملاء قبل نهاية العام";
        var denied = Of(Claim, Minister, isDirect: false) with { IsDenied = true };

        SameStatement.Of(Of(Long, Minister), denied).ShouldBeNull();
        SameStatement.Of(denied, Of(Claim, Minister)).ShouldBeNull();
        SameStatement.Of(denied, denied with { Voice = Ministry }).ShouldNotBeNull();
        SameStatement.Of(denied, Of(Contrary, Minister)).ShouldNotBeNull();
        SameStatement.Of(Of(Contrary, Minister), denied).ShouldNotBeNull();
    }

    private static Said Of(string words, Voice voice, bool isDirect = true) =>
        new(WordedText.Of(words), isDirect, voice);
}
