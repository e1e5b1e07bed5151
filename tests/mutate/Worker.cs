namespace Qawl.Mutate;

/// <summary>What one case said with every clause in its place, and how often it asked for each.</summary>
/// <param name="Matters">How often the clause's absence would have changed what comes next.</param>
internal sealed record Baseline(string[] Complaints, long Steps, int[] Asked, int[] Matters);

/// <summary>One loaded engine, for one thread.</summary>
internal sealed class Worker : IDisposable
{
    /// <summary>A reading that takes so many times longer than before is taken for endless.</summary>
    private const int Patience = 20;

    /// <summary>Steps that even the shortest text may take.</summary>
    private const int Least = 1_000_000;

    /// <summary>Steps for a text while lexicons are loaded too.</summary>
    private const int Loading = 500_000_000;

    private readonly EngineContext _context;
    private readonly Func<int, int, long, (string[] Complaints, long Steps)> _read;
    private readonly Func<(int[] Asked, int[] Matters)> _count;
    private readonly Func<int, int, long, string[]> _differ;

    public Worker(
        byte[] engine,
        (string Name, string Text, string Given)[] seeds,
        (string Name, string Text, string Given)[] documents
    )
    {
        _context = new EngineContext(engine);
        var open = _context
            .Program.GetType(typeof(Judge).FullName!, throwOnError: true)!
            .GetMethod(nameof(Judge.Open))!;
        (Cases, _read, _count, _differ) = ((
            (int, string)[],
            Func<int, int, long, (string[], long)>,
            Func<(int[], int[])>,
            Func<int, int, long, string[]>
        ))
            open.Invoke(null, [seeds, documents])!;
    }

    public (int By, string Name)[] Cases { get; }

    public Baseline[] ReadAll() =>
        [
            .. Enumerable
                .Range(0, Cases.Length)
                .Select(@case =>
                {
                    var (complaints, steps) = _read(@case, -1, long.MaxValue);
                    var (asked, matters) = _count();
                    return new Baseline(complaints, steps, asked, matters);
                }),
        ];

    /// <summary>Takes a clause away and asks the cases that it matters to, until one notices.</summary>
    public (Noticed By, string Name) Try(int clause, Baseline[] before, Func<Baseline, bool> matters, bool isLoading)
    {
        // Of an engine that has all to load, the tests of units are read soonest.
        var order = Enumerable
            .Range(0, Cases.Length)
            .Where(i => matters(before[i]))
            .OrderBy(i => isLoading && (Noticed)Cases[i].By != Noticed.ByTest);
        foreach (var i in order)
        {
            var limit = isLoading ? Loading : Least + (Patience * before[i].Steps);
            var (complaints, _) = _read(i, clause, limit);
            var by = (Noticed)Cases[i].By;
            if (complaints.Except(before[i].Complaints, StringComparer.Ordinal).Any())
            {
                return (by, Cases[i].Name);
            }
        }
        return (Noticed.ByNobody, "");
    }

    /// <summary>What at most so many documents, from the last one read back, say otherwise without a clause.</summary>
    public string[] Differences(int clause, Baseline[] before, int documents)
    {
        var found = new List<string>();
        for (var i = Cases.Length - 1; i >= 0 && documents > 0; i--)
        {
            if ((Noticed)Cases[i].By != Noticed.ByDocument || before[i].Matters[clause] == 0)
            {
                continue;
            }
            var limit = Least + (Patience * before[i].Steps);
            if (_read(i, clause, limit).Complaints.SequenceEqual(before[i].Complaints, StringComparer.Ordinal))
            {
                continue;
            }
            found.Add(Cases[i].Name);
            found.AddRange(_differ(i, clause, limit).Take(6).Select(difference => $"  {difference}"));
            documents--;
        }
        return [.. found];
    }

    public void Dispose() => _context.Unload();
}
