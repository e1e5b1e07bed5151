using Qawl.Extraction.Model;

namespace Qawl.Extraction.Tests.Model;

public class StoredTextTests
{
    [Theory]
    [InlineData("قال", "قال")]
    [InlineData("قال\r\nنعم\r\n", "قال\nنعم\n")]
    [InlineData("قال\rنعم\r", "قال\nنعم\n")]
    [InlineData("قا\0ل", "قال")]
    [InlineData("\uFEFFقال\uFEFF", "قال\uFEFF")]
    [InlineData("\uFEFFقال\r", "قال\n")]
    [InlineData("😀 قال 😀", "😀 قال 😀")]
    public void Line_ends_become_one_and_what_no_text_has_is_removed(string decoded, string stored) =>
        StoredText.Of(decoded).Value.ShouldBe(stored);

    [Fact]
    public void Halves_of_a_pair_are_replaced()
    {
        // Written as numbers, since attributes cannot hold them.
        StoredText.Of("قال \uD83D نعم \uDE00").Value.ShouldBe("قال \uFFFD نعم \uFFFD");
        StoredText.Of("قال \uD83D").Value.ShouldBe("قال \uFFFD");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 5)]
    [InlineData(4, 6)]
    public void Offsets_count_a_pair_once(int codePoint, int utf16)
    {
        var text = StoredText.Of("ق😀😀ل");

        text.ToUtf16(codePoint).ShouldBe(utf16);
        text.ToCodePoint(utf16).ShouldBe(codePoint);
        text.Length.ShouldBe(4);
    }

    [Fact]
    public void A_slice_is_what_the_code_points_cover() =>
        StoredText.Of("ق😀😀ل نعم").Slice(new TextSpan(2, 5)).ShouldBe("😀ل ");
}
