using Qawl.Extraction.Model;
using Qawl.Extraction.Tests.Seeds;

namespace Qawl.Extraction.Tests.Quotes;

public class AlternativeTests
{
    [Fact]
    public void Who_spoke_before_is_told_and_why_it_is_not_who_speaks()
    {
        var quote = Quotes("قالت الوزيرة سلمى الدروبي إن السعر ثابت. وأكد المدير سامي الخطيب أن المحطة ستعمل.")[^1];

        quote.Rule.ShouldBe("subject-behind-verb");
        var other = quote.Alternatives.ShouldHaveSingleItem();
        other.Who.Key.ShouldBe("person:سلمي دروبي");
        other.Rule.ShouldBe("last-speaker-who-agrees");
        other.WhyNot.ShouldBe(WhyNot.Gender);
    }

    [Fact]
    public void A_body_behind_the_verb_is_no_person()
    {
        var quote = Quotes("وقال في لقاء مع وزارة الصحة، الطبيب سامي الخطيب إن الدواء متاح.")[^1];

        quote.Speaker!.Key.ShouldBe("person:سامي خطيب");
        quote.Alternatives.ShouldContain(other =>
            other.Who.Key == "organization:وزاره الصحه" && other.WhyNot == WhyNot.NotAPerson
        );
    }

    [Fact]
    public void Nobody_is_told_twice_and_never_the_speaker()
    {
        foreach (var quote in SeedFiles.Texts().SelectMany(file => Quotes(SeedFiles.StoredText(file).Value)))
        {
            quote.Alternatives.Count.ShouldBeLessThanOrEqualTo(5);
            var named = quote.Alternatives.Select(other => other.Who.Key).OfType<string>().ToList();
            named.ShouldBeUnique(StringComparer.Ordinal);
            named.Contains(quote.Speaker?.Key, StringComparer.Ordinal).ShouldBeFalse();
            (quote.Rule is null).ShouldBe(quote.Speaker is null);
        }
    }

    private static Quote[] Quotes(string text) =>
        [.. ArticleExtractor.Extract(StoredText.Of("خبر قصير عن المدينة\n\n" + text), GivenFields.None).Quotes];
}
