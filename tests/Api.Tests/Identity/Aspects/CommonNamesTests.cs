using Qawl.Identity.Aspects;
using Qawl.Identity.Spelling;

namespace Qawl.Api.Tests.Identity.Aspects;

public sealed class CommonNamesTests
{
    [Theory]
    [InlineData("محمد الحربي", true)]
    [InlineData("محمد بن سعد", true)]
    [InlineData("عبد الله الحربي", true)]
    [InlineData("عبدالله عبد الرحمن", true)]
    [InlineData("أبو بكر حسن", true)]
    [InlineData("علاء الدين حسن", true)]
    [InlineData("محمد وجدي", true)]
    [InlineData("محمد القرناوي", false)]
    [InlineData("غوليوفسكي محمد", false)]
    [InlineData("محمد بن سعد الحربي", false)]
    [InlineData("محمد", false)]
    [InlineData("الحربي", false)]
    [InlineData("", false)]
    public void A_frequent_given_and_a_frequent_family_name_name_many(string name, bool many) =>
        CommonNames.NameMany(NameWords.Of(name)).ShouldBe(many);

    [Fact]
    public void Words_of_either_are_known()
    {
        CommonNames.Have("محمد").ShouldBeTrue();
        CommonNames.Have("حربي").ShouldBeTrue();
        CommonNames.Have("قرناوي").ShouldBeFalse();
    }
}
