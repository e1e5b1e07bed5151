namespace Qawl.Extraction.Tests.Names;

public class OutletsTests
{
    [Theory]
    [InlineData("الحياة", "الحياة")]
    [InlineData("  صدى الضفاف ", "صدى الضفاف")]
    [InlineData("وكالة رويترز", "رويترز")]
    [InlineData("رويترز الضفاف", "رويترز الضفاف")]
    public void An_outlet_is_called_by_its_name_in_the_lexicon_or_as_given(string given, string name) =>
        ArticleExtractor.OutletOf(given)!.Value.Name.ShouldBe(name);

    [Fact]
    public void Spellings_of_one_outlet_have_one_key() =>
        ArticleExtractor.OutletOf("وكالة رويترز")!.Value.Key.ShouldBe(ArticleExtractor.OutletOf("رويترز")!.Value.Key);

    [Theory]
    [InlineData("")]
    [InlineData(" – ")]
    public void A_name_without_letters_is_no_outlet(string given) => ArticleExtractor.OutletOf(given).ShouldBeNull();
}
