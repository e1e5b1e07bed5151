using System.Collections;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Qawl.Extraction;
using Qawl.Extraction.Model;
using Qawl.Extraction.Search;
using Qawl.Extraction.Tests;
using Qawl.Extraction.Tests.Hostile;
using Qawl.Extraction.Tests.Specs;
using Qawl.Ingestion.Extracted;
using Qawl.Seeder.Evaluation;
using Qawl.Seeder.Verbs;

namespace Qawl.Mutate;

/// <summary>
/// Runs inside an <see cref="EngineContext"/>: reads each case with a clause taken away and tells whether somebody would
/// notice. Only types of the runtime cross the border of the context.
/// </summary>
internal sealed class Judge
{
    private const int Hostile = 500;

    private readonly List<(Noticed By, string Name, Func<IEnumerable<string>> Complain)> _cases = [];
    private readonly Dictionary<int, (StoredText Text, GivenFields Given)> _documents = [];
    private readonly JsonSerializerOptions _options = new();
    private readonly Action<int, long> _begin;
    private readonly Func<long> _steps;
    private readonly int[] _asked;
    private readonly int[] _matters;

    /// <summary>What a search knows of words that were met. Each case meets them anew, with the clause taken away.</summary>
    private readonly IDictionary _met = (IDictionary)
        typeof(SearchWords).GetField("Met", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    private Judge(
        (string Name, string Text, string Given)[] seeds,
        (string Name, string Text, string Given)[] documents
    )
    {
        var switches = typeof(ArticleExtractor).Assembly.GetType(Switches.TypeName, throwOnError: true)!;
        _begin = switches.GetMethod("Begin")!.CreateDelegate<Action<int, long>>();
        _steps = switches.GetMethod("Steps")!.CreateDelegate<Func<long>>();
        _asked = (int[])switches.GetField("Asked")!.GetValue(null)!;
        _matters = (int[])switches.GetField("Matters")!.GetValue(null)!;
        AddSpecs();
        AddTests();
        AddSeeds(seeds);
        for (var i = 0; i < Hostile; i++)
        {
            var text = StoredText.Of(HostileTexts.Of(i));
            _cases.Add((Noticed.ByHostile, $"hostile text {i}", () => Violations(text)));
        }
        foreach (var (name, text, given) in documents)
        {
            var stored = StoredText.Of(text);
            var fields = JsonSerializer.Deserialize<GivenFields>(given, _options)!;
            _documents.Add(_cases.Count, (stored, fields));
            _cases.Add((Noticed.ByDocument, name, () => [Print(ArticleExtractor.Extract(stored, fields))]));
        }
    }

    /// <returns>Who would notice and the name of each case, and functions that read one; see their docstrings.</returns>
    public static (
        (int By, string Name)[] Cases,
        Func<int, int, long, (string[] Complaints, long Steps)> Read,
        Func<(int[] Asked, int[] Matters)> Count,
        Func<int, int, long, string[]> Differ
    ) Open((string Name, string Text, string Given)[] seeds, (string Name, string Text, string Given)[] documents)
    {
        var judge = new Judge(seeds, documents);
        return ([.. judge._cases.Select(c => ((int)c.By, c.Name))], judge.Read, judge.Count, judge.Differ);
    }

    private static List<string> Violations(StoredText text) =>
        Consistency.Violations(text, ArticleExtractor.Extract(text, GivenFields.None));

    private void AddSpecs()
    {
        var notYet = SpecReader.NotYet();
        foreach (var spec in SpecReader.All().Where(spec => !notYet.ContainsKey(spec.Name)))
        {
            _cases.Add((Noticed.BySpec, spec.Name, () => SpecCheck.Run(spec)));
        }
    }

    private void AddTests()
    {
        foreach (var (name, run) in UnitTests.All())
        {
            _cases.Add((Noticed.ByTest, name, run));
        }
    }

    /// <summary>A difference from the annotations that the engine does not have now.</summary>
    private void AddSeeds((string Name, string Text, string Given)[] seeds)
    {
        var path = Path.Combine(Repository.Root, "seeds", "gold.json");
        var gold = Comparison
            .ReadGoldAsync(path, CancellationToken.None)
            .GetAwaiter()
            .GetResult()
            .Documents.ToDictionary(document => document.File, StringComparer.Ordinal);
        foreach (var (name, text, given) in seeds.Where(seed => gold.ContainsKey(seed.Name)))
        {
            var stored = StoredText.Of(text);
            var fields = JsonSerializer.Deserialize<GivenFields>(given, _options)!;
            _cases.Add((Noticed.BySeed, name, () => Differences(gold[name], stored, fields)));
        }
    }

    private static IEnumerable<string> Differences(GoldDocument gold, StoredText text, GivenFields given)
    {
        var accepted = new ExtractedDocument.Accepted
        {
            Name = gold.File,
            Sha256 = [],
            Encoding = "utf-8",
            Given = given,
            Text = text,
            Article = ArticleExtractor.Extract(text, given),
        };
        using var writer = new PredictionWriter();
        var predicted = Comparison.Read(Encoding.UTF8.GetString(writer.Write(accepted).Span), gold.File);
        var scores = new Scores();
        Scoring.Score(gold, predicted, scores);
        return scores.Errors.Select(error => error.ToString());
    }

    /// <summary>All that was found, confidence and roles too.</summary>
    private string Print(Article article) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(article, _options)));

    /// <summary>What is to be complained of in one case while a clause is away, and how many steps it took.</summary>
    private (string[], long) Read(int @case, int clause, long limit)
    {
        _met.Clear();
        _begin(clause, limit);
        try
        {
            return ([.. _cases[@case].Complain()], _steps());
        }
        catch (Exception e)
        {
            return ([e.GetType().Name], _steps());
        }
    }

    /// <summary>What a document says no longer (-) and only now (+) while a clause is away, each with the words around it.</summary>
    private string[] Differ(int @case, int clause, long limit)
    {
        var (text, given) = _documents[@case];
        _begin(-1, long.MaxValue);
        var before = Facts(text, ArticleExtractor.Extract(text, given)).ToHashSet(StringComparer.Ordinal);
        _begin(clause, limit);
        try
        {
            var after = Facts(text, ArticleExtractor.Extract(text, given)).ToHashSet(StringComparer.Ordinal);
            return
            [
                .. before.Except(after, StringComparer.Ordinal).Select(f => $"- {f}"),
                .. after.Except(before, StringComparer.Ordinal).Select(f => $"+ {f}"),
            ];
        }
        catch (Exception e)
        {
            return [$"+ {e.GetType().Name}"];
        }
    }

    private static IEnumerable<string> Facts(StoredText text, Article article)
    {
        yield return $"page: title «{article.Title}», kicker «{article.Kicker}», outlet «{article.Outlet}», source "
            + $"«{article.OriginalSource}», published {article.Published?.Sort:O}, updated {article.Updated?.Sort:O}, "
            + $"body {article.Body.Start}–{article.Body.End}, furniture {string.Join(' ', article.Furniture)}";
        foreach (
            var (kind, entity) in article
                .People.Select(e => ("person", e))
                .Concat(article.Organizations.Select(e => ("organization", e)))
        )
        {
            foreach (var mention in entity.Mentions)
            {
                yield return $"{kind} «{entity.Name}» by {entity.Rule}: {Around(text, mention)}";
            }
        }
        foreach (var quote in article.Quotes)
        {
            yield return $"{quote.Kind} quote by {quote.Rule}, speaker {quote.Speaker?.Type} «{quote.Speaker?.Key}» {quote.SpeakerBy}: "
                + Around(text, quote.Span);
        }
    }

    private static string Around(StoredText text, TextSpan span)
    {
        var runes = text.Value.EnumerateRunes().ToArray();
        string Cut(int from, int to) =>
            string.Concat(runes[Math.Clamp(from, 0, runes.Length)..Math.Clamp(to, 0, runes.Length)]).Replace('\n', '⏎');
        return $"{Cut(span.Start - 80, span.Start)}⟦{Cut(span.Start, span.End)}⟧{Cut(span.End, span.End + 80)}";
    }

    /// <summary>How often each clause was asked, and mattered, since the last call.</summary>
    private (int[] Asked, int[] Matters) Count()
    {
        (int[], int[]) counted = ([.. _asked], [.. _matters]);
        Array.Clear(_asked);
        Array.Clear(_matters);
        return counted;
    }
}
