namespace Qawl.Identity.Utterances;

/// <summary>That two quotes report one statement.</summary>
/// <param name="Pair">Ids of the quotes.</param>
/// <param name="By">Who says so.</param>
/// <param name="IsVerbatim">Whether their words are the same.</param>
/// <param name="Strength">Of links by rules the strongest are followed first.</param>
public sealed record Link(FormPair Pair, JudgedBy By, bool IsVerbatim, double Strength);

/// <summary>
/// Quotes put together to utterances. Links are no chain: a long quote shares one part with one quote and another part with
/// another one, and those two say different things. So what is put together by other words than the same ones must be linked
/// with most of what is there already. The result depends on quotes and links alone, not on their order.
/// </summary>
public sealed class Grouping
{
    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);

    private readonly HashSet<FormPair> _apart;

    private Grouping(IEnumerable<FormPair> apart) => _apart = [.. apart];

    /// <param name="voices">Who speaks in each quote, by its id.</param>
    /// <param name="links">Of each pair one; others than of these quotes are passed over.</param>
    /// <param name="apart">Pairs that a person says are not the same.</param>
    /// <returns>All quotes, in groups; the groups and the quotes of each in ordinal order.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Of(
        IReadOnlyDictionary<string, Voice> voices,
        IEnumerable<Link> links,
        IEnumerable<FormPair> apart
    )
    {
        var grouping = new Grouping(apart);
        foreach (var (id, voice) in voices)
        {
            grouping._groups.Add(id, new Group(id, voice));
        }
        var known = links
            .Where(l => voices.ContainsKey(l.Pair.First) && voices.ContainsKey(l.Pair.Second))
            .OrderByDescending(l => l.By)
            .ThenByDescending(l => l.IsVerbatim)
            .ThenByDescending(l => l.Strength)
            .ThenBy(l => l.Pair)
            .ToList();
        foreach (var link in known.Where(l => l.IsVerbatim || l.By == JudgedBy.Person))
        {
            grouping.Join(link, isSure: true);
        }
        var among = grouping.Wordings(known);
        foreach (var link in known.Where(l => !l.IsVerbatim && l.By == JudgedBy.Rule))
        {
            grouping.Join(link, isSure: false, among);
        }
        return
        [
            .. grouping
                ._groups.Values.Distinct()
                .Select(g => g.Quotes.Order(StringComparer.Ordinal).ToList())
                .OrderBy(quotes => quotes[0], StringComparer.Ordinal),
        ];
    }

    /// <summary>What has the same words counts once: which wordings are linked.</summary>
    private HashSet<(int, int)> Wordings(IEnumerable<Link> links)
    {
        var number = 0;
        foreach (var group in _groups.Values.Distinct())
        {
            group.Wordings.Add(number++);
        }
        var linked = new HashSet<(int, int)>();
        foreach (var link in links)
        {
            var (first, second) = (_groups[link.Pair.First].Wordings[0], _groups[link.Pair.Second].Wordings[0]);
            linked.Add((first, second));
            linked.Add((second, first));
        }
        return linked;
    }

    private void Join(Link link, bool isSure, HashSet<(int, int)>? linked = null)
    {
        var (first, second) = (_groups[link.Pair.First], _groups[link.Pair.Second]);
        if (
            first == second
            || (link.By == JudgedBy.Rule && (first.IsOfOthers(second) || AreKeptApart(first, second)))
            || (!isSure && !AreMostlyLinked(first, second, linked!))
        )
        {
            return;
        }
        first.Take(second);
        foreach (var quote in second.Quotes)
        {
            _groups[quote] = first;
        }
    }

    private bool AreKeptApart(Group first, Group second) =>
        _apart.Count > 0 && first.Quotes.Any(q => second.Quotes.Any(o => _apart.Contains(FormPair.Of(q, o))));

    private static bool AreMostlyLinked(Group first, Group second, HashSet<(int, int)> linked) =>
        first.Wordings.Sum(w => second.Wordings.Count(o => linked.Contains((w, o)))) * 2
        > first.Wordings.Count * second.Wordings.Count;

    private sealed class Group(string quote, Voice voice)
    {
        private readonly List<Voice> _voices = [voice];

        public List<string> Quotes { get; } = [quote];

        public List<int> Wordings { get; } = [];

        /// <summary>Who is unnamed in one quote cannot be two.</summary>
        public bool IsOfOthers(Group other) => _voices.Any(v => other._voices.Any(o => v.With(o) == Tie.Other));

        public void Take(Group other)
        {
            Quotes.AddRange(other.Quotes);
            Wordings.AddRange(other.Wordings);
            _voices.AddRange(other._voices.Where(v => !_voices.Contains(v)));
        }
    }
}
