using Qawl.Extraction.Search;

namespace Qawl.Extraction.Tests.Search;

public class SearchLexemeTests
{
    [Theory]
    [InlineData("ملعب", "~ملعب=", "=/+")]
    [InlineData("الملعب", "~ملعب=الملعب", "=/ال+")]
    [InlineData("بملعبها", "~ملعبها=بملعبها", "=ها/ب+")]
    [InlineData("أمل", "~امل=أمل", "=/+0أ")]
    [InlineData("حقيبة", "~حقيبه=حقيبة", "=ه/+-1ة")]
    [InlineData("ملاعب", "~ملاعب=", null)]
    [InlineData("أسعار", "~اسعار=أسعار", null)]
    [InlineData("حقوق", "~حقوق=", null)]
    [InlineData("دم", "~دم=", "=/+")]
    [InlineData("زغبوطاتهماهما", "~زغبوطاتهماهما=", null)]
    [InlineData("عبدالله", "~عبدالله=", null)]
    [InlineData("ﷲ", "~الله=ﷲ", "=/!ﷲ")]
    [InlineData("مَلعبٌ", "~ملعب=مَلعبٌ", "=/!مَلعبٌ")]
    public void A_word_stands_as_a_whole_or_by_what_it_has_besides_its_term(string word, string whole, string? rest)
    {
        SearchWords.Find(word).Whole.ShouldBe(whole);
        SearchWords.Find(word).Rest.ShouldBe(rest);
    }
}
