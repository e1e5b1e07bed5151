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
    /// <summary>The words are there, or those that were made of them.</summary>
    public bool IsFound => Result.Agreement != Agreement.None;

    /// <summary>They are there as they were said.</summary>
    public bool IsGood => Result.Agreement <= Agreement.Reported;

    public static Compared Of(WordedText claim, Candidate quote, SpeakerAsked? speaker)
    {
        var result = ClaimCheck.Of(claim, WordedText.Of(quote.Text, quote.Start), quote.Kind == QuoteKind.Direct);
        return new(
            [quote],
            Stances.Of(quote.Kind, quote.CueWords) == Stance.Denied ? result.OfDenied() : result,
            speaker?.Is(quote)
        );
    }

    /// <summary>What one speaker says in one article, in several quotes, as a whole; <c>null</c> if the claim is not made of it.</summary>
    public static Compared? Stitched(WordedText claim, IReadOnlyList<Candidate> quotes, SpeakerAsked? speaker)
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
        return used.Length > 1
            ? new(used, result with { Agreement = Agreement.Stitched }, speaker?.Is(quotes[0]))
            : null;
    }
}
