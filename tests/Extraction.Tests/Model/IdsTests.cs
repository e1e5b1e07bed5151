using Qawl.Extraction.Model;

namespace Qawl.Extraction.Tests.Model;

public class IdsTests
{
    [Fact]
    public void An_id_is_base32_of_all_its_bits()
    {
        Ids.Article(null, StoredText.Of("نص")).ShouldBe("t6xiqz4l4r4sehor3njcxowzhe");
        Ids.Entity("person:سلمى دروبي").ShouldBe("al5bkz6ekqzllulw");
    }

    [Fact]
    public void The_outlet_is_part_of_an_article() =>
        string.Equals(
                Ids.Article("المسار", StoredText.Of("نص")),
                Ids.Article(null, StoredText.Of("المسارنص")),
                StringComparison.Ordinal
            )
            .ShouldBeFalse();
}
