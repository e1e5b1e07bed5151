using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;
using Qawl.Api.Tests.OpenApi;
using Qawl.Api.Tests.Service;
using Qawl.Database;
using Qawl.Database.Embedded;
using Qawl.Ingestion;
using Qawl.Ingestion.Reading;

namespace Qawl.Api.Tests.Database;

/// <summary>The service over tables that lie on two other servers, parted as Citus would part them.</summary>
[Slow]
public sealed class ShardsTests(SpreadSeeds seeds) : IClassFixture<SpreadSeeds>
{
    /// <summary>Statements that Citus would refuse, by words that each has, as <c>deploy/replicas.md</c> tells them.</summary>
    private static readonly string[] Refused =
    [
        // The first and the last quote of each stretch of time.
        "b.count as \"Count\"",
        // Utterances, by what their quotes are; and only the first report of each.
        "u.quotes as \"QuoteCount\"",
        "join quotes q on q.utterance = s.utterance",
        "insert into utterances ",
        // What tells people apart: when and where each was seen.
        "p.mention_count as \"MentionCount\"",
        // Copies lie where their own articles do, not where the first of them does.
        "join copies o on o.source_id = c.source_id",
        "as \"Revisions\"",
    ];

    [Fact]
    public void Every_kind_of_request_is_answered_from_two_shards_as_from_one_server()
    {
        seeds.Articles.ShouldAllBe(count => count > 5);
        seeds.Before.Count.ShouldBeGreaterThan(300);
        seeds
            .Before.Where(a => seeds.After[a.Key] != a.Value)
            .Select(a => $"{a.Key}\n{a.Value}\n{seeds.After[a.Key]}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Statements_join_only_rows_that_lie_together_but_for_those_that_are_known()
    {
        seeds.Statements.Count.ShouldBeGreaterThan(500);
        var untied = seeds
            .Statements.SelectMany(s => PlannedJoins.Untied(s.Plan, seeds.Columns).Select(u => (Tables: u, s.Text)))
            .ToArray();

        untied
            .Where(u => !Refused.Any(words => u.Text.Contains(words, StringComparison.Ordinal)))
            .Select(u => $"{u.Tables}: {u.Text}")
            .ShouldBeEmpty();
        Refused
            .Where(words => !untied.Any(u => u.Text.Contains(words, StringComparison.Ordinal)))
            .ShouldBeEmpty("It is tied now.");
    }
}

/// <summary>The seeds, what is answered from them before and after their tables are spread, and which statements that takes.</summary>
public sealed partial class SpreadSeeds : IAsyncLifetime
{
    private static readonly string[] Explaining =
    [
        "shared_preload_libraries=auto_explain",
        "auto_explain.log_min_duration=0",
        "auto_explain.log_format=json",
        "auto_explain.log_verbose=on",
        "log_destination=jsonlog",
    ];

    private static readonly string Migrations = string.Concat(
        Directory.GetFiles(Path.Combine(Repository.Root, "src", "Database", "Migrations")).Select(File.ReadAllText)
    );

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    internal Dictionary<string, string> Before { get; private set; } = [];

    internal Dictionary<string, string> After { get; private set; } = [];

    internal IReadOnlyList<(string Text, JsonElement Plan)> Statements { get; private set; } = [];

    /// <summary>By which column each table is parted.</summary>
    internal Dictionary<string, string> Columns { get; private set; } = [];

    /// <summary>How many each of the two servers has.</summary>
    internal int[] Articles { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        using var folder = new TemporaryFolder();
        await using var whole = await StartAsync(folder["0"], Explaining);
        await using var first = await StartAsync(folder["1"]);
        await using var second = await StartAsync(folder["2"]);
        await ImportSeedsAsync(whole.ConnectionString);
        Before = await AnswersAsync(whole.ConnectionString);
        Statements = [.. Explained(folder["0", "pg", "log"])];
        Columns = await ColumnsAsync(whole.ConnectionString);
        Articles = await Shards.SpreadAsync(whole.ConnectionString, first.ConnectionString, second.ConnectionString);
        After = await AnswersAsync(whole.ConnectionString);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<DatabaseServer> StartAsync(string folder, params string[] settings)
    {
        try
        {
            return await DatabaseServer.StartAsync(
                PrivateServers.Options(folder) with
                {
                    ServerSettings = ["fsync=off", .. settings],
                },
                _ => { },
                Cancelled
            );
        }
        catch (DatabaseServerException e) when (e.Message.Contains("auto_explain", StringComparison.Ordinal))
        {
            Assert.Skip("PostgreSQL has no auto_explain here (sudo apt-get install -y postgresql).");
            throw;
        }
    }

    private static async Task ImportSeedsAsync(string connectionString)
    {
        await using var source = DataSource.Create(connectionString);
        await Upgrade.ApplyAsync(source, Cancelled);
        await new Importer(source, TimeProvider.System).ImportAsync(
            new DocumentReader([Path.Combine(Repository.Root, "seeds")]).ReadAsync(Cancelled),
            new ImportOptions { Source = "seeds" },
            progress: null,
            Cancelled
        );
    }

    private static async Task<Dictionary<string, string>> ColumnsAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(Cancelled);
        return (await Distribution.ReadAsync(connection)).Spread.ToDictionary(
            t => t.Name,
            t => t.Column,
            StringComparer.Ordinal
        );
    }

    /// <summary>What the server has run, but for what made the schema: that was before anything is spread.</summary>
    private static IEnumerable<(string Text, JsonElement Plan)> Explained(string folder)
    {
        foreach (var line in Directory.GetFiles(folder, "*.json").SelectMany(File.ReadLines))
        {
            var message = JsonElement.Parse(line).GetProperty("message").GetString()!;
            if (!Explanation().IsMatch(message))
            {
                continue;
            }
            var explained = JsonElement.Parse(message[message.IndexOf('{', StringComparison.Ordinal)..]);
            var text = explained.GetProperty("Query Text").GetString()!;
            if (!Migrations.Contains(text.Trim().TrimEnd(';'), StringComparison.Ordinal))
            {
                yield return (text, explained.GetProperty("Plan"));
            }
        }
    }

    [GeneratedRegex(@"^duration: .*plan:\n", RegexOptions.None, 1000)]
    private static partial Regex Explanation();

    /// <summary>To everything that the contract shows, but to what writes.</summary>
    private static async Task<Dictionary<string, string>> AnswersAsync(string connectionString)
    {
        await using var service = await TestService.StartAsync(
            connectionString,
            settings: ("Qawl:Cache:Megabytes", "0")
        );
        using var client = service.CreateClient();
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        var contract = JsonElement.Parse(await client.GetStringAsync("/openapi.json", Cancelled));
        foreach (var path in contract.GetProperty("paths").EnumerateObject())
        {
            if (path.Value.TryGetProperty("get", out var operation))
            {
                // Some draw by lot.
                foreach (
                    var (_, url) in ExampleTests
                        .Requests(path.Name, operation)
                        .Where(r => !r.Url.Contains("random", StringComparison.Ordinal))
                )
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, url);
                    // Some answers have whole addresses.
                    request.Headers.Host = "localhost:8080";
                    using var answer = await client.SendAsync(request, Cancelled);
                    answers[url] = await BodyAsync(answer);
                }
            }
        }
        foreach (var operation in service.Declared.Operations.Where(o => o is { Method: "POST", Role: "reader" }))
        {
            using var request = AnswerExampleTests.RequestOf(operation, "application/json");
            using var answer = await client.SendAsync(request, Cancelled);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, operation.Path);
            answers[operation.Path] = await BodyAsync(answer);
        }
        return answers;
    }

    private static async Task<string> BodyAsync(HttpResponseMessage answer) =>
        $"{(int)answer.StatusCode} {OfRequest().Replace(await answer.Content.ReadAsStringAsync(Cancelled), "")}";

    [GeneratedRegex("\"(?:traceId|requestId)\":\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex OfRequest();
}
