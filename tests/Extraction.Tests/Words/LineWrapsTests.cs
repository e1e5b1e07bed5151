using Qawl.Extraction.Words;

namespace Qawl.Extraction.Tests.Words;

public class LineWrapsTests
{
    [Fact]
    public void Lines_that_are_full_go_on() => LineEnds(Full, Full, Full, Full, Full + ".").ShouldBe(0);

    [Fact]
    public void A_line_with_room_ends() => LineEnds(Full, Full, "عنوان", Full, Full, Full, Full + ".").ShouldBe(1);

    [Fact]
    public void A_blank_line_parts() => LineEnds(Full, Full, Full, Full, "", Full, Full, Full + ".").ShouldBe(2);

    [Theory]
    [InlineData(".")]
    [InlineData("»")]
    public void Lines_that_end_where_their_sentences_do_are_not_broken(string end) =>
        LineEnds(Full + end, Full + end, Full + end, Full + end, Full + end).ShouldBe(4);

    [Theory]
    [InlineData(5)]
    [InlineData(21)]
    public void What_is_narrower_or_wider_than_a_page_is_not_broken(int words) =>
        LineEnds(Line(words), Line(words), Line(words), Line(words), Line(words)).ShouldBe(4);

    [Fact]
    public void Three_lines_tell_no_width() => LineEnds(Full, Full, Full).ShouldBe(2);

    [Theory]
    [InlineData("قال الوزير", "أن الماء وصل", 0)]
    [InlineData("قال الوزير.", "أن الماء وصل", 1)]
    [InlineData("قال «نعم»", "أن الماء وصل", 1)]
    [InlineData("قال الوزير.", "، والماء وصل", 0)]
    [InlineData("قال الوزير", "الماء وصل", 1)]
    public void No_sentence_begins_with_a_comma_or_with_that(string line, string next, int ends) =>
        LineEnds(line, next).ShouldBe(ends);

    private static readonly string Full = Line(8);

    private static string Line(int words) => string.Join(' ', Enumerable.Repeat("الماء", words));

    private static int LineEnds(params string[] lines) =>
        new TokenizedText(string.Join('\n', lines), Vocabulary.Shared).Tokens.Count(token =>
            token.Kind == TokenKind.LineEnd
        );
}
