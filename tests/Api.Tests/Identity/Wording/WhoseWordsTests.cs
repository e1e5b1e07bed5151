using Qawl.Identity.Wording;

namespace Qawl.Api.Tests.Identity.Wording;

public sealed class WhoseWordsTests
{
    [Theory]
    [InlineData("كانت جدتي تردد: النور لا يباع في السوق", "النور لا يباع في السوق")]
    [InlineData("كان أبي يقول: الشجرة تموت واقفة", "الشجرة تموت واقفة")]
    [InlineData("المعارضون يرددون: الخزينة فارغة منذ سنين", "الخزينة فارغة منذ سنين")]
    [InlineData("قال لي المدير: أحرق الدفاتر كلها، ورفضت", "أحرق الدفاتر كلها")]
    [InlineData("كتب أحدهم على الجدار: الموت للأطباء جميعا", "الموت للأطباء جميعا")]
    [InlineData("أعلنت الشركة مرارا: المصنع آمن تماما", "المصنع آمن تماما")]
    [InlineData("ويعتقد بعض الجيران أن البئر جفت تماما", "البئر جفت تماما")]
    public void Behind_a_colon_others_speak(string said, string excerpt)
    {
        var result = Check(said, excerpt);

        result.Agreement.ShouldBe(Agreement.Altered);
        result.Changes.HasFlag(Changes.Frame).ShouldBeTrue();
    }

    [Theory]
    [InlineData("عندنا حل واحد: نفتح السد قبل الشتاء", "نفتح السد قبل الشتاء")]
    [InlineData("قلت للجميع: نفتح السد قبل الشتاء", "نفتح السد قبل الشتاء")]
    [InlineData("أقولها مرة أخرى: نفتح السد قبل الشتاء", "نفتح السد قبل الشتاء")]
    [InlineData("قال أبي كلاما كثيرا. عندنا حل: نفتح السد قبل الشتاء", "نفتح السد قبل الشتاء")]
    public void Behind_a_colon_the_speaker_may_go_on(string said, string excerpt) =>
        Check(said, excerpt).Agreement.ShouldBe(Agreement.Partial);

    [Theory]
    [InlineData("أوقفت الدورية خمسة أشخاص يشتبه في أنهم سرقوا المتحف", "أوقفت الدورية خمسة أشخاص سرقوا المتحف")]
    [InlineData("الوفدان وافقا من حيث المبدأ على هدنة قصيرة", "الوفدان وافقا على هدنة قصيرة")]
    public void Suspicion_left_out_of_the_middle_of_what_is_reported_is_told(string said, string claim) =>
        ClaimCheck.Of(WordedText.Of(claim), WordedText.Of(said), isDirect: false).Agreement.ShouldBe(Agreement.Altered);

    [Theory]
    [InlineData("ما سنوفره (...) سنصرفه على الشبكة القديمة", Agreement.Stitched)]
    [InlineData("ما سنوفره […] سنصرفه على الشبكة القديمة", Agreement.Stitched)]
    [InlineData("ما سنوفره سنصرفه على الشبكة القديمة", Agreement.Altered)]
    public void What_is_left_out_openly_may_be_a_number_or_a_name(string claim, Agreement agreement) =>
        Check("ما سنوفره من محطة السنابل سنصرفه على الشبكة القديمة", claim).Agreement.ShouldBe(agreement);

    [Theory]
    [InlineData("قَتل الحارس اللص في المتحف", "قُتل الحارس اللص في المتحف", Agreement.Altered)]
    [InlineData("ضُرب المتظاهرون في الساحة", "ضَرب المتظاهرون في الساحة", Agreement.Altered)]
    [InlineData("لم يَمنعوا أحدا من الدخول", "لم يُمنعوا أحدا من الدخول", Agreement.Altered)]
    [InlineData("جاءنا أمر من القلعة ليلا", "جاءنا آمر من القلعة ليلا", Agreement.Altered)]
    [InlineData("قُتل الحارس اللص في المتحف", "قُتِلَ الحارس اللص في المتحف", Agreement.SpellingOnly)]
    [InlineData("قُتل الحارس اللص في المتحف", "قتل الحارس اللص في المتحف", Agreement.SpellingOnly)]
    [InlineData("قرأنا كتابَه الأول مرتين", "قرأنا كتابُه الأول مرتين", Agreement.SpellingOnly)]
    [InlineData("جاءنا آمر من القلعة ليلا", "جاءنا امر من القلعة ليلا", Agreement.SpellingOnly)]
    public void Signs_that_make_another_word_change_what_is_said(string said, string claim, Agreement agreement) =>
        Check(said, claim).Agreement.ShouldBe(agreement);

    private static ClaimVerdict Check(string said, string claim) =>
        ClaimCheck.Of(WordedText.Of(claim), WordedText.Of(said), isDirect: true);
}
