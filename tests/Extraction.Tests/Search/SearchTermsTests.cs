using Qawl.Extraction.Search;
using Qawl.Extraction.Text;

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

    [Theory]
    [InlineData("خاتم", "خواتم")]
    [InlineData("طابع", "طوابع")]
    [InlineData("رافد", "روافد")]
    [InlineData("هامش", "الهوامش")]
    [InlineData("فضيلة", "فضائل")]
    [InlineData("غنيمة", "الغنائم")]
    [InlineData("قلادة", "قلائد")]
    [InlineData("حلوبة", "حلائب")]
    [InlineData("كريم", "كرماء")]
    [InlineData("بخيل", "البخلاء")]
    [InlineData("فانوس", "فوانيس")]
    [InlineData("كابوس", "كوابيس")]
    [InlineData("عصفور", "عصافير")]
    [InlineData("منشور", "مناشير")]
    [InlineData("قارورة", "قوارير")]
    [InlineData("أسطورة", "أساطير")]
    [InlineData("قنديل", "قناديل")]
    [InlineData("منديل", "المناديل")]
    [InlineData("منوال", "مناويل")]
    [InlineData("مرحاض", "مراحيض")]
    [InlineData("مسمار", "مسامير")]
    public void The_singular_follows_from_the_shape_of_a_plural_that_no_list_has(string one, string many) =>
        SearchTerms.Of(many).ShouldBe(SearchTerms.Of(one));

    [Theory]
    [InlineData("تواضع")]
    [InlineData("تواطؤ")]
    [InlineData("جواهر")]
    public void A_shape_like_that_of_a_plural_does_not_do_without_its_singular(string word) =>
        SearchTerms.Of(word)[1].ShouldBe('و', SearchTerms.Of(word));

    [Theory]
    [InlineData("الأمر", "امر")]
    [InlineData("مملوءة", "مملوء")]
    [InlineData("الداخلية", "داخلي")]
    [InlineData("المقاومة", "مقاوم")]
    [InlineData("متجالدين", "متجالد")]
    [InlineData("طلبها", "طلب")]
    [InlineData("طلبات", "طلب")]
    [InlineData("حياتهما", "حيات")]
    [InlineData("مليون", "مليون")]
    [InlineData("سلمان", "سلمان")]
    [InlineData("برنت", "برنت")]
    [InlineData("رفعت", "رفعت")]
    [InlineData("هللة", "هلل")]
    [InlineData("أبوت", "ابوت")]
    [InlineData("أبوظبي", "ابوظبي")]
    [InlineData("تقيالدين", "تقي دين")]
    [InlineData("شهابالدين", "شهاب دين")]
    [InlineData("أبوابها", "باب")]
    public void A_word_is_what_it_is_and_nothing_that_looks_like_it(string word, string terms) =>
        SearchTerms.Of(word).ShouldBe(terms);

    [Theory]
    [InlineData("ملعب", "ملعبين")]
    [InlineData("ملعب", "ملعبهما")]
    [InlineData("حقيبة", "حقيبتهما")]
    [InlineData("حقيبة", "حقيبتكم")]
    [InlineData("حقيبة", "حقيبتهم")]
    [InlineData("حقيبة", "حقيبتهن")]
    [InlineData("حقيبة", "حقيبتها")]
    [InlineData("حقيبة", "حقيبتنا")]
    [InlineData("حقيبة", "حقيبتين")]
    [InlineData("حقيبة", "حقيبتان")]
    [InlineData("حقيبة", "حقيبته")]
    [InlineData("قصر", "قصران")]
    [InlineData("ملعب", "ملعبهن")]
    [InlineData("ملعب", "ملعبكم")]
    [InlineData("مهندس", "مهندسون")]
    [InlineData("نسيان", "نسيانا")]
    [InlineData("احتفل", "احتفلت")]
    [InlineData("احتفل", "احتفلوا")]
    [InlineData("قائد", "قادتهن")]
    public void Any_ending_of_number_case_and_possession_goes(string word, string inflected) =>
        SearchTerms.Of(inflected).ShouldBe(SearchTerms.Of(word));

    [Theory]
    [InlineData("سيحتفلون", "يحتفلون")]
    [InlineData("ليحتفلوا", "يحتفلوا")]
    [InlineData("وسيحتفل", "يحتفل")]
    [InlineData("فليحتفل", "يحتفل")]
    [InlineData("وبملعبنا", "ملعبنا")]
    [InlineData("كالعصفور", "عصفور")]
    [InlineData("فبالقنديل", "قنديل")]
    [InlineData("للجنة", "لجنة")]
    [InlineData("للغز", "لغز")]
    [InlineData("للملعب", "ملعب")]
    [InlineData("وللملعب", "ملعب")]
    [InlineData("والقنديل", "قنديل")]
    [InlineData("فالمهندسون", "مهندسون")]
    [InlineData("التزام", "التزام")]
    [InlineData("ألمانيا", "المانيا")]
    [InlineData("بالغ", "بالغ")]
    [InlineData("والدة", "والده")]
    [InlineData("بيانا", "بيانا")]
    [InlineData("الله", "الله")]
    [InlineData("لله", "الله")]
    [InlineData("بالله", "الله")]
    [InlineData("والله", "الله")]
    [InlineData("فلله", "الله")]
    [InlineData("لهيأة", "هيئة")]
    [InlineData("وبهيأة", "هيئة")]
    [InlineData("فهيأة", "هيئة")]
    [InlineData("كهيأة", "هيئة")]
    [InlineData("ولهيأة", "هيئة")]
    [InlineData("وكهيأة", "هيئة")]
    [InlineData("فبهيأة", "هيئة")]
    [InlineData("منهيأة", "منهيأة")]
    [InlineData("وبلهيأة", "وبلهيأة")]
    [InlineData("ألفريد", "ألفريد")]
    [InlineData("أليسا", "أليسا")]
    [InlineData("إلتون", "إلتون")]
    [InlineData("ألبانيا", "ألبانيا")]
    [InlineData("ألماتي", "ألماتي")]
    [InlineData("ألمان", "ألمان")]
    [InlineData("ألبيراق", "ألبيراق")]
    [InlineData("الكيني", "كيني")]
    [InlineData("ألمانية", "ألمانية")]
    [InlineData("ألبانيون", "ألبانيون")]
    [InlineData("ألبانيين", "ألبانيين")]
    [InlineData("ألبانيات", "ألبانيات")]
    [InlineData("لوبيه", "لوبيه")]
    [InlineData("الأول", "أول")]
    [InlineData("فردية", "فردية")]
    [InlineData("ولله", "الله")]
    [InlineData("سوبر", "سوبر")]
    [InlineData("سيورتسن", "سيورتسن")]
    [InlineData("ليورتسن", "ليورتسن")]
    [InlineData("لقوات", "قوات")]
    [InlineData("سأعمل", "أعمل")]
    [InlineData("سنعمل", "نعمل")]
    [InlineData("ستبدأ", "تبدأ")]
    [InlineData("لرانيا", "رانيا")]
    [InlineData("لحنا", "لحنا")]
    [InlineData("كيانا", "كيانا")]
    [InlineData("بحثا", "بحثا")]
    [InlineData("بروسيا", "روسيا")]
    [InlineData("كاملا", "كاملا")]
    [InlineData("لحمد", "حمد")]
    [InlineData("بحرب", "حرب")]
    [InlineData("للحوثيين", "حوثيين")]
    [InlineData("للفن", "فن")]
    [InlineData("للمزيد", "مزيد")]
    [InlineData("السنة", "سنة")]
    [InlineData("الشيخ", "شيخ")]
    [InlineData("إلغاء", "إلغاء")]
    [InlineData("التقى", "التقى")]
    [InlineData("ألغت", "ألغت")]
    [InlineData("عالمية", "عالمية")]
    [InlineData("والفني", "فني")]
    [InlineData("فالفهم", "فهم")]
    [InlineData("والدي", "والدي")]
    [InlineData("بالكرة", "الكرة")]
    [InlineData("والدهما", "والدهما")]
    [InlineData("بالقطيف", "قطيف")]
    [InlineData("ولذلك", "لذلك")]
    [InlineData("وبدأت", "بدأت")]
    [InlineData("وهج", "وهج")]
    [InlineData("وكر", "وكر")]
    [InlineData("فدى", "فدى")]
    [InlineData("بحق", "بحق")]
    public void What_clings_to_the_front_of_a_word_goes_and_nothing_else(string word, string form) =>
        SearchWords.Find(word).Form.ShouldBe(SearchSpelling.Of(SearchSpelling.Letters(form), Folding.Fold(form)));

    [Theory]
    [InlineData("عبدالقدوس", "عبد القدوس")]
    [InlineData("نصرالله", "نصر الله")]
    [InlineData("علاءالدين", "علاء الدين")]
    [InlineData("أبوريشة", "أبو ريشة")]
    [InlineData("أبوالسعود", "أبو السعود")]
    public void A_name_of_two_words_is_found_by_both(string joined, string apart) =>
        SearchTerms.Of(joined).ShouldBe(SearchTerms.Of(apart));

    [Theory]
    [InlineData("وفي", true)]
    [InlineData("من", true)]
    [InlineData("فمن", true)]
    [InlineData("وذلك", true)]
    [InlineData("كهذه", true)]
    [InlineData("لهذا", true)]
    [InlineData("بذلك", true)]
    [InlineData("فكيف", true)]
    [InlineData("ملعب", false)]
    public void A_particle_is_told_also_behind_what_clings_to_it(string word, bool isParticle) =>
        SearchWords.Find(word).IsParticle.ShouldBe(isParticle);

    [Theory]
    [InlineData("لزيغمونتوف", "زيغمونتوف", true)]
    [InlineData("ولزيغمونتوف", "زيغمونتوف", true)]
    [InlineData("بزيغمونتوف", "زيغمونتوف", true)]
    [InlineData("كزيغمونتوف", "زيغمونتوف", true)]
    [InlineData("فزيغمونتوف", "زيغمونتوف", true)]
    [InlineData("لمزيغمونتوف", "زيغمونتوف", false)]
    [InlineData("ولبزيغمونتوف", "زيغمونتوف", false)]
    [InlineData("لزيغ", "زيغ", false)]
    [InlineData("لبنان", "بنان", false)]
    [InlineData("لوزارة", "زاره", false)]
    [InlineData("مزيغمونتوف", "زيغمونتوف", false)]
    [InlineData("لملعب", "لملعب", false)]
    [InlineData("وزير", "زير", false)]
    public void What_clings_to_a_word_of_no_list_is_told_by_a_name_of_its_document(
        string word,
        string name,
        bool isFound
    ) =>
        (
            SearchWords.InDocument(SearchWords.Find(word), new HashSet<string>(StringComparer.Ordinal) { name })
            != SearchWords.Find(word)
        ).ShouldBe(isFound);

    [Theory]
    [InlineData("الملا", "الملا ملا")]
    [InlineData("والملا", "والملا ملا")]
    [InlineData("بالملا", "بالملا ملا")]
    [InlineData("كالملا", "كالملا ملا")]
    [InlineData("فالملا", "فالملا ملا")]
    [InlineData("للملا", "للملا ملا")]
    [InlineData("وبالملا", "وبالملا ملا")]
    [InlineData("وللملا", "وللملا ملا")]
    [InlineData("ملا", "ملا")]
    [InlineData("ال", "ال")]
    [InlineData("", "")]
    [InlineData("مسئ", "مسي مسو")]
    public void A_word_typed_in_part_begins_forms_with_and_without_the_article(string typed, string beginnings) =>
        string.Join(' ', SearchWords.Beginnings(typed)).ShouldBe(beginnings);

    [Theory]
    [InlineData("ملعب\u0610", 0, 5)]
    [InlineData("ملعب\u061C", 0, 4)]
    [InlineData("ملعب\u00AD", 0, 4)]
    [InlineData("ـملعب", 1, 5)]
    public void A_mark_is_part_of_the_word_that_it_stands_in(string text, int start, int end) =>
        SearchWords.Of(text).Select(w => (w.Start, w.End)).ShouldBe([(start, end)]);

    [Fact]
    public void A_word_ends_with_its_last_letter_or_mark_and_not_with_what_steers_the_layout()
    {
        var words = SearchWords.Of("مَلعبٌ\u200F قصـــرٌ\u200E");
        words.Select(w => (w.Start, w.End)).ShouldBe([(0, 6), (8, 15)]);
        words[0].Word.Raw.ShouldBe("مَلعبٌ");
        SearchWords.Find("قند\u200Fيلٌ").Raw.ShouldBe("قنديلٌ");
    }
}
