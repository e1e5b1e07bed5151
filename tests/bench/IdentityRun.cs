using Dapper;
using Npgsql;
using Qawl.Database;
using Qawl.Database.Embedded;
using Qawl.Extraction.Text;
using Qawl.Identity;
using Qawl.Identity.Spelling;
using Qawl.Ingestion;
using Qawl.Ingestion.Reading;

namespace Qawl.Bench;

/// <summary>
/// Places in two articles where somebody or a body is named, and whether readers took both for one
/// (<c>tests/gold/identity.tsv</c>): how many have one record, or two, when the documents have been imported.
/// </summary>
internal static class IdentityRun
{
    private const string PartyAt = """
        select coalesce(person_id, organization_id) from mentions
        where article_id = @article and start_at <= @at and end_at > @at
        """;

    public static async Task<int> RunAsync(string path)
    {
        var folder = Directory.CreateTempSubdirectory("qawl-bench-");
        try
        {
            await using var server = await DatabaseServer.StartAsync(
                DatabaseOptions.FromEnvironment() with
                {
                    DataDirectory = folder.FullName,
                },
                Console.WriteLine,
                CancellationToken.None
            );
            await using var source = DataSource.Create(server.ConnectionString);
            await Migrator.ApplyAsync(source, CancellationToken.None);
            await new Importer(source, TimeProvider.System).ImportAsync(
                new DocumentReader([path]).ReadAsync(CancellationToken.None),
                new ImportOptions { Source = path },
                progress: null,
                CancellationToken.None
            );
            await using var connection = await source.OpenConnectionAsync();
            var pairs = new List<Pair>();
            foreach (var line in await File.ReadAllLinesAsync(PairsPath))
            {
                if (line.Split('\t') is [var kind, "same" or "different", _, _, _, _, _] cells)
                {
                    var (one, other) = (await AtAsync(cells[3], cells[4]), await AtAsync(cells[5], cells[6]));
                    pairs.Add(
                        new(kind, cells[1] is "same", cells[2] is "hard", one is null || other is null, one == other)
                    );
                }
            }
            Print(pairs);
            PrintNames();

            Task<string?> AtAsync(string article, string at) =>
                PartyAsync(connection, article, int.Parse(at, Invariant));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;
    }

    private static IFormatProvider Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private static string PairsPath => Path.Combine(Workload.Root, "tests", "gold", "identity.tsv");

    private static Task<string?> PartyAsync(NpgsqlConnection connection, string article, int at) =>
        connection.QueryFirstOrDefaultAsync<string?>(PartyAt, new { article, at });

    private static void Print(List<Pair> pairs)
    {
        Console.WriteLine("| pairs | the same: one record | | different: two | |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (
            var kind in pairs.GroupBy(p => p.Kind, StringComparer.Ordinal).OrderBy(k => k.Key, StringComparer.Ordinal)
        )
        {
            PrintRow(kind.Key, [.. kind]);
        }
        var people = pairs.Where(p => p.Kind is not "organizations").ToList();
        PrintRow("all of people", people);
        PrintRow("hard ones of people", [.. people.Where(p => p.IsHard)]);
        Console.WriteLine($"{pairs.Count(p => p.IsLost)} of {pairs.Count} have a place where nobody is found.");
    }

    private static void PrintRow(string kind, List<Pair> pairs)
    {
        var found = pairs.Where(p => !p.IsLost).ToList();
        var (same, different) = (found.Where(p => p.IsSame).ToList(), found.Where(p => !p.IsSame).ToList());
        Console.WriteLine(
            $"| {kind} | {Share(same.Count(p => p.HaveOneRecord), same.Count)} | {same.Count} "
                + $"| {Share(different.Count(p => !p.HaveOneRecord), different.Count)} | {different.Count} |"
        );
    }

    /// <summary>Names that we invented, each in a document of one story (<c>tests/gold/name-pairs.tsv</c>).</summary>
    private static void PrintNames()
    {
        var pairs = File.ReadLines(Path.Combine(Workload.Root, "tests", "gold", "name-pairs.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .ToLookup(cells => cells[1], cells => AreOne(cells[2], cells[3]), StringComparer.Ordinal);
        Console.WriteLine(
            $"Of {pairs["different"].Count()} near names {pairs["different"].Count(one => one)} are one."
        );
        Console.WriteLine(
            $"Of {pairs["same"].Count()} names in two spellings {pairs["same"].Count(one => one)} are one."
        );
    }

    private static bool AreOne(string name, string other) =>
        FoldedName.Of(name) == FoldedName.Of(other)
        || NameRules.Judge([Named("a", name, day: 10), Named("b", other, day: 11)]) is [{ Verdict: Verdict.Same }];

    private static NamedForm Named(string id, string name, int day) =>
        new(
            id,
            FormType.Person,
            NameWords.Of(name),
            new HashSet<string>(StringComparer.Ordinal),
            [new(id, day, new HashSet<string>(["x", "y", "z"], StringComparer.Ordinal))]
        );

    private static string Share(int right, int all) =>
        all == 0 ? "" : ((double)right / all).ToString("0.00", Invariant);

    private sealed record Pair(string Kind, bool IsSame, bool IsHard, bool IsLost, bool HaveOneRecord);
}
