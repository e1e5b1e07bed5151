using Qawl.Extraction.Text;

namespace Qawl.Extraction.Tests.Text;

public class MarksTests
{
    [Theory]
    [InlineData('«', true, false)]
    [InlineData('‹', true, false)]
    [InlineData('»', false, true)]
    [InlineData('”', true, true)]
    [InlineData('"', true, true)]
    [InlineData('(', false, false)]
    public void Some_marks_stand_on_either_side(char mark, bool opens, bool closes)
    {
        Marks.IsOpening(mark).ShouldBe(opens);
        Marks.IsClosing(mark).ShouldBe(closes);
        Marks.IsMark(mark).ShouldBe(opens || closes);
    }

    [Theory]
    [InlineData('،')]
    [InlineData(',')]
    [InlineData('؛')]
    [InlineData('»')]
    public void A_clause_ends_at_pauses_and_closing_marks(char mark) => Marks.EndsClause(mark).ShouldBeTrue();
}
