using Qawl.Api.Quotes;
using Qawl.Extraction.Model;
using Qawl.Identity.Wording;

namespace Qawl.Api.Claims;

/// <summary>A candidate with what the claim has to do with it.</summary>
/// <param name="Quotes">One quote; several of a claim that is stitched together from them.</param>
/// <param name="Result">What the claim has to do with their words.</param>
/// <param name="IsSpeaker">Whether it is the asked speaker's; <c>null</c> if none was asked for.</param>
internal sealed record Compared(IReadOnlyList<Candidate> Quotes, ClaimVerdict Result, bool? IsSpeaker)
{
    private static readonly char[] Opening = ['«', '“', '„', '"'];

    private static readonly char[] Closing = ['»', '”', '"'];

    /// <summary>The words are there, or those that were made of them.</summary>
    public bool IsFound => Result.Agreement != Agreement.None;

    /// <summary>They are there as they were said.</summary>
    public bool IsGood => Result.Agreement <= Agreement.Reported;

    /// <param name="claim">The words.</param>
    /// <param name="quote">What may have them.</param>
    /// <param name="isSpeaker">Whether that is whose they are said to be.</param>
    /// <param name="isDenied">Whether it is claimed that they were denied.</param>
    public static Compared Of(WordedText claim, Candidate quote, bool? isSpeaker, bool isDenied)
    {
        var result = ClaimCheck.Of(
            claim,
            WordedText.Of(quote.Text, quote.Start),
            quote.Kind == QuoteKind.Direct,
            isSpeaker is true
        );
        return new(
            [quote],
            Stances.IsDeniedBy(quote.CueWords, quote.Kind, quote.Text) != isDenied ? result.OfDenied()
                : isDenied ? result
                : InMarks(result, quote),
            isSpeaker
        );
    }

    /// <summary>Of what is reported some words may stand in marks; these are the speaker's own.</summary>
    private static ClaimVerdict InMarks(ClaimVerdict result, Candidate quote)
    {
        // What a condition stands before is not in the marks.
        var isFramed = result is { Agreement: Agreement.Altered, Changes: Changes.Frame };
        if (
            (!isFramed && result is not { Agreement: Agreement.Reported, Changes: Changes.None or Changes.Spelling })
            || result.Pieces is not [var piece]
        )
        {
            return result;
        }
        var span = piece.SpanIn(result.Comparison.First);
        var text = new Cut(quote.Text, quote.Start);
        var before = text.Of(new(quote.Start, span.Start)).Text;
        var opens = before.LastIndexOfAny(Opening);
        if (opens < 0 || before.AsSpan(opens + 1).ContainsAny(Closing) || IsClosed(before))
        {
            return result;
        }
        var behind = text.Of(new(span.End, quote.End)).Text;
        var closes = behind.IndexOfAny(Closing);
        var isWhole = !before[opens..].Any(char.IsLetter) && !behind[..(closes < 0 ? ^0 : closes)].Any(char.IsLetter);
        return isFramed && !isWhole
            ? result
            : result with
            {
                Agreement =
                    !isWhole ? Agreement.Partial
                    : result.Changes.HasFlag(Changes.Spelling) ? Agreement.SpellingOnly
                    : Agreement.Verbatim,
                Changes = result.Changes & Changes.Spelling,
            };
    }

    /// <summary>Straight marks open and close alike.</summary>
    private static bool IsClosed(string before) =>
        before[before.LastIndexOfAny(Opening)] == '"' && before.Count(c => c == '"') % 2 == 0;

    /// <summary>What one speaker says in one article, in several quotes, as a whole; <c>null</c> if the claim is not made of it.</summary>
    public static Compared? Stitched(WordedText claim, IReadOnlyList<Candidate> quotes, bool? isSpeaker)
    {
        var said = WordedText.Join(quotes.Select(q => WordedText.Of(q.Text, q.Start)));
        var result = ClaimCheck.Of(claim, said, isDirect: true);
        if (result.Agreement > Agreement.Stitched)
        {
            return null;
        }
        var used = quotes
            .Where(q =>
                result.Pieces.Any(p => p.SpanIn(result.Comparison.First).Overlaps(new TextSpan(q.Start, q.End)))
            )
            .ToArray();
        return used.Length > 1 ? new(used, result with { Agreement = Agreement.Stitched }, isSpeaker) : null;
    }
}
