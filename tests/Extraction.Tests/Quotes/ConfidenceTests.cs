using Qawl.Extraction.Model;

namespace Qawl.Extraction.Tests.Quotes;

public class ConfidenceTests
{
    [Fact]
    public void A_name_beside_its_verb_is_surer_than_a_subject_carried_on()
    {
        var quotes = Quotes("قال الوزير محمد الغامدي إن المصنع سيفتح غدا. وأضاف أن العمل فيه سيبدأ بعد شهر.");

        quotes.Length.ShouldBe(2);
        quotes[0].Confidence.ShouldBeGreaterThan(quotes[1].Confidence);
    }

    [Fact]
    public void A_source_is_surer_than_a_stranger()
    {
        var source = Quotes("قال مصدر أمني إن الطريق سيفتح غدا.").ShouldHaveSingleItem();
        var stranger = Quotes("قال الكاهن العجوز إن الطريق سيفتح غدا.").ShouldHaveSingleItem();

        stranger.Speaker!.Type.ShouldBe(SpeakerType.Unnamed);
        source.Confidence.ShouldBeGreaterThan(stranger.Confidence);
    }

    [Fact]
    public void What_goes_on_after_a_stranger_is_no_surer_than_the_stranger()
    {
        var quotes = Quotes("قال الكاهن العجوز إن الطريق سيفتح غدا. وأضاف أن العمل فيه سيبدأ بعد شهر.");

        quotes.Length.ShouldBe(2);
        quotes[1].Confidence.ShouldBeLessThanOrEqualTo(quotes[0].Confidence);
    }

    private static Quote[] Quotes(string text) =>
        [.. ArticleExtractor.Extract(StoredText.Of("خبر قصير عن الطريق\n\n" + text), GivenFields.None).Quotes];
}
