using Qawl.Extraction.Model;

namespace Qawl.Extraction.Tests.Model;

public class TextSpanTests
{
    [Theory]
    [InlineData(3, 7, true)]
    [InlineData(4, 6, true)]
    [InlineData(2, 6, false)]
    [InlineData(4, 8, false)]
    public void A_span_contains_what_neither_begins_before_it_nor_ends_behind_it(int start, int end, bool contains) =>
        new TextSpan(3, 7).Contains(new TextSpan(start, end)).ShouldBe(contains);

    [Theory]
    [InlineData(6, 9, true)]
    [InlineData(1, 4, true)]
    [InlineData(7, 9, false)]
    [InlineData(1, 3, false)]
    public void Spans_that_only_touch_do_not_overlap(int start, int end, bool overlaps) =>
        new TextSpan(3, 7).Overlaps(new TextSpan(start, end)).ShouldBe(overlaps);
}
