using Qawl.Extraction.Text;

namespace Qawl.Extraction.Tests.Text;

public class BareNameTests
{
    [Theory]
    [InlineData("الحداد", "حداد")]
    [InlineData("سمير الحداد", "سمير حداد")]
    [InlineData("عبد الله بن الحسين", "عبدالله بن حسين")]
    [InlineData("وزارة الموارد المائية والري", "وزاره موارد ماييه والري")]
    [InlineData("ال سعود", "ال سعود")]
    [InlineData("آل مسعود", "ال مسعود")]
    [InlineData("الب", "الب")]
    [InlineData("البا", "با")]
    [InlineData("الا الال", "الا ال")]
    [InlineData("ألمانيا", "مانيا")]
    [InlineData("والي الولاية", "والي ولايه")]
    [InlineData("😀 الأخبار", "😀 اخبار")]
    public void Names_lose_the_article_before_their_words(string name, string bare)
    {
        BareName.Of(name).ShouldBe(bare);
        BareName.OfFolded(FoldedName.Of(name)).ShouldBe(bare);
    }

    [Theory]
    [InlineData("سمير ال", "سمير ال")]
    [InlineData("سمير الح", "سمير ح")]
    public void A_word_may_still_be_typed(string beginning, string bare) =>
        BareName.OfBeginning(beginning).ShouldBe(bare);
}
