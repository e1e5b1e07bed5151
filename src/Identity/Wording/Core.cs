namespace Qawl.Identity.Wording;

/// <summary>
/// The part of what was said that a claim is about. Particles that both happen to have stand far from it; they would make
/// all between a change.
/// </summary>
internal static class Core
{
    /// <summary>How many more words of what was said than of the claim may part a word from the rest.</summary>
    private const int Widest = 3;

    public static Comparison Of(Comparison comparison)
    {
        var blocks = comparison.Blocks.ToList();
        while (blocks.Count > 1 && IsStray(comparison, blocks[0], blocks[0], blocks[1]))
        {
            blocks.RemoveAt(0);
        }
        while (blocks.Count > 1 && IsStray(comparison, blocks[^1], blocks[^2], blocks[^1]))
        {
            blocks.RemoveAt(blocks.Count - 1);
        }
        return comparison.By(blocks);
    }

    private static bool IsStray(Comparison comparison, Block block, Block before, Block behind)
    {
        var content = Enumerable.Range(block.First, block.Length).Count(i => comparison.First[i].IsContent);
        var said = behind.First - before.First - before.Length;
        var claimed = behind.Second - before.Second - before.Length;
        return content < 2 && said > claimed + Widest;
    }
}
