using System.Text;
using Qawl.Identity.Copies;
using Qawl.Ingestion.Extracted;
using Qawl.Ingestion.Reading;

namespace Qawl.Bench;

/// <summary>How well copies and revisions are told among articles of others, and among some that are made of them.</summary>
internal static class CopyRun
{
    private const int Injected = 500;

    public static async Task<int> RunAsync(string path)
    {
        var articles = new List<CopyText>();
        var documents = new DocumentReader([path]).ReadAsync(CancellationToken.None);
        await foreach (var document in ExtractedDocument.ExtractAsync(documents))
        {
            if (document is ExtractedDocument.Accepted { Article: var article } accepted)
            {
                articles.Add(new($"{articles.Count:D6}", article.Outlet, accepted.Text.Slice(article.Body)));
            }
        }
        Natural(articles);
        MadeUp(articles);
        MadeUpRevisions.Run([.. articles.Select(a => a.Body)]);
        return 0;
    }

    /// <summary>Pairs that share half of their runs, found through all runs, beside those that keys lead to.</summary>
    private static void Natural(List<CopyText> articles)
    {
        var pages = articles.Select(a => a.Page).ToList();
        var found = LinksOf(pages).Select(l => (l.Pair.First, l.Pair.Second)).ToHashSet();
        foreach (var least in new[] { 0.5, 0.8 })
        {
            var all = Brute.PairsOf(articles, least);
            var across = all.Where(p => articles[p.First].Outlet != articles[p.Second].Outlet).ToList();
            Console.WriteLine(
                $"Jaccard >= {least}: {all.Count(Has)} of {all.Count} pairs found, {across.Count(Has)} of {across.Count} across outlets"
            );
        }
        Console.WriteLine($"{found.Count} pairs in all");

        bool Has((int First, int Second) pair) => found.Contains((articles[pair.First].Id, articles[pair.Second].Id));
    }

    private static void MadeUp(List<CopyText> articles)
    {
        var random = new Random(12);
        var alone = Groups(articles).Select(c => c.Article).ToHashSet(StringComparer.Ordinal);
        var bases = articles.Where(a => !alone.Contains(a.Id) && a.Words > 60).ToArray();
        random.Shuffle(bases);
        var texts = bases.Take(Injected / 2).ToList();
        var truth = texts.ToDictionary(t => t.Id, t => t.Id, StringComparer.Ordinal);
        for (var i = 0; i < Injected; i++)
        {
            var source = bases[i % (Injected / 2)];
            var copy = new CopyText($"c{i:D5}", $"outlet {i}", MadeUpCopies.Of(source.Body, i % 5, random));
            texts.Add(copy);
            truth.Add(copy.Id, source.Id);
        }
        var others = articles.Where(a => !truth.ContainsKey(a.Id));
        var groups = Groups([.. texts, .. others]).ToDictionary(c => c.Article, c => c.Source, StringComparer.Ordinal);
        var labels = texts.Select(t => (truth[t.Id], groups.GetValueOrDefault(t.Id, t.Id))).ToList();
        Console.WriteLine($"{Injected} copies made up: adjusted Rand index {RandIndex(labels):F3}");
        foreach (var kind in Enumerable.Range(0, 5))
        {
            var of = Enumerable.Range(0, Injected).Where(i => i % 5 == kind).Select(i => $"c{i:D5}").ToList();
            var right = of.Count(id => groups.ContainsKey(id) && groups[id] == groups.GetValueOrDefault(truth[id]));
            Console.WriteLine($"  {MadeUpCopies.Kinds[kind]}: {right} of {of.Count} with their source");
        }
    }

    private static IReadOnlyList<Copy> Groups(List<CopyText> texts) =>
        CopyGroups.Of(
            [.. texts.Select(t => new Member(t.Id, t.Outlet, t.Outlet, null, [], null, null))],
            LinksOf([.. texts.Select(t => t.Page)])
        );

    private static List<CopyLink> LinksOf(List<Page> pages)
    {
        var byKey = pages
            .SelectMany((page, i) => page.Keys.Distinct().Select(key => (key, i)))
            .ToLookup(k => k.key, k => k.i);
        return
        [
            .. pages
                .SelectMany(
                    (page, i) => page.Keys.SelectMany(k => byKey[k]).Where(o => o > i).Distinct().Select(o => (i, o))
                )
                .Select(p => CopyLink.Of(pages[p.i], pages[p.o]))
                .OfType<CopyLink>(),
        ];
    }

    private static double RandIndex(List<(string Truth, string Found)> labels)
    {
        var both = labels.CountBy(l => l).Sum(c => Pairs(c.Value));
        var truth = labels.CountBy(l => l.Truth, StringComparer.Ordinal).Sum(c => Pairs(c.Value));
        var found = labels.CountBy(l => l.Found, StringComparer.Ordinal).Sum(c => Pairs(c.Value));
        var chance = truth * found / Pairs(labels.Count);
        return (both - chance) / (((truth + found) / 2) - chance);
    }

    private static double Pairs(int count) => count * (count - 1.0) / 2;
}

/// <summary>An article's body and who published it.</summary>
internal sealed record CopyText(string Id, string? Outlet, string Body)
{
    public int Words => Body.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    public Page Page => new(Id, Outlet, null, null, null, Shingles.Of(Body));
}

/// <summary>What pairs share, counted through every run of five words that they have.</summary>
internal static class Brute
{
    public static List<(int First, int Second)> PairsOf(List<CopyText> articles, double least)
    {
        var runs = articles.Select(a => RunsOf(a.Body)).ToList();
        var of = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var shared = new Dictionary<(int, int), int>();
        foreach (var (i, set) in runs.Index())
        {
            foreach (var run in set)
            {
                if (!of.TryGetValue(run, out var earlier))
                {
                    of.Add(run, earlier = []);
                }
                foreach (var other in earlier)
                {
                    shared[(other, i)] = shared.GetValueOrDefault((other, i)) + 1;
                }
                earlier.Add(i);
            }
        }
        return
        [
            .. shared
                .Where(p => p.Value / (double)(runs[p.Key.Item1].Count + runs[p.Key.Item2].Count - p.Value) >= least)
                .Select(p => p.Key),
        ];
    }

    private static HashSet<string> RunsOf(string body)
    {
        var words = new StringBuilder(Qawl.Extraction.Text.Folding.Fold(body));
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = char.IsLetterOrDigit(words[i]) ? words[i] : ' ';
        }
        var split = words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable
            .Range(0, Math.Max(0, split.Length - 4))
            .Select(i => string.Join(' ', split.Skip(i).Take(5)))
            .ToHashSet(StringComparer.Ordinal);
    }
}
