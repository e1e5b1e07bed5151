using Qawl.Extraction.Search;

namespace Qawl.Extraction.Tests.Search;

public class SearchTermsTests
{
    [Theory]
    [InlineData("مياه المياه والمياه بالمياه للمياه مياهها مياهنا")]
    [InlineData("وزارة الوزارة وزارات وزارته وزارتها وزاراتهم")]
    [InlineData("إيراني الإيرانية الايرانيين إيرانيون ايرانيات")]
    [InlineData("كثير كثيرا كثيرة الكثيرون")]
    [InlineData("صوت صوته صوتها الصوت")]
    [InlineData("السد سد")]
    [InlineData("٤٨٠ 480")]
    [InlineData("RT rt")]
    public void Inflections_of_a_word_become_one_term(string words) =>
        SearchTerms.Of(words).Split(' ').Distinct(StringComparer.Ordinal).Count().ShouldBe(1, SearchTerms.Of(words));

    [Theory]
    [InlineData("رئيسي", "رئيس")]
    [InlineData("لبنان", "لبن")]
    [InlineData("بوتين", "بوت")]
    [InlineData("الله", "له")]
    [InlineData("والد", "د")]
    [InlineData("وزير", "زير")]
    [InlineData("متهم", "مت")]
    public void Letters_of_the_word_itself_stay(string word, string other) =>
        (SearchTerms.Of(word) == SearchTerms.Of(other)).ShouldBeFalse();

    [Theory]
    [InlineData("«السد، جاهز»: 3.5%", "سد جاهز 3 5")]
    [InlineData("…ـ", "")]
    [InlineData("", "")]
    public void Only_letters_and_digits_make_terms(string text, string terms) => SearchTerms.Of(text).ShouldBe(terms);
}
