using Qawl.Identity.Wording;

namespace Qawl.Identity.Utterances;

/// <summary>
/// The part of each of two texts that speaks of the same: where of the longer one most words of the shorter one stand close
/// together, from the beginning of the clause.
/// </summary>
internal sealed class Passage
{
    /// <summary>A rewording takes at most so many times the words, and a few more.</summary>
    private const double Wider = 1.6;

    private const int More = 4;

    /// <summary>So many words part a word that both happen to have from what they speak of.</summary>
    private const int Stray = 4;

    private const int Head = 3;

    /// <summary>How far behind the last word that is shared a clause is looked at.</summary>
    private const int Tail = 3;

    private Passage(
        IReadOnlyList<WordUnit> longer,
        IReadOnlyList<WordUnit> shorter,
        WordRange inLonger,
        WordRange inShorter,
        int[] placesInShorter,
        bool[] matchedShorter
    ) =>
        (Longer, Shorter, InLonger, InShorter, _placesInShorter, _matchedShorter) = (
            longer,
            shorter,
            inLonger,
            inShorter,
            placesInShorter,
            matchedShorter
        );

    /// <summary>Of each word of the longer text where the shorter one has it; -1 where it has not.</summary>
    private readonly int[] _placesInShorter;

    private readonly bool[] _matchedShorter;

    public IReadOnlyList<WordUnit> Longer { get; }

    public IReadOnlyList<WordUnit> Shorter { get; }

    public WordRange InLonger { get; }

    public WordRange InShorter { get; }

    /// <summary>Words that say something and stand in both.</summary>
    public int Shared => Count(Shorter, new(0, Shorter.Count), i => _matchedShorter[i]);

    /// <summary>All words of the shorter text that say something.</summary>
    public int OfShorter => Count(Shorter, new(0, Shorter.Count), _ => true);

    /// <summary>Words of the longer text from the first one that is shared to the last.</summary>
    public int Width
    {
        get
        {
            var (start, end) = (
                Array.FindIndex(_placesInShorter, p => p >= 0),
                Array.FindLastIndex(_placesInShorter, p => p >= 0) + 1
            );
            return start < 0 ? 0 : Count(Longer, new(start, end), _ => true);
        }
    }

    /// <summary>How many of the shared words stand under a negation in one text alone.</summary>
    public int OtherwiseNegated =>
        Enumerable
            .Range(0, Longer.Count)
            .Count(i =>
                _placesInShorter[i] >= 0 && Frame.IsNegated(Longer, i) != Frame.IsNegated(Shorter, _placesInShorter[i])
            );

    /// <summary>What negates shared words.</summary>
    public int NegationsOfLonger => Negations(Longer, InLonger, i => _placesInShorter[i] >= 0);

    /// <inheritdoc cref="NegationsOfLonger" />
    public int NegationsOfShorter => Negations(Shorter, InShorter, i => _matchedShorter[i]);

    /// <summary>Whether the shorter text has the word anywhere.</summary>
    public bool HasShorter(WordUnit unit) => Has(Shorter, unit);

    /// <inheritdoc cref="HasShorter" />
    public bool HasLonger(WordUnit unit) => Has(Longer, unit);

    /// <summary>Where a word of each stands alone behind one that both have.</summary>
    public IEnumerable<(WordUnit Before, WordUnit Longer, WordUnit Shorter)> Replaced =>
        Enumerable
            .Range(0, Math.Max(0, Longer.Count - 1))
            .Where(i => _placesInShorter[i] >= 0 && _placesInShorter[i] + 1 < Shorter.Count)
            .Select(i => (i, At: _placesInShorter[i]))
            .Where(p =>
                _placesInShorter[p.i + 1] < 0
                && !_matchedShorter[p.At + 1]
                && Counts(Longer[p.i + 1])
                && Counts(Shorter[p.At + 1])
            )
            .Select(p => (Longer[p.i], Longer[p.i + 1], Shorter[p.At + 1]));

    /// <summary>Of the first three words of the shorter text that say something, which tell what it is about, how many are shared.</summary>
    public int SharedOfHead =>
        Enumerable.Range(0, Shorter.Count).Where(i => Counts(Shorter[i])).Take(Head).Count(i => _matchedShorter[i]);

    public int OfLonger => Count(Longer, new(0, Longer.Count), _ => true);

    /// <summary>What of the passages stands in one text alone.</summary>
    public IEnumerable<int> OnlyLonger => Within(InLonger, i => _placesInShorter[i] < 0);

    /// <inheritdoc cref="OnlyLonger" />
    public IEnumerable<int> OnlyShorter => Within(InShorter, i => !_matchedShorter[i]);

