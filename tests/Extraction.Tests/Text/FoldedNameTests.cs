using Qawl.Extraction.Text;

namespace Qawl.Extraction.Tests.Text;

public class FoldedNameTests
{
    [Theory]
    [InlineData("عبد الرحمن", "عبدالرحمن")]
    [InlineData("نور عبد  الإله\nأمين", "نور عبدالاله امين")]
    [InlineData("عبد", "عبد")]
    [InlineData("العبد الصالح", "العبد الصالح")]
    [InlineData("", "")]
    public void Spellings_of_a_name_become_one(string name, string folded) => FoldedName.Of(name).ShouldBe(folded);
}
