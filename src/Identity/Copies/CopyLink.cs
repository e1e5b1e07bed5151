namespace Qawl.Identity.Copies;

/// <summary>How two articles belong together.</summary>
public enum CopyTie
{
    /// <summary>Most of the shorter text stands in the longer one, which has much more.</summary>
    Part,

    /// <summary>The same text.</summary>
    Whole,

    /// <summary>One page, read at two times.</summary>
    Page,
}

/// <summary>That two articles have one text.</summary>
/// <param name="Pair">Their ids.</param>
/// <param name="Tie">How they belong together.</param>
/// <param name="Sharing">How much they share; the first is that of the pair.</param>
public sealed record CopyLink(FormPair Pair, CopyTie Tie, Sharing Sharing)
{
    /// <summary>From so much on, two texts are one.</summary>
    public const double LeastJaccard = 0.5;

    /// <summary>So much of what was cut, and misspelt besides, stands in the whole.</summary>
    private const double LeastContainment = 0.6;

    /// <summary>So much is left of a page that somebody has written anew.</summary>
    private const double LeastOfPage = 0.1;

    /// <summary>An outlet also has news of one formula at addresses of their own.</summary>
    private const double LeastOfNamedApart = 0.7;

    /// <summary>In less than so many runs what is shared is a formula.</summary>
    private const int LeastShared = 8;

    private const int LeastOfPart = 20;

    /// <returns><c>null</c> if they do not belong together.</returns>
    public static CopyLink? Of(Page one, Page other)
    {
        var (first, second) = string.CompareOrdinal(one.Id, other.Id) < 0 ? (one, other) : (other, one);
        var sharing = first.Text.With(second.Text);
        return TieOf(first, second, sharing) is { } tie ? new(FormPair.Of(first.Id, second.Id), tie, sharing) : null;
    }

    private static CopyTie? TieOf(Page first, Page second, Sharing sharing)
    {
        if (first.IsNamedAs(second) && (sharing.Containment >= LeastOfPage || first.IsTitledAs(second)))
        {
            return CopyTie.Page;
        }
        if (sharing.Shared < LeastShared)
        {
            return null;
        }
        return sharing.Jaccard >= LeastJaccard ? (IsOnePage(first, second, sharing) ? CopyTie.Page : CopyTie.Whole)
            : sharing.Containment < LeastContainment ? null
            : first.IsTitledAs(second) ? CopyTie.Page
            : sharing.Shared >= LeastOfPart ? CopyTie.Part
            : null;
    }

    private static bool IsOnePage(Page first, Page second, Sharing sharing) =>
        first.IsOfOutletOf(second) && (sharing.Jaccard >= LeastOfNamedApart || !first.IsNamedApart(second));
}
