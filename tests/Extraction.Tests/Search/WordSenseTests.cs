using Qawl.Extraction.Search;

namespace Qawl.Extraction.Tests.Search;

public class WordSenseTests
{
    [Theory]
    [InlineData("فالتر", true)]
    [InlineData("مصر", true)]
    [InlineData("لمصر", true)]
    [InlineData("ومصر", true)]
    [InlineData("المصرية", true)]
    [InlineData("للمصريين", true)]
    [InlineData("زغبوط", true)]
    [InlineData("لزغبوط", true)]
    [InlineData("السعودي", true)]
    [InlineData("بالرياض", true)]
    [InlineData("والعراق", true)]
    [InlineData("كالعراق", true)]
    [InlineData("فالعراق", true)]
    [InlineData("القحطاني", true)]
    [InlineData("سلمان", true)]
    [InlineData("الحكيمة", true)]
    [InlineData("اليأس", false)]
    [InlineData("الجهات", false)]
    [InlineData("الهيئة", false)]
    [InlineData("شيء", false)]
    [InlineData("زملائه", false)]
    [InlineData("الفنية", false)]
    [InlineData("حسين", false)]
    [InlineData("ومن", false)]
    [InlineData("من", false)]
    [InlineData("كريم", false)]
    [InlineData("لكريم", false)]
    [InlineData("أمل", false)]
    [InlineData("وزير", false)]
    [InlineData("للوزير", false)]
    [InlineData("مصدر", false)]
    [InlineData("بيان", false)]
    [InlineData("ملعب", false)]
    [InlineData("ملعبنا", false)]
    [InlineData("احتفلوا", false)]
    [InlineData("يزغبط", false)]
    [InlineData("تزغبط", false)]
    [InlineData("نزغبط", false)]
    [InlineData("سيزغبط", false)]
    [InlineData("ستزغبط", false)]
    [InlineData("سنزغبط", false)]
    [InlineData("سازغبط", false)]
    public void A_name_is_a_word_of_a_list_of_names_or_of_none(string word, bool isName) =>
        WordSense.IsName(SearchWords.Find(word)).ShouldBe(isName);

    [Theory]
    [InlineData("كريم", true)]
    [InlineData("لكريم", true)]
    [InlineData("أمل", true)]
    [InlineData("الشيخ", true)]
    [InlineData("ملعب", false)]
    public void A_word_that_means_something_may_be_a_name(string word, bool mayBe) =>
        WordSense.MayBeName(SearchWords.Find(word)).ShouldBe(mayBe);

    [Theory]
    [InlineData("وزارة", true)]
    [InlineData("لوزارة", true)]
    [InlineData("حزب", true)]
    [InlineData("قميص", false)]
    public void A_word_of_a_body_has_a_name_behind_it(string word, bool begins) =>
        WordSense.BeginsName(SearchWords.Find(word)).ShouldBe(begins);

    [Theory]
    [InlineData("احتفل", true)]
    [InlineData("قميص", false)]
    [InlineData("كتب", false)]
    [InlineData("في", false)]
    public void A_verb_is_no_noun(string word, bool isVerb) => WordSense.IsVerb(word).ShouldBe(isVerb);

    [Theory]
    [InlineData("قال", true)]
    [InlineData("فأعلن", true)]
    [InlineData("جاءوا", true)]
    [InlineData("احتفل", false)]
    public void A_verb_of_saying_reports(string word, bool reports) =>
        WordSense.Reports(SearchWords.Find(word)).ShouldBe(reports);

    [Theory]
    [InlineData("والمسئول", "والمسول")]
    [InlineData("المسؤول", "المسول")]
    [InlineData("ﷲ", "الله")]
    [InlineData("ﷴ", "محمد")]
    [InlineData("ﺍﻟﺒﻼﺩ", "البلاد")]
    [InlineData("أبنائها", "ابناءها")]
    [InlineData("أدائهم", "اداءهم")]
    [InlineData("أدائهما", "اداءهما")]
    [InlineData("أدائهن", "اداءهن")]
    [InlineData("أدائكم", "اداءكم")]
    [InlineData("أدائك", "اداءك")]
    [InlineData("أبنائنا", "ابناءنا")]
    [InlineData("وضوئها", "وضوءها")]
    [InlineData("مبادئها", "مباديها")]
    [InlineData("مفاجئا", "مفاجيا")]
    [InlineData("الأول", "الول")]
    [InlineData("النووي", "النوي")]
    [InlineData("ووزارة", "ووزاره")]
    [InlineData("سوء", "سوء")]
    [InlineData("œuvre", "œuvre")]
    public void Two_spellings_of_a_word_are_one(string word, string spelled) => WordSense.Spell(word).ShouldBe(spelled);
}
