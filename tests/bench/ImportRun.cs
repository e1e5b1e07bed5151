using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Qawl.Bench.Serving;
using Qawl.Database;
using Qawl.Database.Embedded;

namespace Qawl.Bench;

/// <summary>
/// Imports documents into an empty database, as the console job does, and then copies the rows that came of it into another
/// empty one, table by table in PostgreSQL's binary form: the least that storing them takes. In turn, round after round.
/// </summary>
internal static class ImportRun
{
    private const int Rounds = 3;

    /// <summary>Those that others refer to come first.</summary>
    private static readonly string[] Tables =
    [
        "people",
        "organizations",
        "joined_forms",
        "articles",
        "commits",
        "import_runs",
        "documents",
        "import_rejections",
        "forms",
        "form_roles",
        "mentions",
        "quotes",
        "aliases",
        "roles",
    ];

    public static async Task<int> RunAsync(string path)
    {
        var rounds = new List<Round>();
        for (var i = 0; i < Rounds; i++)
        {
            var folder = Directory.CreateTempSubdirectory("qawl-bench-");
            try
            {
                rounds.Add(await MeasureAsync(path, folder));
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
        Print(rounds);
        return 0;
    }

    private static async Task<Round> MeasureAsync(string path, DirectoryInfo folder)
    {
        await using var first = await StartAsync(folder, "imported");
        await using var imported = await MakeAsync(first);
        var (database, ended, clock) = (CpuTime.OfPostgres(), CpuTime.OfEnded(), Stopwatch.StartNew());
        var seeder = Path.Combine(Workload.Root, "src", "Seeder", "bin", "Release", "net10.0", "Seeder.dll");
        using var process = Serving.Programs.Start(
            "dotnet",
            [seeder, "seed", path, "--allow-rejected", "--connection", first.ConnectionString]
        );
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(await output + await errors);
        }
        var seconds = clock.Elapsed.TotalSeconds;
        var own = (CpuTime.OfEnded() - ended) / 1e6;
        var databaseSeconds = (CpuTime.OfPostgres() - database) / 1e6;

        foreach (var table in Tables)
        {
            await using var connection = await imported.OpenConnectionAsync();
            await using var rows = await connection.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)");
            await using var file = File.Create(Path.Combine(folder.FullName, table));
            await rows.CopyToAsync(file);
        }
        var articles = await CountAsync(imported);
        await using var second = await StartAsync(folder, "copied");
        await using var copied = await MakeAsync(second);
        clock.Restart();
        foreach (var table in Tables)
        {
            await using var connection = await copied.OpenConnectionAsync();
            await using var file = File.OpenRead(Path.Combine(folder.FullName, table));
            await using var rows = await connection.BeginRawBinaryCopyAsync($"copy {table} from stdin (format binary)");
            await file.CopyToAsync(rows);
        }
        return new(articles, seconds, own, databaseSeconds, clock.Elapsed.TotalSeconds);
    }

    private static Task<DatabaseServer> StartAsync(DirectoryInfo folder, string name) =>
        DatabaseServer.StartAsync(
            new DatabaseOptions { DataDirectory = folder.CreateSubdirectory(name).FullName },
            _ => { },
            CancellationToken.None
        );

    private static async Task<NpgsqlDataSource> MakeAsync(DatabaseServer server)
    {
        var source = DataSource.Create(server.ConnectionString);
        await Migrator.ApplyAsync(source, CancellationToken.None);
        return source;
    }

    private static async Task<long> CountAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select count(*) from articles");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static void Print(IReadOnlyList<Round> rounds)
    {
        Console.WriteLine(
            "| articles | import, s | binary COPY of its rows, s | share | CPU of the job, s | of PostgreSQL, s |"
        );
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: |");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {rounds[0].Articles} | {Median(r => r.Seconds):0.0} | {Median(r => r.Copy):0.0} | {Median(r => r.Copy / r.Seconds):0.00} | {Median(r => r.Own):0.0} | {Median(r => r.Database):0.0} |"
            )
        );

        double Median(Func<Round, double> value) => rounds.Select(value).Order().ElementAt(rounds.Count / 2);
    }

    private sealed record Round(long Articles, double Seconds, double Own, double Database, double Copy);
}
