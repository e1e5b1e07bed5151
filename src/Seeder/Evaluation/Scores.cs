namespace Qawl.Seeder.Evaluation;

/// <summary>A difference between annotation and prediction, for the reader.</summary>
internal sealed record ScoringError(string File, string What, string? Wanted, string? Got, string Text);

/// <summary>All figures of some documents.</summary>
internal sealed class Scores
{
    public SortedDictionary<string, Tally> Tallies { get; } = new(StringComparer.Ordinal);
    public List<ScoringError> Errors { get; } = [];

    /// <summary>Right speakers by how the text tells them, each quote in one row; and further parties where there are some.</summary>
    public IReadOnlyDictionary<string, Tally> Told { get; } =
        new OrderedDictionary<string, Tally>(StringComparer.Ordinal)
        {
            ["name"] = new(),
            ["title"] = new(),
            ["implicit"] = new(),
            ["relayed"] = new(),
            ["unnamed"] = new(),
            ["relay named"] = new(),
            ["body spoken for named"] = new(),
        };

    public Reliability Reliability { get; } = new();

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public Tally this[string name] => Tallies.TryGetValue(name, out var tally) ? tally : Tallies[name] = new Tally();

    public int Count(string name) => _counts.GetValueOrDefault(name);

    public void Count(string name, bool add) => _counts[name] = Count(name) + (add ? 1 : 0);

    /// <summary>Shares and counts beside the tallies, in the order in which they are printed.</summary>
    public IEnumerable<(string Name, double? Value)> Figures()
    {
        yield return ("speaker accuracy", Tally.Share(Count("speaker right"), Count("matched")));
        foreach (var by in new[] { "name", "title", "implicit", "unnamed" })
        {
            if (Count($"by {by}") > 0)
            {
                yield return ($"speaker accuracy {by}", Tally.Share(Count($"by {by} right"), Count($"by {by}")));
            }
        }
        yield return ("metadata accuracy", Stated(Count("metadata right"), Count("metadata")));
        yield return ("metadata stated", Stated(Count("stated right"), Count("stated")));
        yield return ("metadata invented", Tally.Share(Count("invented"), Count("unstated")));

        static double? Stated(int part, int whole) => whole > 0 ? Tally.Share(part, whole) : null;
    }
}
