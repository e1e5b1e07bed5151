using Qawl.Extraction.Model;
using Qawl.Extraction.Quotes;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Words;

namespace Qawl.Extraction;

/// <summary>How one quote was read: which rule did what, in order.</summary>
/// <param name="Span">Of the quote, in code points.</param>
public sealed record QuoteExplanation(TextSpan Span, QuoteKind Kind, IReadOnlyList<ExplainedStep> Steps)
{
    internal static QuoteExplanation Of(StoredText stored, TokenizedText text, FoundQuote found)
    {
        var steps = new List<ExplainedStep>();
        var (cue, complement) = (found.Cue, found.Reported.Complement);
        Add("cue", cue?.Rule, cue is null ? "no cue" : Words(cue.First, cue.End));
        if (complement is not null)
        {
            Add("complement", complement.Rule, $"begins at {Words(complement.Start, complement.Start + 1)}");
            var ends = found.Reported.EndedBy is null ? "with its marks or its sentence" : "before the sentence does";
            Add("end", found.Reported.EndedBy, ends);
        }
        foreach (var (rule, who, why) in found.Reported.Question.Answers)
        {
            Add("asked", rule, who is null ? "nobody" : $"{Who(who)}{(why is null ? "" : $": no, {Name(why.Value)}")}");
        }
        var speaker = found.Speaker;
        Add("speaker", speaker?.Rule, speaker is null ? "nobody" : Words(speaker.First, speaker.End));
        if (speaker is not null)
        {
            Add("meaning", speaker.Reading, Who(speaker));
        }
        steps.Add(
            new ExplainedStep("confidence", speaker?.Path, FormattableString.Invariant($"{Confidence.Of(speaker):F2}"))
        );
        return new QuoteExplanation(stored.ToCodePoints(found.Start, found.End), found.Kind, steps);

        void Add(string stage, IRule? rule, string outcome) => steps.Add(new ExplainedStep(stage, rule?.Name, outcome));

        string Words(int first, int end) => $"«{text.Value[text[first].Start..text[end - 1].End]}»";

        string Who(Attribution who) =>
            $"{Words(who.First, who.End)}{(who.Referent is { } known ? $" = {known.Key}" : "")}";
    }

    private static string Name(WhyNot why) =>
        why switch
        {
            WhyNot.Gender => "the verb is of the other gender",
            WhyNot.Governed => "a preposition or noun governs it",
            WhyNot.NotAPerson => "not a person",
            _ => "a rule before it found somebody",
        };
}

/// <summary>What one rule did.</summary>
/// <param name="Stage"><c>cue</c>, <c>complement</c>, <c>end</c>, <c>asked</c>, <c>speaker</c>, <c>meaning</c> or <c>confidence</c>.</param>
/// <param name="Rule"><c>null</c> where no rule was needed.</param>
/// <param name="Outcome">In words, for people.</param>
public sealed record ExplainedStep(string Stage, string? Rule, string Outcome);
