namespace Qawl.Identity.Wording;

/// <summary>Cuts a claim into pieces of what was said, in its order: the longest first piece, then the rest behind it.</summary>
internal static class Pieces
{
    /// <returns>Runs that cover the claim; <c>null</c> if something of it was not said.</returns>
    public static List<Block>? Of(IReadOnlyList<WordUnit> said, IReadOnlyList<WordUnit> claim)
    {
        var pieces = new List<Block>();
        for (var (at, from) = (0, 0); at < claim.Count; )
        {
            var piece = Longest(said, from, claim, at);
            if (piece.Length == 0)
            {
                return null;
            }
            pieces.Add(piece);
            (at, from) = (at + piece.Length, piece.First + piece.Length);
        }
        return pieces;
    }

    private static Block Longest(IReadOnlyList<WordUnit> said, int from, IReadOnlyList<WordUnit> claim, int at)
    {
        var longest = new Block(from, at, 0);
        for (var i = from; i < said.Count - longest.Length; i++)
        {
            var length = 0;
            while (i + length < said.Count && at + length < claim.Count && IsSame(said, i, claim, at, length))
            {
                length++;
            }
            if (length > longest.Length)
            {
                longest = new(i, at, length);
            }
        }
        return longest;
    }

    /// <summary>An excerpt may begin without the و or ف that led to it.</summary>
    private static bool IsSame(IReadOnlyList<WordUnit> said, int i, IReadOnlyList<WordUnit> claim, int at, int n)
    {
        var (word, claimed) = (said[i + n].Key, claim[at + n].Key);
        return word == claimed || (n == 0 && word is ['و' or 'ف', ..] && word.AsSpan(1).SequenceEqual(claimed));
    }
}
