using Qawl.Identity.Wording;

namespace Qawl.Api.Tests.Identity.Wording;

public sealed class DenialsTests
{
    [Theory]
    [InlineData("نفى", true)]
    [InlineData("ونفت", true)]
    [InlineData("انكر", true)]
    [InlineData("كان قد أنكر", true)]
    [InlineData("مستبعدا", true)]
    [InlineData("قال", false)]
    [InlineData("وأكد", false)]
    [InlineData("لم ينف", false)]
    [InlineData("ولا يستبعد", false)]
    [InlineData("نفيسة", false)]
    [InlineData("", false)]
    public void A_cue_denies_by_one_of_its_words(string cue, bool denies) =>
        Denials.Report(cue, "السد آمن", isDirect: false).ShouldBe(denies);

    [Theory]
    [InlineData("وجود أي خلاف", true)]
    [InlineData("الاتهامات الموجهة إليه", true)]
    [InlineData("لم أسرق شيئا", false)]
    [InlineData("هذا كلام فارغ", false)]
    public void In_marks_is_what_is_denied_or_the_denial_itself(string said, bool denies) =>
        Denials.Report("نفى", said, isDirect: true).ShouldBe(denies);

    [Theory]
    [InlineData("ليس صحيحا أن المشافي أقفلت", true)]
    [InlineData("لم يقل إن المشافي أقفلت", true)]
    [InlineData("لا صحة لما تردد من أن المشافي أقفلت", true)]
    [InlineData("من غير الصحيح أن المشافي أقفلت", true)]
    [InlineData("من غير المتوقع أن المشافي أقفلت", false)]
    [InlineData("ليس لدينا مال", false)]
    [InlineData("لا", false)]
    [InlineData("المشافي أقفلت", false)]
    public void Reported_words_deny_by_how_they_begin(string said, bool denies) => Denials.Begin(said).ShouldBe(denies);
}
