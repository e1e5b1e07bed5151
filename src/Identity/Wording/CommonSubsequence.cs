namespace Qawl.Identity.Wording;

/// <summary>
/// The longest common subsequence, 64 places at a time: what hostile repetition cannot slow down. Crochemore and others, A
/// fast and practical bit-vector algorithm for the longest common subsequence problem, 2001.
/// </summary>
internal static class CommonSubsequence
{
    private const int Places = 64;

    /// <param name="first">Words as numbers.</param>
    /// <param name="second">The same of the other text.</param>
    /// <returns>Pairs of places with the same number, in order.</returns>
    public static List<(int First, int Second)> Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var width = (first.Length + Places - 1) / Places;
        var masks = MasksOf(first, width);
        var rows = new ulong[second.Length * width];
        var before = new ulong[width];
        Array.Fill(before, ulong.MaxValue);
        for (var row = 0; row < second.Length; row++)
        {
            var here = rows.AsSpan(row * width, width);
            Step(before, masks.GetValueOrDefault(second[row]), here);
            here.CopyTo(before);
        }
        return Trace(rows, width, first.Length, second.Length);
    }

    private static Dictionary<int, ulong[]> MasksOf(ReadOnlySpan<int> first, int width)
    {
        var masks = new Dictionary<int, ulong[]>();
        for (var i = 0; i < first.Length; i++)
        {
            if (!masks.TryGetValue(first[i], out var mask))
            {
                masks.Add(first[i], mask = new ulong[width]);
            }
            mask[i / Places] |= 1UL << (i % Places);
        }
        return masks;
    }

    private static void Step(ReadOnlySpan<ulong> before, ulong[]? mask, Span<ulong> after)
    {
        var carry = 0UL;
        for (var w = 0; w < after.Length; w++)
        {
            var kept = before[w] & (mask?[w] ?? 0);
            var (high, sum) = Add(before[w], kept, carry);
            carry = high;
            after[w] = sum | (before[w] - kept);
        }
    }

    private static (ulong Carry, ulong Sum) Add(ulong a, ulong b, ulong carry)
    {
        var sum = (UInt128)a + b + carry;
        return ((ulong)(sum >> Places), (ulong)sum);
    }

    private static List<(int First, int Second)> Trace(ulong[] rows, int width, int column, int row)
    {
        var pairs = new List<(int, int)>();
        while (row > 0 && column > 0)
        {
            if (Has(rows, width, row - 1, column - 1))
            {
                column--;
                continue;
            }
            row--;
            if (row == 0 || Has(rows, width, row - 1, column - 1))
            {
                column--;
                pairs.Add((column, row));
            }
        }
        pairs.Reverse();
        return pairs;
    }

    private static bool Has(ulong[] rows, int width, int row, int column) =>
        (rows[(row * width) + (column / Places)] >> (column % Places) & 1) != 0;
}
