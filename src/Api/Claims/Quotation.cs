using System.Text.RegularExpressions;
using Qawl.Api.Quotes;
using Qawl.Extraction;
using Qawl.Extraction.Model;
using Qawl.Identity.Wording;

namespace Qawl.Api.Claims;

/// <summary>Words that a draft presents as said.</summary>
/// <param name="Kind">Whether marks stand around them.</param>
/// <param name="Words">As the draft has them, with their place in it.</param>
/// <param name="Compared">The same, cut to words.</param>
/// <param name="Speaker">Who is said to have said them, if the draft tells.</param>
/// <param name="Confidence">How often somebody who is found this way is the speaker, from 0 to 1; <c>null</c> if nobody is found.</param>
internal sealed partial record Quotation(
    QuoteKind Kind,
    Words Words,
    WordedText Compared,
    QuotedSpeaker? Speaker,
    double? Confidence
)
{
    /// <summary>Of fewer words marks set off a title or a term, unless the text says who said them.</summary>
    private const int LeastMarked = 3;

    /// <summary>There is nothing to look for.</summary>
    public bool IsTooShort => ClaimValidator.FaultOf(Compared) is not null;

    /// <summary>Quotations as the engine finds them in articles, and what else stands in marks, in the order of the text.</summary>
    public static IReadOnlyList<Quotation> Of(string draft)
    {
        var stored = StoredText.Of(PlainText.Of(draft));
        var article = ArticleExtractor.Extract(stored, GivenFields.None);
        var names = article
            .People.Concat(article.Organizations)
            .ToLookup(e => (IsPerson: e.Kind is null, e.Key), e => e.Name);
        var text = new Cut(draft, 0);
        var attributed = article.Quotes.Select(Read).ToArray();
        return
        [
            .. attributed
                .Concat(Marked(stored, text).Where(m => !attributed.Any(q => Overlap(q.Words, m.Words))))
                .OrderBy(q => q.Words.Start),
        ];

        Quotation Read(Extraction.Model.Quote quote)
        {
            var words = text.Of(quote.Span);
            var speaker = quote.Speaker is { } who
                ? new QuotedSpeaker
                {
                    Type = who.Type,
                    Name = who.Key is { } key ? names[(who.Type == SpeakerType.Person, key)].FirstOrDefault() : null,
                    Words = who.Words is { } span ? text.Of(span) : null,
                }
                : null;
            return new(
                quote.Kind,
                words,
                WordedText.Of(words.Text, words.Start),
                speaker,
                speaker is null ? null : quote.Confidence
            );
        }
    }

    /// <summary>Also what nobody is said to have said: under a picture, in a list, on a poster.</summary>
    private static IEnumerable<Quotation> Marked(StoredText stored, Cut text) =>
        from match in InMarks().Matches(stored.Value)
        let marked = match.Groups["words"]
        let words = text.Of(stored.ToCodePoints(marked.Index, marked.Index + marked.Length))
        let compared = WordedText.Of(words.Text, words.Start)
        where compared.Units.Count >= LeastMarked
        select new Quotation(QuoteKind.Direct, words, compared, Speaker: null, Confidence: null);

    private static bool Overlap(Words one, Words other) => one.Start < other.End && other.Start < one.End;

    [GeneratedRegex(
        """«(?<words>[^«»\n]+)»|“(?<words>[^“”\n]+)”|"(?<words>[^"\n]+)"|„(?<words>[^„“\n]+)“""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex InMarks();
}
