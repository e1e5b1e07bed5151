using Qawl.Api.Quotes;
using Qawl.Extraction.Model;

namespace Qawl.Api.Claims;

/// <summary>What became of the quotations of a draft.</summary>
internal sealed record DraftVerification
{
    /// <summary>All that the engine finds, and what else of three words or more stands in marks, in the order of the text.</summary>
    public required IReadOnlyList<VerifiedQuotation> Quotations { get; init; }

    public required DraftSummary Summary { get; init; }

    /// <summary>What was searched; only if a quotation was not found.</summary>
    public Searched? Searched { get; init; }
}

/// <summary>A quotation of a draft.</summary>
internal sealed record VerifiedQuotation
{
    public required QuoteKind Kind { get; init; }

    /// <summary>Where it begins in the given text, in Unicode code points from 0.</summary>
    public required int Start { get; init; }

    /// <summary>Where it ends, exclusive.</summary>
    public required int End { get; init; }

    /// <summary>The words, exactly as in the given text.</summary>
    public required string Text { get; init; }

    /// <summary>Who is said to have said it; absent if the draft does not tell.</summary>
    public QuotedSpeaker? Speaker { get; init; }

    /// <summary>How often somebody who is found this way is the speaker, from 0 to 1; absent without a speaker.</summary>
    public double? Confidence { get; init; }

    /// <summary>
    /// What became of it, with at most three findings; places of what is claimed are those in the given text. Absent if the
    /// quotation has fewer than two words, or none that says something by itself.
    /// </summary>
    public Verification? Verification { get; init; }

    /// <summary>The quote that has most of it.</summary>
    internal string? Said => Verification?.Findings is [var best, ..] ? best.Quote.Id : null;

    /// <summary>More was said behind it.</summary>
    internal bool IsCutOff => Verification?.Findings is [{ Diff: [.., { Op: DiffOp.Delete }] }, ..];

    /// <summary>Nothing was said that could be what stands from a place on.</summary>
    internal bool GoesOnFrom(int place) =>
        Verification?.Findings is [{ Diff: [.., { Op: DiffOp.Insert } last] }, ..] && last.Claimed.Start <= place + Gap;

    /// <summary>A comma or the like.</summary>
    private const int Gap = 4;

    internal bool Stands => Verification?.Verdict is not (Verdict.NotFound or Verdict.Altered or Verdict.Stitched);
}

/// <summary>Somebody to whom a draft gives words.</summary>
internal sealed record QuotedSpeaker
{
    public required SpeakerType Type { get; init; }

    /// <summary>The fullest name that the draft has; absent if it names nobody. Who has it stands in the verification's <c>resolved</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The words that name the speaker, in the given text.</summary>
    public Words? Words { get; init; }
}

/// <summary>How many quotations have which verdict.</summary>
internal sealed record DraftSummary
{
    /// <summary>All of them.</summary>
    public required int Quotations { get; init; }

    public required int Verbatim { get; init; }

    public required int SpellingOnly { get; init; }

    public required int Partial { get; init; }

    public required int Stitched { get; init; }

    public required int Reported { get; init; }

    public required int Altered { get; init; }

    public required int OtherSpeaker { get; init; }

    public required int AmbiguousSpeaker { get; init; }

    public required int NotFound { get; init; }

    /// <summary>Those without a verdict: one word, or particles.</summary>
    public required int TooShort { get; init; }

    internal static DraftSummary Of(IReadOnlyList<VerifiedQuotation> quotations)
    {
        return new()
        {
            Quotations = quotations.Count,
            Verbatim = Count(Verdict.Verbatim),
            SpellingOnly = Count(Verdict.SpellingOnly),
            Partial = Count(Verdict.Partial),
            Stitched = Count(Verdict.Stitched),
            Reported = Count(Verdict.Reported),
            Altered = Count(Verdict.Altered),
            OtherSpeaker = Count(Verdict.OtherSpeaker),
            AmbiguousSpeaker = Count(Verdict.AmbiguousSpeaker),
            NotFound = Count(Verdict.NotFound),
            TooShort = Count(null),
        };

        int Count(Verdict? verdict) => quotations.Count(q => q.Verification?.Verdict == verdict);
    }
}
