using Qawl.Extraction.Words;

namespace Qawl.Extraction.Tests.Words;

public class FirstPersonTests
{
    [Theory]
    [InlineData("أناقش", false, true)]
    [InlineData("اناقش", false, false)]
    [InlineData("اناقش", true, true)]
    [InlineData("نناقش", false, true)]
    [InlineData("سنناقش", false, true)]
    [InlineData("ساناقش", false, true)]
    [InlineData("نناقشها", false, true)]
    [InlineData("نناقشهم", false, true)]
    [InlineData("نناقشكم", false, true)]
    [InlineData("نناقشه", false, true)]
    [InlineData("يناقش", true, false)]
    [InlineData("نافذة", true, false)]
    [InlineData("أخضر", true, false)]
    [InlineData("نادرون", true, false)]
    [InlineData("نحن", true, false)]
    [InlineData("نفي", true, false)]
    [InlineData("سأناقشها", false, true)]
    [InlineData("تناقش", true, false)]
    public void A_verb_of_the_present_is_told_by_its_first_letter(string word, bool behindVerb, bool isVerb) =>
        FirstPerson.IsVerb(new TokenizedText(word, Vocabulary.Shared), 0, behindVerb).ShouldBe(isVerb);

    [Theory]
    [InlineData("قررنا", true)]
    [InlineData("أخبرني", true)]
    [InlineData("نحن", true)]
    [InlineData("أحيانا", false)]
    [InlineData("القانوني", false)]
    [InlineData("كتابنا", false)]
    [InlineData("قرروا", false)]
    [InlineData("تعاوني", false)]
    [InlineData("نناقش", true)]
    [InlineData("الميدانا", false)]
    [InlineData("برلماني", false)]
    public void Who_speaks_of_himself_is_told_by_an_ending(string word, bool speaks) =>
        FirstPerson.Speaks(new TokenizedText(word, Vocabulary.Shared), 0, 1).ShouldBe(speaks);
}
