using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>A quote in its sentence, as far as no other quote has it; token indices.</summary>
/// <param name="CueFirst">Of the words that report, else of the quote.</param>
internal sealed record SaidPlace(FoundQuote Quote, int First, int End, int CueFirst, int CueEnd)
{
    /// <summary>Tokens that are looked through at most.</summary>
    private const int Farthest = 120;

    /// <summary>Where its part of the sentence begins: behind the quote before it.</summary>
    public required int Floor { get; init; }

    /// <summary>Where its part of the sentence ends.</summary>
    public required int Ceiling { get; init; }

    public required FoundQuote? Before { get; init; }

    /// <summary>Where what is said begins, behind the cue.</summary>
    public int Complement => Math.Min(First, Quote.Reported.Complement?.Start ?? First);

    /// <returns><c>null</c> of words that stand in no sentence: a turn of an interview.</returns>
    public static SaidPlace? Of(TokenizedText text, List<FoundQuote> quotes, int i)
    {
        var quote = quotes[i];
        if (quote.Sentence.End == 0)
        {
            return null;
        }
        var (first, end) = (text.IndexAt(quote.Start), text.IndexAt(quote.End));
        var (cueFirst, cueEnd) = quote.Cue is { } cue ? (cue.First, cue.End) : (first, first);
        var before = i > 0 ? quotes[i - 1] : null;
        var floor = Math.Max(quote.Sentence.First, Math.Min(cueFirst, first) - Farthest);
        var last = before is null ? 0 : text.IndexAt(before.End);
        var ceiling = Math.Min(quote.Sentence.End, Math.Max(cueEnd, end) + Farthest);
        if (i + 1 < quotes.Count && quotes[i + 1] is var next)
        {
            var its = next.Cue is { } report && report.First >= end ? report.First : text.IndexAt(next.Start);
            ceiling = Math.Min(ceiling, its);
        }
        return new SaidPlace(quote, first, end, cueFirst, cueEnd)
        {
            Floor = Math.Max(floor, last),
            Ceiling = ceiling,
            Before = before,
        };
    }
}

/// <summary>When something was said, and by which words that is told; UTF-16.</summary>
internal sealed record SaidDay(DateOnly Date, SaidBy By, int Start, int End)
{
    /// <summary>First token of the words.</summary>
    public required int First { get; init; }

    /// <summary>The token behind the last.</summary>
    public required int TokenEnd { get; init; }
}
