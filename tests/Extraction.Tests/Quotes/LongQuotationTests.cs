using Qawl.Extraction.Model;

namespace Qawl.Extraction.Tests.Quotes;

/// <summary>Somebody may be quoted at length, and no longer.</summary>
public class LongQuotationTests
{
    [Theory]
    [InlineData(10_000, 1)]
    [InlineData(10_001, 0)]
    public void What_is_longer_than_any_quotation_is_none(int length, int quotes)
    {
        var words = string.Concat(Enumerable.Repeat("نحن معكم ", length / 9 + 1))[..(length - 1)] + "م";
        var text = StoredText.Of($"قال الوزير سمير الحداد: «{words}».\n\nوأكد الحداد أن العمل مستمر.");

        var found = ArticleExtractor.Extract(text, GivenFields.None).Quotes;

        found.Count(q => q.Kind == QuoteKind.Direct).ShouldBe(quotes);
        found.Count(q => q.Kind == QuoteKind.Indirect).ShouldBe(1);
    }
}
