using Qawl.Extraction.Text;

namespace Qawl.Extraction.Tests.Text;

public class FoldingTests
{
    [Theory]
    [InlineData("قُـل", "قل")]
    [InlineData("أإآٱ ى ة ؤ ئ ک", "اااا ي ه و ي ك")]
    [InlineData("٣۳3", "333")]
    [InlineData("RT", "rt")]
    [InlineData("\uFEFB\u200D", "لا")]
    [InlineData("\uFE91\uFEF4\uFE96", "بيت")]
    public void Spellings_of_a_letter_become_one(string text, string folded)
    {
        Folding.Fold(text).ShouldBe(folded);
        var target = new char[2 * text.Length];
        new string(target, 0, Folding.Fold(text, target.AsSpan())).ShouldBe(Folding.Fold(text));
    }

    [Theory]
    [InlineData("لـِلجنة", 1, 3)]
    [InlineData("وسالم", 1, 1)]
    [InlineData("\uFEFBسالم", 2, 1)]
    [InlineData("وَ", 1, 2)]
    public void Folded_letters_are_found_in_the_text(string raw, int letters, int characters) =>
        Folding.RawLength(raw, letters).ShouldBe(characters);
}
