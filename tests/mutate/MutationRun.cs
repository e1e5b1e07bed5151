using System.Collections.Concurrent;

namespace Qawl.Mutate;

/// <summary>What came of taking one clause away.</summary>
/// <param name="IsReached">A spec asks for the clause at all.</param>
/// <param name="Differences">What documents say otherwise, if asked for.</param>
internal sealed record Outcome(Clause Clause, bool IsReached, Noticed By, string Name, string[] Differences);

/// <summary>Takes one clause after the other away.</summary>
internal sealed class MutationRun(
    RewrittenEngine engine,
    (string Name, string Text, string Given)[] seeds,
    (string Name, string Text, string Given)[] documents,
    int workers,
    int shown
)
{
    private Baseline[] _before = [];
    private HashSet<int> _reached = [];

    /// <summary>
    /// Clauses that run less often when the same is read again: those of loading and of what the vocabulary keeps. Each is
    /// tried in an engine that was loaded without it.
    /// </summary>
    public IReadOnlySet<int> Loading { get; private set; } = new HashSet<int>();

    public IReadOnlyList<Outcome> Try(IReadOnlyList<Clause> clauses)
    {
        var queue = new ConcurrentQueue<Clause>(clauses);
        var outcomes = new ConcurrentBag<Outcome>();
        using var first = Warm();
        var others = Enumerable.Range(1, workers - 1).Select(_ => new Thread(() => RunOwn())).ToList();
        others.ForEach(thread => thread.Start());
        Run(first);
        others.ForEach(thread => thread.Join());
        return [.. outcomes.OrderBy(outcome => outcome.Clause.Id)];

        void RunOwn()
        {
            using var worker = new Worker(engine.Assembly, seeds, documents);
            // The vocabulary is filled before a clause is taken away.
            worker.ReadAll();
            Run(worker);
        }

        void Run(Worker worker)
        {
            while (queue.TryDequeue(out var clause))
            {
                outcomes.Add(Try(worker, clause));
                if (outcomes.Count % 100 == 0)
                {
                    Console.Error.WriteLine($"{outcomes.Count} of {clauses.Count}");
                }
            }
        }
    }

    private Worker Warm()
    {
        var worker = new Worker(engine.Assembly, seeds, documents);
        var cold = worker.ReadAll();
        _before = worker.ReadAll();
        foreach (var (before, (_, name)) in _before.Zip(worker.Cases).Where(pair => Fails(pair.First, pair.Second.By)))
        {
            Console.Error.WriteLine($"{name} fails with every clause in its place: {before.Complaints[0]}");
        }
        var specs = Enumerable.Range(0, cold.Length).Where(i => (Noticed)worker.Cases[i].By == Noticed.BySpec).ToList();
        Loading = Where(id => cold.Sum(c => (long)c.Asked[id]) != _before.Sum(c => (long)c.Asked[id]));
        _reached = Where(id => specs.Exists(i => cold[i].Asked[id] > 0));
        return worker;

        HashSet<int> Where(Func<int, bool> holds) => [.. engine.Clauses.Select(clause => clause.Id).Where(holds)];
    }

    private static bool Fails(Baseline before, int by) =>
        (Noticed)by is Noticed.BySpec or Noticed.ByHostile && before.Complaints.Length > 0;

    private Outcome Try(Worker worker, Clause clause)
    {
        if (!Loading.Contains(clause.Id))
        {
            var (by, name) = worker.Try(clause.Id, _before, c => c.Matters[clause.Id] > 0, isLoading: false);
            var differences = by == Noticed.ByDocument ? worker.Differences(clause.Id, _before, shown) : [];
            return new Outcome(clause, _reached.Contains(clause.Id), by, name, differences);
        }
        using var fresh = new Worker(engine.Assembly, seeds, documents);
        var (noticed, @case) = fresh.Try(clause.Id, _before, MayMatter(clause), isLoading: true);
        return new Outcome(clause, _reached.Contains(clause.Id), noticed, @case, []);
    }

    /// <summary>What is loaded may matter to any case, but what <c>Search</c> loads only to those that search.</summary>
    private Func<Baseline, bool> MayMatter(Clause clause)
    {
        if (clause.Folder != "Search")
        {
            return _ => true;
        }
        var searching = engine.Clauses.Where(other => other.Folder == clause.Folder).Select(other => other.Id).ToList();
        return @case => searching.Exists(id => @case.Asked[id] > 0);
    }
}
