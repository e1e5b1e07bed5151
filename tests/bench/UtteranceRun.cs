using System.Text;
using System.Text.Json;
using Qawl.Identity;
using Qawl.Identity.Utterances;
using Qawl.Identity.Wording;

namespace Qawl.Bench;

/// <summary>How well quotes that report one statement are told from such as only look like it, the speaker given.</summary>
internal static class UtteranceRun
{
    private static readonly Voice Somebody = new("somebody", null, null, []);

    private static readonly Voice Another = new("another", null, null, []);

    public static int Run(string? gold, string? documents)
    {
        OwnPairs();
        if (gold is not null && documents is not null)
        {
            Annotated(gold, documents);
        }
        return 0;
    }

    private static void OwnPairs()
    {
        var first = new Said(WordedText.Of(""), IsDirect: true, Somebody);
        var (same, told, others, taken) = (0, 0, 0, 0);
        foreach (var line in File.ReadLines("tests/gold/utterances.tsv").Where(l => !l.StartsWith('#')))
        {
            var columns = line.Split('\t');
            var quote = new Said(WordedText.Of(columns[2]), true, columns[1] == "speaker" ? Another : Somebody);
            if (columns[1] == "said")
            {
                first = quote;
                continue;
            }
            var isTold = SameStatement.Of(first, quote) is not null ? 1 : 0;
            (same, told) = columns[1] == "same" ? (same + 1, told + isTold) : (same, told);
            (others, taken) = columns[1] == "same" ? (others, taken) : (others + 1, taken + isTold);
        }
        Console.WriteLine($"own pairs: {told} of {same} told, {taken} of {others} near-misses taken for one");
    }

    private static void Annotated(string gold, string documents)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(gold));
        var quotes = Quotes(file.RootElement, documents).ToDictionary(q => q.Id, q => q.Said, StringComparer.Ordinal);
        var same = file
            .RootElement.GetProperty("same_utterance")
            .EnumerateArray()
            .Select(p => FormPair.Of(IdOf(p[0]), IdOf(p[1])))
            .ToHashSet();
        var links = quotes
            .SelectMany(q => quotes.Where(o => string.CompareOrdinal(q.Key, o.Key) < 0), (q, o) => (q, o))
            .Select(p => (Pair: FormPair.Of(p.q.Key, p.o.Key), Found: SameStatement.Of(p.q.Value, p.o.Value)))
            .Where(p => p.Found is not null)
            .Select(p => new Link(
                p.Pair,
                JudgedBy.Rule,
                p.Found!.Reporting == Reporting.Verbatim,
                (p.Found.Share * 100) + p.Found.Shared
            ))
            .ToList();
        var groups = Grouping.Of(
            quotes.ToDictionary(q => q.Key, q => q.Value.Voice, StringComparer.Ordinal),
            links,
            apart: []
        );
        var grouped = groups.SelectMany(g =>
            g.SelectMany((id, i) => g.Take(i).Select(other => FormPair.Of(id, other)))
        );
        Tell("pairs", [.. links.Select(l => l.Pair)], same);
        Tell("variants", [.. links.Select(l => l.Pair), .. grouped], same);
    }

    private static void Tell(string what, HashSet<FormPair> found, HashSet<FormPair> same) =>
        Console.WriteLine(
            $"{what}: {found.Count(same.Contains)} of {same.Count} told, {found.Count(f => !same.Contains(f))} others taken for one"
        );

    private static IEnumerable<(string Id, Said Said)> Quotes(JsonElement gold, string folder)
    {
        var files = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetFileName(path), StringComparer.Ordinal);
        foreach (var document in gold.GetProperty("documents").EnumerateArray())
        {
            var name = document.GetProperty("file").GetString()!;
            if (!files.TryGetValue(name, out var path))
            {
                continue;
            }
            var runes = File.ReadAllText(path).ReplaceLineEndings("\n").EnumerateRunes().ToArray();
            foreach (var quote in document.GetProperty("quotes").EnumerateArray())
            {
                if (!quote.TryGetProperty("speaker", out var speaker) || speaker.ValueKind != JsonValueKind.String)
                {
                    continue;
                }
                var words = new StringBuilder();
                foreach (var rune in runes[quote.GetProperty("start").GetInt32()..quote.GetProperty("end").GetInt32()])
                {
                    words.Append(rune.ToString());
                }
                yield return (
                    $"{name} {quote.GetProperty("start").GetInt32()}",
                    new Said(
                        WordedText.Of(words.ToString()),
                        quote.GetProperty("kind").GetString() == "direct",
                        new Voice(speaker.GetString(), null, null, []),
                        name
                    )
                );
            }
        }
    }

    private static string IdOf(JsonElement place) =>
        $"{place.GetProperty("file").GetString()} {place.GetProperty("start").GetInt32()}";
}
