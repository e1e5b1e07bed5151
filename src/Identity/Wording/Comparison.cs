namespace Qawl.Identity.Wording;

/// <summary>
/// Two texts word by word: what of the first stands in the second, and what about the rest is changed. Applying the edits to
/// the words of the first gives the words of the second. The work is bounded, whatever the texts.
/// </summary>
public sealed class Comparison
{
    private readonly WordUnit[] _first;

    private readonly WordUnit[] _second;

    /// <summary>What is changed is told only when it is asked for: of most texts that share words nobody asks.</summary>
    private readonly Lazy<List<Edit>> _edits;

    private Comparison(WordUnit[] first, WordUnit[] second, IReadOnlyList<Block> blocks, bool areEndsApart = false)
    {
        (_first, _second, Blocks) = (first, second, blocks);
        _edits = new(() => areEndsApart ? EndsApart([.. Edited()]) : [.. Edited()]);
    }

    /// <summary>Words of the first text, by which edits count; what one of the texts writes as one word is one.</summary>
    public IReadOnlyList<WordUnit> First => _first;

    /// <inheritdoc cref="First" />
    public IReadOnlyList<WordUnit> Second => _second;

    /// <summary>In the order of both texts; together they cover all words.</summary>
    public IReadOnlyList<Edit> Edits => _edits.Value;

    /// <summary>What is changed anywhere.</summary>
    public Changes Changes => Edits.Aggregate(Changes.None, (all, edit) => all | edit.Changes);

    /// <summary>Whether both have the same words, however they spell them.</summary>
    internal bool IsSame => Edited().All(edit => edit.Changes is Changes.None or Changes.Spelling);

    public static Comparison Of(string first, string second) => Of(WordedText.Of(first), WordedText.Of(second));

    public static Comparison Of(WordedText first, WordedText second)
    {
        var (from, to) = Spacing.Unite(first, second);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return new(from, to, Alignment.Of(Numbered(from, numbers), Numbered(to, numbers)));
    }

    /// <summary>What is the same in both.</summary>
    internal IReadOnlyList<Block> Blocks { get; }

    /// <summary>The same texts, with other words taken for the same; where the ends of the first differ in length, only as many of its words are changed as the second has.</summary>
    internal Comparison By(IReadOnlyList<Block> blocks) => new(_first, _second, blocks, areEndsApart: true);

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

    private IEnumerable<Edit> Edited()
    {
        var (at, other) = (0, 0);
        foreach (var block in Blocks.Append(new Block(_first.Length, _second.Length, 0)))
        {
            if (ChangeOf(new(at, block.First), new(other, block.Second)) is { } change)
            {
                yield return change;
            }
            foreach (var same in SameOf(block))
            {
                yield return same;
            }
            (at, other) = (block.First + block.Length, block.Second + block.Length);
        }
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

    private Edit? ChangeOf(WordRange from, WordRange to)
    {
        EditOp? op = (from.Count, to.Count) switch
        {
            (0, 0) => null,
            (0, _) => EditOp.Insert,
            (_, 0) => EditOp.Delete,
            _ => EditOp.Replace,
        };
        return op is { } changed ? new(changed, ChangedWords.Between(_first, from, _second, to), from, to) : null;
    }

    /// <summary>Words of one key, in runs that are written alike, that are not, and that are read otherwise.</summary>
    private IEnumerable<Edit> SameOf(Block block)
    {
        for (var i = 0; i < block.Length; )
        {
            var start = i;
            var changes = ChangesOf(i);
            while (++i < block.Length && ChangesOf(i) == changes) { }
            yield return new(
                changes == Changes.None ? EditOp.Equal : EditOp.Replace,
                changes,
                new(block.First + start, block.First + i),
                new(block.Second + start, block.Second + i)
            );
        }

        Changes ChangesOf(int n)
        {
            var (one, other) = (_first[block.First + n].Raw, _second[block.Second + n].Raw);
            return string.Equals(one, other, StringComparison.Ordinal) ? Changes.None
                : Vowels.Differ(one, other) ? Changes.Word
                : Changes.Spelling;
        }
    }
}