    public static Passage Of(IReadOnlyList<WordUnit> first, IReadOnlyList<WordUnit> second)
    {
        var (longer, shorter) =
            first.Count(u => u.IsContent) >= second.Count(u => u.IsContent) ? (first, second) : (second, first);
        var sought = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var unit in shorter.Where(Counts))
        {
            sought[TermOf(unit)] = sought.GetValueOrDefault(TermOf(unit)) + 1;
        }
        var window = Densest(longer, sought, (int)(shorter.Count * Wider) + More);
        var places = Places(longer, window, shorter);
        DropStrays(places);
        var matched = new bool[shorter.Count];
        foreach (var place in places.Where(p => p >= 0))
        {
            matched[place] = true;
        }
        return new(
            longer,
            shorter,
            Clauses(longer, [.. places.Select(p => p >= 0)]),
            Clauses(shorter, matched),
            places,
            matched
        );
    }

    private static int[] Places(IReadOnlyList<WordUnit> longer, WordRange window, IReadOnlyList<WordUnit> shorter)
    {
        var left = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        for (var i = 0; i < shorter.Count; i++)
        {
            if (Counts(shorter[i]))
            {
                var term = TermOf(shorter[i]);
                (left.TryGetValue(term, out var queue) ? queue : left[term] = new()).Enqueue(i);
            }
        }
        var places = new int[longer.Count];
        Array.Fill(places, -1);
        for (var i = window.Start; i < window.End; i++)
        {
            if (Counts(longer[i]) && left.TryGetValue(TermOf(longer[i]), out var queue) && queue.TryDequeue(out var at))
            {
                places[i] = at;
            }
        }
        return places;
    }

    private static void DropStrays(int[] places)
    {
        var found = Enumerable.Range(0, places.Length).Where(i => places[i] >= 0).ToList();
        while (found.Count > 2 && found[1] - found[0] > Stray)
        {
            places[found[0]] = -1;
            found.RemoveAt(0);
        }
        while (found.Count > 2 && found[^1] - found[^2] > Stray)
        {
            places[found[^1]] = -1;
            found.RemoveAt(found.Count - 1);
        }
    }

    /// <summary>A number counts by its value.</summary>
    public static bool Counts(WordUnit unit) => unit.IsContent || unit.Role.HasFlag(Role.Number);

    public static string TermOf(WordUnit unit) =>
        unit.Role.HasFlag(Role.Number) || unit.Sought.Terms.IsEmpty ? unit.Key : unit.Sought.Terms[0];

    /// <summary>Where in so many words most of what is sought stands, each as often as it is sought.</summary>
    private static WordRange Densest(IReadOnlyList<WordUnit> units, Dictionary<string, int> sought, int width)
    {
        if (units.Count <= width)
        {
            return new(0, units.Count);
        }
        var here = new Dictionary<string, int>(StringComparer.Ordinal);
        var (found, most, best) = (0, -1, 0);
        for (var i = 0; i < units.Count; i++)
        {
            found += Change(units[i], 1);
            if (i >= width)
            {
                found -= Change(units[i - width], -1);
            }
            if (i >= width - 1 && found > most)
            {
                (most, best) = (found, i - width + 1);
            }
        }
        return new(best, best + width);

        int Change(WordUnit unit, int by)
        {
            if (!Counts(unit) || !sought.TryGetValue(TermOf(unit), out var enough))
            {
                return 0;
            }
            var before = here.GetValueOrDefault(TermOf(unit));
            here[TermOf(unit)] = before + by;
            return Math.Min(before, before + by) < enough ? 1 : 0;
        }
    }

    /// <summary>From the first word that is shared, or where its clause begins, to the last one and a little on in its clause.</summary>
    private static WordRange Clauses(IReadOnlyList<WordUnit> units, bool[] matched)
    {
        var (start, end) = (Array.IndexOf(matched, true), Array.LastIndexOf(matched, true) + 1);
        if (start < 0)
        {
            return new(0, 0);
        }
        while (start > 0 && units[start - 1].After == Break.None)
        {
            start--;
        }
        for (var i = 0; i < Tail && end < units.Count && units[end - 1].After == Break.None; i++)
        {
            end++;
        }
        return new(start, end);
    }

    private static bool Has(IReadOnlyList<WordUnit> units, WordUnit unit) =>
        units.Any(u => Counts(u) && TermOf(u) == TermOf(unit));

    private static int Negations(IReadOnlyList<WordUnit> units, WordRange range, Func<int, bool> isShared) =>
        Within(range, i => (units[i].Role & (Role.Negation | Role.Denial)) != 0 && Reach(units, i).Any(isShared))
            .Count();

    /// <summary>Itself and the words behind it that it turns round.</summary>
    private static IEnumerable<int> Reach(IReadOnlyList<WordUnit> units, int at)
    {
        var near = units[at].Role.HasFlag(Role.Near) ? at + Frame.Near : units.Count - 1;
        for (var i = at; i <= near && i < units.Count; i++)
        {
            yield return i;
            if (units[i].After != Break.None)
            {
                yield break;
            }
        }
    }

    private static IEnumerable<int> Within(WordRange range, Func<int, bool> isSo) =>
        Enumerable.Range(range.Start, range.Count).Where(isSo);

    private static int Count(IReadOnlyList<WordUnit> units, WordRange range, Func<int, bool> isSo) =>
        Within(range, i => Counts(units[i]) && isSo(i)).Count();
}
