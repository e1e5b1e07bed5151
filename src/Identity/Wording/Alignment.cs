namespace Qawl.Identity.Wording;

/// <summary>Words of two texts that follow each other in both.</summary>
internal readonly record struct Block(int First, int Second, int Length);

/// <summary>
/// Which words of two texts are the same ones: the longest common run, then what is left on either side of it likewise, as a
/// reader would. When that has taken a number of steps, what is left is aligned by <see cref="CommonSubsequence"/>; what is
/// too long even for that has no words in common.
/// </summary>
internal sealed class Alignment
{
    private const int MostSteps = 400_000;

    private const long MostCells = 400_000_000;

    private readonly int[] _first;

    private readonly int[] _second;

    private readonly Dictionary<int, List<int>> _places = [];

    private readonly List<Block> _blocks = [];

    /// <summary>How long the run is that ends at a place of the second text.</summary>
    private readonly int[] _runs;

    private int _steps;

    private Alignment(int[] first, int[] second)
    {
        (_first, _second) = (first, second);
        _runs = new int[second.Length + 1];
        for (var i = 0; i < second.Length; i++)
        {
            if (!_places.TryGetValue(second[i], out var places))
            {
                _places.Add(second[i], places = []);
            }
            places.Add(i);
        }
    }

    /// <param name="first">Words as numbers.</param>
    /// <param name="second">The same of the other text.</param>
    /// <returns>Runs in order, no two of which adjoin in both texts.</returns>
    public static List<Block> Of(int[] first, int[] second)
    {
        var ends = Ends(first, second);
        var alignment = new Alignment(
            first[ends.Before..(first.Length - ends.Behind)],
            second[ends.Before..(second.Length - ends.Behind)]
        );
        alignment.Find();
        return Joined([
            new Block(0, 0, ends.Before),
            .. alignment
                ._blocks.OrderBy(b => b.First)
                .Select(b => new Block(b.First + ends.Before, b.Second + ends.Before, b.Length)),
            new Block(first.Length - ends.Behind, second.Length - ends.Behind, ends.Behind),
        ]);
    }

    private static (int Before, int Behind) Ends(int[] first, int[] second)
    {
        var before = first.AsSpan().CommonPrefixLength(second);
        var behind = 0;
        while (behind < Math.Min(first.Length, second.Length) - before && first[^(behind + 1)] == second[^(behind + 1)])
        {
            behind++;
        }
        return (before, behind);
    }

    private static List<Block> Joined(IEnumerable<Block> blocks)
    {
        var joined = new List<Block>();
        foreach (var block in blocks.Where(b => b.Length > 0))
        {
            if (
                joined.Count > 0
                && joined[^1] is var last
                && last.First + last.Length == block.First
                && last.Second + last.Length == block.Second
            )
            {
                joined[^1] = last with { Length = last.Length + block.Length };
            }
            else
            {
                joined.Add(block);
            }
        }
        return joined;
    }

    private void Find()
    {
        var open = new Stack<(int From, int To, int OtherFrom, int OtherTo)>();
        open.Push((0, _first.Length, 0, _second.Length));
        while (open.TryPop(out var part))
        {
            if (part.From == part.To || part.OtherFrom == part.OtherTo)
            {
                continue;
            }
            if (_steps > MostSteps)
            {
                Subsequence(part.From, part.To, part.OtherFrom, part.OtherTo);
                continue;
            }
            var run = LongestRun(part.From, part.To, part.OtherFrom, part.OtherTo);
            if (run.Length > 0)
            {
                _blocks.Add(run);
                open.Push((part.From, run.First, part.OtherFrom, run.Second));
                open.Push((run.First + run.Length, part.To, run.Second + run.Length, part.OtherTo));
            }
        }
    }

    private Block LongestRun(int from, int to, int otherFrom, int otherTo)
    {
        var longest = new Block(from, otherFrom, 0);
        var written = new List<int>();
        var before = new List<(int Place, int Run)>();
        for (var i = from; i < to && _steps <= MostSteps; i++)
        {
            before.Clear();
            foreach (var j in _places.GetValueOrDefault(_first[i]) ?? [])
            {
                _steps++;
                if (j >= otherFrom && j < otherTo)
                {
                    before.Add((j + 1, _runs[j] + 1));
                }
            }
            foreach (var place in written)
            {
                _runs[place] = 0;
            }
            written.Clear();
            foreach (var (place, run) in before)
            {
                _runs[place] = run;
                written.Add(place);
                if (run > longest.Length)
                {
                    longest = new(i - run + 1, place - run, run);
                }
            }
        }
        foreach (var place in written)
        {
            _runs[place] = 0;
        }
        return longest;
    }

    private void Subsequence(int from, int to, int otherFrom, int otherTo)
    {
        if ((long)(to - from) * (otherTo - otherFrom) > MostCells)
        {
            return;
        }
        _blocks.AddRange(
            CommonSubsequence
                .Of(_first.AsSpan(from, to - from), _second.AsSpan(otherFrom, otherTo - otherFrom))
                .Select(p => new Block(p.First + from, p.Second + otherFrom, 1))
        );
    }
}
