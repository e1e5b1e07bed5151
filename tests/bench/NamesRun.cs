using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;
using Qawl.Api.Lists;
using Qawl.Database;
using Qawl.Database.Embedded;
using Qawl.Ingestion;

namespace Qawl.Bench;

/// <summary>
/// Public names in other spellings (<c>tests/Api.Tests/Identity/Spelling/spellings.tsv</c>) among 200,000 that are made of their
/// words: how many find theirs, and how long it takes.
/// </summary>
internal static class NamesRun
{
    private const int People = 200_000;

    private static readonly string[] Absent =
    [
        "زياد القمحاوي",
        "Ziad Kamhawi",
        "لؤي الزعيتري",
        "Louai Zeaiter",
        "Mikhail Gorbachev",
        "ميخائيل غورباتشوف",
        "Nelson Mandela",
        "ثروت عكاشة",
        "Tharwat Okasha",
        "Wangari Maathai",
    ];

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("qawl-bench-");
        try
        {
            var options = DatabaseOptions.FromEnvironment() with { DataDirectory = folder.FullName };
            await using var server = await DatabaseServer.StartAsync(
                options,
                Console.WriteLine,
                CancellationToken.None
            );
            await using var source = DataSource.Create(server.ConnectionString);
            await Migrator.ApplyAsync(source, CancellationToken.None);
            var (names, unread) = (Public("spellings.tsv"), Public("spellings-unread.tsv"));
            await FillAsync(source, [.. names, .. unread]);
            await using var connection = await source.OpenConnectionAsync();
            // What the first of its kind takes is the program's start.
            await MeasureAsync(connection, names.Take(20), column: 2);
            Console.WriteLine("| asked in | names | found first | in five | ms, median | ms, 99 of 100 |");
            Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
            Print("Arabic", await MeasureAsync(connection, names, column: 1));
            Print("Latin", await MeasureAsync(connection, names, column: 2));
            Print("Arabic, unread", await MeasureAsync(connection, unread, column: 1));
            Print("Latin, unread", await MeasureAsync(connection, unread, column: 2));
            var wrong = new List<string>();
            foreach (var name in Absent)
            {
                var found = await FoundNames.FindAsync(connection, new(name, NamedType.Person), CancellationToken.None);
                wrong.AddRange(
                    found
                        .Where(f => f.Match.IsWhole && f.Match.Score >= FoundNames.Alike)
                        .Take(1)
                        .Select(f => $"{name} for {f.Text}")
                );
            }
            Console.WriteLine(
                $"Of {Absent.Length} who are not there, taken for somebody else: {wrong.Count}. {string.Join("; ", wrong)}"
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;
    }

    private static List<string[]> Public(string file) =>
        [
            .. File.ReadLines(Path.Combine(Workload.Root, "tests", "Api.Tests", "Identity", "Spelling", file))
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.Split('\t')),
        ];

    /// <summary>The public names are in twenty documents each, the others in one.</summary>
    private static async Task FillAsync(NpgsqlDataSource source, List<string[]> names)
    {
        var words = names.Select(n => n[0].Split(' ')).ToList();
        var known = names.Select(n => n[0]).ToHashSet(StringComparer.Ordinal);
        var others = new HashSet<string>(StringComparer.Ordinal);
        var random = new Random(1);
        while (others.Count < People - known.Count)
        {
            var (first, middle, last) = (Drawn()[0], Drawn()[0], Drawn()[^1]);
            var name = random.Next(3) == 0 ? $"{first} {last}" : $"{first} {middle} {last}";
            if (!known.Contains(name))
            {
                others.Add(name);
            }
        }
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into people (id, name, folded_name, quote_count, mention_count)
            select name, name, name, count, count from unnest(@names, @counts) as n (name, count);
            insert into aliases (person_id, name, folded_name, bare_name, documents)
            select name, name, name, name, count from unnest(@names, @counts) as n (name, count)
            """,
            new
            {
                names = known.Concat(others).ToArray(),
                counts = Enumerable.Repeat(20, known.Count).Concat(Enumerable.Repeat(1, others.Count)).ToArray(),
            },
            commandTimeout: 0
        );
        await Upgrade.ApplyAsync(source, CancellationToken.None);
        await connection.ExecuteAsync("analyze people, aliases", commandTimeout: 0);

        string[] Drawn() => words[random.Next(words.Count)];
    }

    private static async Task<Figures> MeasureAsync(
        NpgsqlConnection connection,
        IEnumerable<string[]> names,
        int column
    )
    {
        var (first, five, times, missed) = (0, 0, new List<double>(), new List<string>());
        foreach (var name in names)
        {
            // A word alone finds all who have it.
            foreach (var spelling in name[column].Split('|').Where(s => s.Contains(' ', StringComparison.Ordinal)))
            {
                var clock = Stopwatch.StartNew();
                var found = await FoundNames.FindAsync(
                    connection,
                    new(spelling, NamedType.Person),
                    CancellationToken.None
                );
                times.Add(clock.Elapsed.TotalMilliseconds);
                var nearest = found.Take(5).Select(f => f.Id).ToList();
                first += nearest.FirstOrDefault() == name[0] ? 1 : 0;
                five += nearest.Contains(name[0]) ? 1 : 0;
                if (!nearest.Contains(name[0]))
                {
                    missed.Add($"{spelling} ({name[0]})");
                }
            }
        }
        times.Sort();
        return new(times.Count, first, five, times[times.Count / 2], times[times.Count * 99 / 100], missed);
    }

    private static void Print(string script, Figures f)
    {
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {script} | {f.All} | {(double)f.First / f.All:0.000} | {(double)f.Five / f.All:0.000} | {f.Median:0.0} | {f.Slowest:0.0} |"
            )
        );
        Console.Error.WriteLine($"Not among five: {string.Join("; ", f.Missed)}");
    }

    private sealed record Figures(
        int All,
        int First,
        int Five,
        double Median,
        double Slowest,
        IReadOnlyList<string> Missed
    );
}
