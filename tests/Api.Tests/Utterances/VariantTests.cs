using Qawl.Api.Quotes;
using Qawl.Api.Tests.Identity.Utterances;
using Qawl.Api.Utterances;
using Qawl.Extraction.Model;
using Qawl.Identity.Wording;
using Quote = Qawl.Api.Quotes.Quote;

namespace Qawl.Api.Tests.Utterances;

public sealed class VariantTests
{
    [Fact]
    public void Applied_to_the_one_a_diff_gives_the_words_of_the_other()
    {
        foreach (var (_, first, second) in GoldUtterances.Texts())
        {
            var (one, other) = (Of(first, 7), Of(second, 40));

            var diff = Variant.Of(one, other).Diff;

            Words(diff.Where(e => e.Op != DiffOp.Delete).Select(e => e.To.Text)).ShouldBe(Words([second]));
            Words(diff.Where(e => e.Op != DiffOp.Insert).Select(e => e.From.Text)).ShouldBe(Words([first]));
            foreach (var edit in diff)
            {
                first[(edit.From.Start - 7)..(edit.From.End - 7)].ShouldBe(edit.From.Text);
                second[(edit.To.Start - 40)..(edit.To.End - 40)].ShouldBe(edit.To.Text);
            }
        }
    }

    [Theory]
    [InlineData("سنبدأ بناء السد قبل نهاية العام", "سنبدأ بناء السد قبل نهاية العام", "Verbatim", "")]
    [InlineData("سنبدأ بناء السد قبل نهاية العام", "سنبدا بناء السد قبل نهايه العام", "SpellingOnly", "Spelling")]
    [InlineData("سنبدأ بناء السد قبل نهاية العام", "سنبدأ بناء السد", "Shortened", "")]
    [InlineData("سنبدأ بناء السد", "سنبدأ بناء السد قبل نهاية العام", "Extended", "")]
    [InlineData("لن نبدأ بناء السد", "سنبدأ بناء السد", "Reworded", "Negation,Word")]
    [InlineData("سنبدأ بناء 3 سدود هنا", "سنبدأ بناء 4 سدود هنا", "Reworded", "Number")]
    public void It_says_how_the_words_differ(string first, string second, string wording, string changes)
    {
        var variant = Variant.Of(Of(first, 0), Of(second, 0));

        variant.Wording.ToString().ShouldBe(wording);
        string.Join(',', variant.Changes).ShouldBe(changes);
    }

    private static string Words(IEnumerable<string> texts) =>
        string.Join(' ', WordedText.Of(string.Join(' ', texts)).Words);

    private static Quote Of(string text, int start) =>
        new()
        {
            Id = "",
            ArticleId = "",
            UtteranceId = "",
            Kind = QuoteKind.Direct,
            Text = text,
            Start = start,
            End = start + text.Length,
            Confidence = 1,
            ImportedAt = default,
        };
}
