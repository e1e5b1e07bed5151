namespace Qawl.Identity.Wording;

/// <summary>How the words of a claim stand in a quote; the better, the earlier.</summary>
public enum Agreement
{
    /// <summary>Word for word; nothing but spaces and marks is another.</summary>
    Verbatim,

    /// <summary>Word for word in another spelling.</summary>
    SpellingOnly,

    /// <summary>An excerpt that means what it means there.</summary>
    Partial,

    /// <summary>Pieces in their order, with something left out between them.</summary>
    Stitched,

    /// <summary>The same words and numbers, but as indirect speech.</summary>
    Reported,

    /// <summary>Something about the words is changed.</summary>
    Altered,

    /// <summary>They say something else.</summary>
    None,
}

/// <summary>What a claim has to do with a quote.</summary>
/// <param name="Agreement">How its words stand there.</param>
/// <param name="Changes">What is changed; of an agreement before <see cref="Agreement.Altered"/> nothing but the spelling.</param>
/// <param name="Comparison">What was said, and the claim.</param>
/// <param name="Pieces">The words of what was said that the claim has, in runs; empty without agreement.</param>
/// <param name="Share">How much of what the claim says stands there, from 0 to 1.</param>
public sealed record ClaimVerdict(
    Agreement Agreement,
    Changes Changes,
    Comparison Comparison,
    IReadOnlyList<WordRange> Pieces,
    double Share
)
{
    /// <summary>The edits without what was said before the claim begins and after it ends.</summary>
    public IEnumerable<Edit> Inner => WithoutEnds(Comparison.Edits);

    /// <summary>The same where it was reported that somebody denied the words: who claims them says the contrary, and who denies them says what was said.</summary>
    public ClaimVerdict OfDenied() =>
        Agreement switch
        {
            Agreement.None => this,
            Agreement.Altered
                when Changes.HasFlag(Changes.Negation) && (Changes & (Changes.Number | Changes.Name)) == 0 => this with
            {
                Agreement = Agreement.Reported,
                Changes = Changes & Changes.Spelling,
            },
            _ => this with { Agreement = Agreement.Altered, Changes = Changes | Changes.Negation },
        };

    internal static IEnumerable<Edit> WithoutEnds(IReadOnlyList<Edit> edits) =>
        edits.Where((edit, i) => edit.Op != EditOp.Delete || (i > 0 && i < edits.Count - 1));
}
