using Qawl.Api.Quotes;
using Qawl.Identity.Wording;

namespace Qawl.Api.Utterances;

/// <summary>A quote that reports the same statement as another one, and how its words differ.</summary>
internal sealed record Variant
{
    public required Quote Quote { get; init; }

    public required Wording Wording { get; init; }

    /// <summary>What is changed in between; not what is left out or added before and behind.</summary>
    public required IReadOnlyList<Change> Changes { get; init; }

    /// <summary>From the words of the other quote to those of this one: applied to the one they give the other.</summary>
    public required IReadOnlyList<VariantEdit> Diff { get; init; }

    public static Variant Of(Quote first, Quote second)
    {
        var comparison = Comparison.Of(
            WordedText.Of(first.Text, first.Start),
            WordedText.Of(second.Text, second.Start)
        );
        var (from, to) = (new Cut(first.Text, first.Start), new Cut(second.Text, second.Start));
        return new()
        {
            Quote = second,
            Wording = WordingOf(comparison, first.Kind != second.Kind),
            Changes = Differences.Of(
                comparison
                    .Edits.Where((edit, i) => !IsEnd(edit, i, comparison.Edits.Count))
                    .Aggregate(Qawl.Identity.Wording.Changes.None, (all, edit) => all | edit.Changes)
            ),
            Diff =
            [
                .. comparison.Edits.Select(edit => new VariantEdit
                {
                    Op = (DiffOp)edit.Op,
                    Changes = Differences.Of(edit.Changes),
                    From = from.Of(edit.First.SpanIn(comparison.First)),
                    To = to.Of(edit.Second.SpanIn(comparison.Second)),
                }),
            ],
        };
    }

    private static bool IsEnd(Edit edit, int i, int count) =>
        edit.Op is EditOp.Delete or EditOp.Insert && (i == 0 || i == count - 1);

    private static Wording WordingOf(Comparison comparison, bool isOfOtherKind)
    {
        var edits = comparison.Edits.Where(e =>
            e.Changes is not (Qawl.Identity.Wording.Changes.None or Qawl.Identity.Wording.Changes.Spelling)
        );
        return comparison.Changes == Qawl.Identity.Wording.Changes.None ? Wording.Verbatim
            : comparison.Changes == Qawl.Identity.Wording.Changes.Spelling ? Wording.SpellingOnly
            : edits.All(e => e.Op == EditOp.Delete) ? Wording.Shortened
            : edits.All(e => e.Op == EditOp.Insert) ? Wording.Extended
            : isOfOtherKind ? Wording.Reported
            : Wording.Reworded;
    }
}

/// <summary>How the words of one quote report what those of another do.</summary>
internal enum Wording
{
    /// <summary>Word for word; nothing but spaces and marks is another.</summary>
    Verbatim,

    /// <summary>Word for word in another spelling.</summary>
    SpellingOnly,

    /// <summary>With words left out.</summary>
    Shortened,

    /// <summary>With words added.</summary>
    Extended,

    /// <summary>In other words, one as direct and one as indirect speech.</summary>
    Reported,

    /// <summary>In other words.</summary>
    Reworded,
}

/// <summary>What becomes of words of one quote in another one.</summary>
internal sealed record VariantEdit
{
    public required DiffOp Op { get; init; }

    /// <summary>What is changed; empty where nothing is.</summary>
    public required IReadOnlyList<Change> Changes { get; init; }

    /// <summary>Words in the text of the one's article; empty, where others are inserted.</summary>
    public required Words From { get; init; }

    /// <summary>Words in the text of the other's article; empty, where others are left out.</summary>
    public required Words To { get; init; }
}
