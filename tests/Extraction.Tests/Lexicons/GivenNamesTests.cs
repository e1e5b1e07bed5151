using Qawl.Extraction.Lexicons;

namespace Qawl.Extraction.Tests.Lexicons;

public sealed class GivenNamesTests
{
    [Theory]
    [InlineData("محمد", true)]
    [InlineData("عبدالرحمن", true)]
    [InlineData("قلم", false)]
    public void A_given_name_is_known(string name, bool known) => GivenNames.Have(name).ShouldBe(known);
}
