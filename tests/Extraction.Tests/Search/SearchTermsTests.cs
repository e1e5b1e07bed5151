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
    [InlineData("سفينة لسفينة وسفينة بسفينة ولسفينة للسفينة فالسفينة كالسفينة كسفينة")]
    [InlineData("انفجار بانفجار وانفجار لانفجار كانفجار")]
    [InlineData("حكومة حكومتنا وبحكومتنا لحكومتهم")]
    [InlineData("قرار قراره وقراره بقراره فقرار كقرار")]
    [InlineData("سعر أسعار بأسعار للأسعار وأسعارها")]
    [InlineData("مدرسة مدارس بمدارسنا والمدارس")]
    [InlineData("بيان بيانا بيانات وبياناته")]
    [InlineData("استقال استقالوا واستقالوا استقالت")]
    [InlineData("مسئول مسؤول مسؤولون للمسئولين")]
    [InlineData("شئون شؤون وشؤون")]
    [InlineData("هيأة هيئة الهيئة والهيئة")]
    [InlineData("رءوف رؤوف")]
    [InlineData("طوارىء طوارئ")]
    [InlineData("مليشيا ميليشيا")]
    [InlineData("عبدالله عبد الله")]
    public void Clitics_endings_plurals_and_spellings_are_one_term(string words) =>
        words
            .Split(' ', words.Contains("عبد ", StringComparison.Ordinal) ? 2 : int.MaxValue)
            .Select(SearchTerms.Of)
            .Distinct(StringComparer.Ordinal)
            .Count()
            .ShouldBe(1, SearchTerms.Of(words));

    [Theory]
    [InlineData("لدينا", "دين")]
    [InlineData("إصلاح", "سلاح")]
    [InlineData("وكالة", "كالة")]
    [InlineData("وطن", "طن")]
    [InlineData("فرنسا", "رنسا")]
    [InlineData("كتاب", "تاب")]
    [InlineData("باريس", "اريس")]
    [InlineData("لسان", "سان")]
    [InlineData("بنك", "نك")]
    [InlineData("سلام", "لام")]
    [InlineData("كلام", "لام")]
    [InlineData("بلد", "لد")]
    [InlineData("فريق", "ريق")]
    [InlineData("وفد", "فد")]
    [InlineData("بيت", "يت")]
    [InlineData("ليبيا", "يبيا")]
    public void A_first_letter_that_is_the_words_own_stays(string word, string other) =>
        (SearchTerms.Of(word) == SearchTerms.Of(other)).ShouldBeFalse(SearchTerms.Of(word));

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
