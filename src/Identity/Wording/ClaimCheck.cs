namespace Qawl.Identity.Wording;

/// <summary>
/// Tells what the words of a claim have to do with words that were said. How much they share only tells whether they speak of
/// the same; whether they say the same is told by what is changed: one word that negates is enough.
/// </summary>
public static class ClaimCheck
{
    /// <summary>Words of a piece on average, below which a claim is no excerpt but a game with words.</summary>
    private const int ShortestPiece = 2;

    /// <summary>So many words may be left out unseen, and then none that negates, counts or names.</summary>
    private const int ShortGap = 3;

    /// <summary>Of the words of a claim that say something, so many stand in what it alters.</summary>
    private const double LeastShare = 0.6;

    private const int LeastShared = 2;

    /// <summary>So many words in their order are the same, though each stands in another person: كتبت بيدي, كتب بيده.</summary>
    private const int LeastInOrder = 3;

    /// <summary>Words of a claim in which those that are left need not stand beside each other.</summary>
    private const int Short = 4;

    /// <param name="claim">What somebody is claimed to have said.</param>
    /// <param name="said">What an article presents as said.</param>
    /// <param name="isDirect">Whether it does so word for word.</param>
    /// <param name="isSpeaker">Whether it is claimed of the one who said it, of whom less need be the same.</param>
    public static ClaimVerdict Of(WordedText claim, WordedText said, bool isDirect, bool isSpeaker = false)
    {
        var comparison = Comparison.Of(said, claim);
        if (comparison.IsSame)
        {
            var agreement =
                !isDirect ? Agreement.Reported
                : comparison.Changes == Changes.None ? Agreement.Verbatim
                : Agreement.SpellingOnly;
            return new(agreement, comparison.Changes, comparison, [new(0, comparison.First.Count)], 1);
        }
        var pieces = Pieces.Of(comparison.First, comparison.Second) ?? WholeClaim(comparison);
        var verdict =
            pieces is { Count: > 0 } && comparison.Second.Count >= pieces.Count * ShortestPiece
                ? OfPieces(comparison.By(pieces), isDirect)
                : OfChanged(Core.Of(comparison), isDirect, isSpeaker);
        return TellsOfWhat(verdict) ? verdict : verdict with { Agreement = Agreement.None, Pieces = [] };
    }

    /// <summary>Whether what is shared is more than a day, an order or a number, which many have, «اليوم الأول»; or it is all that was said.</summary>
    private static bool TellsOfWhat(ClaimVerdict verdict)
    {
        var comparison = verdict.Comparison;
        var telling = comparison
            .Blocks.SelectMany(b => Enumerable.Range(b.Second, b.Length))
            .Count(i => Tells(comparison.Second[i]));
        var least = verdict.Pieces.Count > 1 && verdict.Agreement <= Agreement.Reported ? LeastShared : 1;
        return telling >= least || comparison.Blocks.Sum(b => b.Length) == comparison.First.Count;
    }

    private static bool Tells(WordUnit unit) =>
        unit.IsContent && !unit.Role.HasFlag(Role.Number) && !FrameWords.IsVague(unit.Key);

    /// <summary>The words that are the same, if all of the claim are.</summary>
    private static IReadOnlyList<Block>? WholeClaim(Comparison comparison) =>
        comparison.Blocks.Sum(b => b.Length) == comparison.Second.Count ? comparison.Blocks : null;

    private static ClaimVerdict OfPieces(Comparison comparison, bool isDirect)
    {
        var pieces = comparison.Blocks.Select(b => new WordRange(b.First, b.First + b.Length)).ToArray();
        var dropped = Changes.None;
        for (var i = 0; i < pieces.Length; i++)
        {
            var from = i == 0 ? 0 : pieces[i - 1].End;
            var until = i + 1 < pieces.Length ? pieces[i + 1].Start : comparison.First.Count;
            dropped |= Frame.Dropped(comparison.First, pieces[i], from, until);
            dropped |=
                i == 0 || IsMarked(comparison, i) ? Changes.None : Unseen(comparison, new(from, pieces[i].Start));
        }
        // Of words in their place another spelling, or another reading.
        var read = comparison
            .Edits.Where(e => e.Op == EditOp.Replace)
            .Aggregate(Changes.None, (all, edit) => all | edit.Changes);
        var spelling = read & Changes.Spelling;
        dropped |= read & ~Changes.Spelling;
        var agreement =
            dropped != Changes.None ? Agreement.Altered
            : !isDirect ? Agreement.Reported
            : pieces.Length == 1 ? Agreement.Partial
            : Agreement.Stitched;
        return new(agreement, dropped | spelling, comparison, pieces, 1);
    }

    /// <summary>ما سنوفره (…) سنصرفه: the claim tells that something is left out.</summary>
    private static bool IsMarked(Comparison comparison, int piece) =>
        comparison.Second[comparison.Blocks[piece].Second - 1].After == Break.Gap;

    /// <summary>What words were that are left out in the middle of a clause: a few, or what a negation is about.</summary>
    private static Changes Unseen(Comparison comparison, WordRange gap)
    {
        var said = comparison.First;
        if (gap.Count == 0 || said[gap.Start - 1].After != Break.None || said[gap.End - 1].After != Break.None)
        {
            return Changes.None;
        }
        var few = gap.Count > ShortGap ? Changes.None : ChangedWords.Between(said, gap, [], default) & ~Changes.Word;
        return few == Changes.None && Frame.IsNegated(said, gap.Start) ? Changes.Frame : few;
    }

    private static ClaimVerdict OfChanged(Comparison comparison, bool isDirect, bool isSpeaker)
    {
        var pieces = comparison.Blocks.Select(b => new WordRange(b.First, b.First + b.Length)).ToArray();
        var share = Shares.Of(comparison, out var shared);
        var none = new ClaimVerdict(Agreement.None, Changes.None, comparison, [], share);
        if (pieces.Length == 0)
        {
            return none;
        }
        var isNear = share >= LeastShare;
        var mayBeReported =
            !isDirect
            && (isNear || comparison.Second.Count(Tells) >= LeastInOrder)
            && Shares.AreSaidInOrder(comparison);
        var isAltered =
            (isNear && shared >= LeastShared && (pieces.Any(p => p.Count > 1) || comparison.Second.Count <= Short))
            || Shares.AreTurnedRound(comparison)
            || (isSpeaker && Rewording.Is(comparison));
        if (!mayBeReported && !isAltered)
        {
            return none;
        }
        var window = new WordRange(pieces[0].Start, pieces[^1].End);
        var dropped = Frame.Dropped(comparison.First, window, 0, comparison.First.Count);
        var changes = ClaimVerdict.WithoutEnds(comparison.Edits).Aggregate(dropped, (all, edit) => all | edit.Changes);
        return mayBeReported && (changes & ~(Changes.Word | Changes.Spelling)) == 0 && !IsContrary(comparison)
                ? new(Agreement.Reported, Changes.None, comparison, pieces, share)
            : isAltered ? new(Agreement.Altered, changes, comparison, pieces, share)
            : none;
    }

    /// <summary>تتحرك قبل العاصفة of تتحرك بعد العاصفة.</summary>
    private static bool IsContrary(Comparison comparison) =>
        comparison
            .Edits.Where(e => e.Op == EditOp.Replace)
            .Any(e =>
                Opposites.Stand(
                    comparison.First.Take(e.First.Start..e.First.End),
                    comparison.Second.Take(e.Second.Start..e.Second.End)
                )
            );
}
