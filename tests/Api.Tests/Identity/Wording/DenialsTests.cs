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
    [InlineData("نفيسة", false)]
    [InlineData("", false)]
    public void A_cue_denies_by_one_of_its_words(string cue, bool denies) => Denials.Report(cue).ShouldBe(denies);

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
