using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qawl.Api.Tests.Ingestion;
using Qawl.Seeder.Evaluation;

namespace Qawl.Api.Tests.Seeder;

/// <summary>The verb and the scoring script that the figures are published by must never differ.</summary>
[Slow]
public sealed class EvaluateVerbTests : IDisposable
{
    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("gold/seeds.json", "seeds")]
    [InlineData("gold/dev.json", "gold/dev")]
    public async Task Its_figures_for_the_engine_are_those_of_the_script(string gold, string documents)
    {
        var (_, predictions, _) = await SeederProcess.RunAsync("extract", Workspace.Shared(documents));

        await CompareAsync(Workspace.Shared(gold), predictions);
    }

    [Theory]
    [InlineData("gold/seeds.json", 1)]
    [InlineData("gold/seeds.json", 2)]
    [InlineData("gold/dev.json", 3)]
    [InlineData("gold/dev.json", 4)]
    [InlineData("gold/dev.json", 5)]
    public async Task Its_figures_for_half_wrong_predictions_are_those_of_the_script(string gold, int seed)
    {
        var path = Workspace.Shared(gold);

        await CompareAsync(path, HalfWrong(JsonNode.Parse(await ReadAsync(path))!, new Random(seed)));
    }

    [Slow]
    [Fact]
    public async Task Predictions_and_the_documents_themselves_give_the_same_table()
    {
        var (_, predictions, _) = await SeederProcess.RunAsync("extract", "seeds".InRepository());
        var gold = "seeds/gold.json".InRepository();

        var ofPredictions = await SeederProcess.RunAsync("evaluate", gold, _files.File("p.ndjson", predictions));
        var ofDocuments = await SeederProcess.RunAsync("evaluate", gold, "seeds".InRepository());

        ofPredictions.ExitCode.ShouldBe(0, ofPredictions.Errors);
        ofPredictions.Output.ShouldContain("metadata accuracy", Case.Sensitive);
        ofDocuments.Output.ShouldBe(ofPredictions.Output);
    }

    [Fact]
    public async Task Differences_are_listed_on_request()
    {
        var gold = "seeds/gold.json".InRepository();
        var empty = _files.File("none.ndjson", "\n");

        var (exitCode, output, _) = await SeederProcess.RunAsync("evaluate", gold, empty, "--errors", "3");

        exitCode.ShouldBe(0);
        output
            .Split('\n')
            .Count(l => l.StartsWith("  ", StringComparison.Ordinal) && l.Contains(" | ", StringComparison.Ordinal))
            .ShouldBe(3);
    }

    [Fact]
    public async Task Each_quote_found_counts_once_by_how_the_text_tells_its_speaker()
    {
        var gold = await Comparison.ReadGoldAsync(
            "seeds/gold.json".InRepository(),
            TestContext.Current.CancellationToken
        );
        var (_, predictions, _) = await SeederProcess.RunAsync("extract", "seeds".InRepository());
        var path = _files.File("p.ndjson", predictions);

        var total = (await Comparison.OfAsync(gold, Comparison.ReadPredictionsAsync(path))).Total;

        string[] ways = ["name", "title", "implicit", "relayed", "unnamed"];
        ways.Sum(way => total.Told[way].Judged).ShouldBe(total.Count("matched"));
        ways.Sum(way => total.Told[way].TruePositives).ShouldBe(total.Count("speaker right"));
        total.Reliability.Bins().Sum(bin => bin.Quotes).ShouldBe(total.Count("matched"));
    }

    [Fact]
    public void Stated_confidence_is_compared_bin_by_bin_with_what_is_right()
    {
        var reliability = new Reliability();
        (double, bool)[] attributions = [(0, false), (0.5, true), (0.9, true), (0.98, true), (1, true), (1, false)];
        foreach (var (stated, isRight) in attributions)
        {
            reliability.Add("subject-behind-verb", stated, isRight);
        }

        reliability
            .Bins()
            .Select(bin => (bin.Quotes, Math.Round(bin.Stated, 3), Math.Round(bin.Right, 3)))
            .ShouldBe([(2, 0.25, 0.5), (1, 0.9, 1), (3, 0.993, 0.667)]);
    }

    [Fact]
    public async Task Markdown_has_the_published_figures_and_no_word_of_a_document()
    {
        var gold = "seeds/gold.json".InRepository();

        var (exitCode, output, _) = await SeederProcess.RunAsync(
            "evaluate",
            gold,
            "seeds".InRepository(),
            "--markdown"
        );

        exitCode.ShouldBe(0);
        output.ShouldContain("| quotes direct |", Case.Sensitive);
        output.ShouldContain("| speaker told by |", Case.Sensitive);
        output.ShouldAllBe(c => c < '\u0600');
    }

    [Fact]
    public async Task What_is_not_gold_or_not_a_prediction_is_said()
    {
        var gold = "seeds/gold.json".InRepository();

        var notGold = await SeederProcess.RunAsync("evaluate", _files.File("x.json", "[1]"), _files.Path);
        var notPrediction = await SeederProcess.RunAsync("evaluate", gold, _files.File("y.ndjson", "{}\n"));

        (notGold.ExitCode, notPrediction.ExitCode).ShouldBe((1, 1));
        notGold.Errors.ShouldContain("x.json is not a file of annotations", Case.Sensitive);
        notPrediction.Errors.ShouldContain("y.ndjson, line 1 is not a prediction", Case.Sensitive);
    }

    private async Task CompareAsync(string gold, string predictions)
    {
        var path = _files.File("predictions.ndjson", predictions);
        var expected = JsonDocument.Parse(await ScriptAsync(gold, path)).RootElement;
        var comparison = await Comparison.OfAsync(
            await Comparison.ReadGoldAsync(gold, TestContext.Current.CancellationToken),
            Comparison.ReadPredictionsAsync(path)
        );

        var figures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, t) in comparison.Total.Tallies)
        {
            figures[name] = string.Create(
                CultureInfo.InvariantCulture,
                $"{t.Precision:F4} {t.Recall:F4} {t.F1:F4} {t.TruePositives} {t.FalsePositives} {t.FalseNegatives}"
            );
        }
        foreach (var (name, value) in comparison.Total.Figures())
        {
            figures[name] = value?.ToString("F4", CultureInfo.InvariantCulture) ?? "-";
        }
        figures["people across documents"] = comparison.PeopleAcross.ToString("F4", CultureInfo.InvariantCulture);
        figures["missing documents"] = comparison
            .Total.Count("missing documents")
            .ToString("F4", CultureInfo.InvariantCulture);

        figures.ShouldBe(
            expected.EnumerateObject().ToDictionary(f => f.Name, f => Show(f.Value), StringComparer.Ordinal),
            ignoreOrder: true
        );

        static string Show(JsonElement figure) =>
            figure.ValueKind switch
            {
                JsonValueKind.Object => string.Join(
                    ' ',
                    figure
                        .EnumerateObject()
                        .Select(f =>
                            f.Value.GetDouble()
                                .ToString(f.Name is "p" or "r" or "f1" ? "F4" : "F0", CultureInfo.InvariantCulture)
                        )
                ),
                JsonValueKind.Number => figure.GetDouble().ToString("F4", CultureInfo.InvariantCulture),
                _ => "-",
            };
    }

    private static async Task<string> ScriptAsync(string gold, string predictions)
    {
        using var python = Process.Start(
            new ProcessStartInfo("python3", [Workspace.Shared("tools/score.py"), gold, predictions, "--json"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        var output = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        python.ExitCode.ShouldBe(0);
        return output;
    }

    private static Task<string> ReadAsync(string path) =>
        File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

    /// <summary>The gold itself with spans moved, findings left out and made up, speakers exchanged.</summary>
    private static string HalfWrong(JsonNode gold, Random random)
    {
        var lines = gold["documents"]!.AsArray().Where(_ => random.NextDouble() > 0.1).Select(Predict);
        return string.Join('\n', lines.Select(l => l.ToJsonString()));

        JsonObject Predict(JsonNode? document) =>
            new()
            {
                ["file"] = (string)document!["file"]!,
                ["sha256"] = random.NextDouble() < 0.7 ? (string)document["sha256"]! : null,
                ["article"] = new JsonObject(
                    document["article"]!
                        .AsObject()
                        .Select(f =>
                            KeyValuePair.Create(f.Key, random.NextDouble() < 0.8 ? f.Value?.DeepClone() : null)
                        )
                ),
                ["people"] = Entities(document, "people"),
                ["organizations"] = Entities(document, "organizations"),
                ["quotes"] = new JsonArray([
                    .. document["quotes"]!.AsArray().Where(_ => random.NextDouble() > 0.2).Select(Quote),
                ]),
            };

        JsonArray Entities(JsonNode document, string kind)
        {
            var entities = new JsonArray(Entity("made up", [new JsonObject { ["start"] = 5, ["end"] = 9 }]));
            foreach (var entity in document[kind]?.AsArray() ?? [])
            {
                var mentions = entity!["mentions"]!
                    .AsArray()
                    .Where(_ => random.NextDouble() > 0.15)
                    .Select(m => Move(m!, 4))
                    .ToArray();
                var id = (string)entity["id"]!;
                if (random.NextDouble() < 0.2 && mentions.Length > 1)
                {
                    entities.Add(Entity(id + " too", mentions[1..]));
                    mentions = mentions[..1];
                }
                entities.Add(Entity(id, mentions));
            }
            foreach (var optional in document["optional_" + kind]?.AsArray().Take(3) ?? [])
            {
                entities.Add(Entity($"optional {optional!["start"]}", [Move(optional, 1)]));
            }
            return entities;
        }

        static JsonObject Entity(string key, JsonNode[] mentions) =>
            new() { ["key"] = key, ["mentions"] = new JsonArray(mentions) };

        JsonObject Quote(JsonNode? quote)
        {
            var predicted = Move(quote!, 8);
            predicted["kind"] = random.NextDouble() < 0.9 ? (string)quote!["kind"]! : "direct";
            predicted["speaker"] =
                random.NextDouble() < 0.2 ? null
                : quote!["speaker"] is JsonValue id ? new JsonObject { ["key"] = (string)id! }
                : quote["speaker"] is JsonObject words ? new JsonObject { ["mention"] = Move(words, 4) }
                : null;
            return predicted;
        }

        JsonObject Move(JsonNode span, int far)
        {
            var start = Math.Max(0, (int)span["start"]! + Shift());
            return new JsonObject
            {
                ["start"] = start,
                ["end"] = Math.Max(start + 1, (int)span["end"]! + Shift()),
                ["text"] = (string?)span["text"] ?? "",
            };

            int Shift() =>
                random.Next(6) switch
                {
                    0 => far,
                    1 => -far,
                    2 => 1,
                    3 => -1,
                    _ => 0,
                };
        }
    }
}

internal static class RepositoryPaths
{
    public static string InRepository(this string path) => Path.Combine(Workspace.Repository, path);
}
