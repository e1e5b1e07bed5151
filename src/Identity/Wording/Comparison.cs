namespace Qawl.Identity.Wording;

/// <summary>
/// Two texts word by word: what of the first stands in the second, and what about the rest is changed. Applying the edits to
/// the words of the first gives the words of the second. The work is bounded, whatever the texts.
/// </summary>
public sealed class Comparison
{
    private Comparison(WordUnit[] first, WordUnit[] second, IReadOnlyList<Block> blocks, IReadOnlyList<Edit> edits) =>
        (_first, _second, Blocks, Edits) = (first, second, blocks, edits);

    private readonly WordUnit[] _first;

    private readonly WordUnit[] _second;

    /// <summary>Words of the first text, by which edits count; what one of the texts writes as one word is one.</summary>
    public IReadOnlyList<WordUnit> First => _first;

    /// <inheritdoc cref="First" />
    public IReadOnlyList<WordUnit> Second => _second;

    /// <summary>In the order of both texts; together they cover all words.</summary>
    public IReadOnlyList<Edit> Edits { get; }

    /// <summary>What is changed anywhere.</summary>
    public Changes Changes => Edits.Aggregate(Changes.None, (all, edit) => all | edit.Changes);

    public static Comparison Of(string first, string second) => Of(WordedText.Of(first), WordedText.Of(second));

    public static Comparison Of(WordedText first, WordedText second)
    {
        var (from, to) = Spacing.Unite(first, second);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return Of(from, to, Alignment.Of(Numbered(from, numbers), Numbered(to, numbers)));
    }

    /// <summary>By words that are known to be the same.</summary>
    private static Comparison Of(WordUnit[] first, WordUnit[] second, IReadOnlyList<Block> blocks) =>
        new(first, second, blocks, Edited(first, second, blocks));

    /// <summary>What is the same in both.</summary>
    internal IReadOnlyList<Block> Blocks { get; }

    /// <summary>The same texts, with other words taken for the same; where the ends of the first differ in length, only as many of its words are changed as the second has.</summary>
    internal Comparison By(IReadOnlyList<Block> blocks) =>
        new(_first, _second, blocks, EndsApart(Edited(_first, _second, blocks)));

    /// <summary>Puts words into the place of others.</summary>
    /// <returns>The words of the second text.</returns>
    public IEnumerable<string> Apply(IReadOnlyList<string> wordsOfFirst) =>
        Edits.SelectMany(edit =>
            edit.Op switch
            {
                EditOp.Equal => wordsOfFirst.Take(edit.First.Start..edit.First.End),
                EditOp.Delete => [],
                _ => Second.Take(edit.Second.Start..edit.Second.End).Select(u => u.Raw),
            }
        );

    private static int[] Numbered(WordUnit[] units, Dictionary<string, int> numbers)
    {
        var numbered = new int[units.Length];
        for (var i = 0; i < units.Length; i++)
        {
            if (!numbers.TryGetValue(units[i].Key, out numbered[i]))
            {
                numbers.Add(units[i].Key, numbered[i] = numbers.Count);
            }
        }
        return numbered;
    }

    private static List<Edit> Edited(WordUnit[] first, WordUnit[] second, IReadOnlyList<Block> blocks)
    {
        var edits = new List<Edit>();
        var (at, other) = (0, 0);
        foreach (var block in blocks.Append(new Block(first.Length, second.Length, 0)))
        {
            AddChange(edits, first, second, new(at, block.First), new(other, block.Second));
            AddSame(edits, first, second, block);
            (at, other) = (block.First + block.Length, block.Second + block.Length);
        }
        return edits;
    }

    private List<Edit> EndsApart(List<Edit> edits)
    {
        if (
            edits is [{ Op: EditOp.Replace, Changes: not Changes.Spelling } head, _, ..]
            && head.First.Count > head.Second.Count
        )
        {
            var cut = head.First.End - head.Second.Count;
            edits.RemoveAt(0);
            edits.InsertRange(0, Parted(head, new(head.First.Start, cut), new(cut, head.First.End)));
        }
        if (
            edits is [_, .., { Op: EditOp.Replace, Changes: not Changes.Spelling } tail]
            && tail.First.Count > tail.Second.Count
        )
        {
            var cut = tail.First.Start + tail.Second.Count;
            edits.RemoveAt(edits.Count - 1);
            edits.AddRange(Parted(tail, new(cut, tail.First.End), new(tail.First.Start, cut)).Reverse());
        }
        return edits;
    }

    /// <summary>What is only left out, then what is changed.</summary>
    private Edit[] Parted(Edit edit, WordRange left, WordRange changed)
    {
        var at = left.Start < changed.Start ? edit.Second.Start : edit.Second.End;
        return
        [
            new(EditOp.Delete, ChangedWords.Between(_first, left, _second, new(at, at)), left, new(at, at)),
            edit with
            {
                Changes = ChangedWords.Between(_first, changed, _second, edit.Second),
                First = changed,
            },
        ];
    }

    private static void AddChange(List<Edit> edits, WordUnit[] first, WordUnit[] second, WordRange from, WordRange to)
    {
        if (from.Count + to.Count > 0)
        {
            var op =
                from.Count == 0 ? EditOp.Insert
                : to.Count == 0 ? EditOp.Delete
                : EditOp.Replace;
            edits.Add(new(op, ChangedWords.Between(first, from, second, to), from, to));
        }
    }

    /// <summary>Words of one key, in runs that are written alike and runs that are not.</summary>
    private static void AddSame(List<Edit> edits, WordUnit[] first, WordUnit[] second, Block block)
    {
        for (var i = 0; i < block.Length; )
        {
            var start = i;
            var alike = AreAlike(i);
            while (++i < block.Length && AreAlike(i) == alike) { }
            edits.Add(
                new(
                    alike ? EditOp.Equal : EditOp.Replace,
                    alike ? Changes.None : Changes.Spelling,
                    new(block.First + start, block.First + i),
                    new(block.Second + start, block.Second + i)
                )
            );
        }

        bool AreAlike(int n) =>
            string.Equals(first[block.First + n].Raw, second[block.Second + n].Raw, StringComparison.Ordinal);
    }
}
