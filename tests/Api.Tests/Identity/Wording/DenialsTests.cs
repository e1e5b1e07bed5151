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
}
