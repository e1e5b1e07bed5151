using System.Diagnostics;
using System.Text.RegularExpressions;
using Dapper;
using Npgsql;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Ingestion;
using Qawl.Api.Tests.Service;
using Qawl.Database;
using Qawl.Database.Embedded;
using Qawl.Ingestion;
using Qawl.Ingestion.Reading;

namespace Qawl.Api.Tests.Deploy;

/// <summary>Runs what deploy/backup.md tells.</summary>
[Slow]
public sealed partial class BackupTests(PostgresFixture postgres)
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "backup.md"));

    private static readonly string[] Questions =
    [
        "/v1/articles?total=true",
        "/v1/people?total=true",
        "/v1/quotes?total=true",
        "/v1/quotes?q=%D8%A7%D9%84%D9%85%D9%8A%D8%A7%D9%87",
        "/v1/utterances?total=true",
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dump_answers_in_another_database_as_it_did_in_its_own()
    {
        SkipWithout("pg_dump", "pg_restore", "createdb");
        await using var database = await postgres.CreateDatabaseAsync();
        await ImportSeedsAsync(database.DataSource);
        using var folder = new TemporaryFolder();
        var before = await AnswersAsync(database.ConnectionString);

        var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        try
        {
            await RunAsync(folder.Path, server, Block("pg_dump"));
            await RunAsync(folder.Path, server, Block("createdb"));
            var again = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "qawl_again" };

            await using var restored = DataSource.Create(again.ConnectionString);
            (await StoredRows.OfAsync(restored)).ShouldBe(await StoredRows.OfAsync(database.DataSource));
            (await AnswersAsync(again.ConnectionString)).ShouldBe(before);
        }
        finally
        {
            await postgres.ExecuteAsync("drop database if exists qawl_again with (force)");
        }
    }

    [Fact]
    public async Task A_base_backup_and_its_archive_bring_back_what_was_there_at_a_moment()
    {
        SkipWithout("pg_basebackup");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["backups", "wal"]);
        Directory.CreateDirectory(folder["again", "pg"]);
        string Here(string text) =>
            text.Replace("/var/backups/qawl", folder["backups"], StringComparison.Ordinal)
                .Replace("/var/lib/qawl", folder["again"], StringComparison.Ordinal);
        var options = PrivateServers.Options(folder["first"]) with
        {
            ServerSettings =
            [
                .. Here(Block("archive_mode"))
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line =>
                        line.Replace(" = ", "=", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal)
                    ),
            ],
        };
        Dictionary<string, string> before;
        string moment;
        await using (var server = await DatabaseServer.StartAsync(options, _ => { }, Cancelled))
        {
            await using var source = DataSource.Create(server.ConnectionString);
            await Upgrade.ApplyAsync(source, Cancelled);
            var superuser = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Username = "postgres" };
            await RunAsync(folder.Path, superuser, Here(Block("pg_basebackup")));
            // Behind the base backup, so that it is in the archive alone.
            await ImportSeedsAsync(source);
            before = await StoredRows.OfAsync(source);
            await using var connection = await source.OpenConnectionAsync(Cancelled);
            moment = (await connection.ExecuteScalarAsync<string>("select clock_timestamp()::text"))!;
            await connection.ExecuteAsync("delete from mentions");
            await ArchiveAsync(superuser.ConnectionString);
            (await StoredRows.OfAsync(source)).ShouldNotBe(before);
        }

        var restore = Here(Block("recovery.signal"));
        restore.ShouldContain("2026-01-31 08:00:00+00");
        await RunAsync(
            folder.Path,
            new NpgsqlConnectionStringBuilder(),
            restore.Replace("2026-01-31 08:00:00+00", moment, StringComparison.Ordinal)
        );

        await using var again = await PrivateServers.StartAsync(folder["again"]);
        await using var restored = DataSource.Create(again.ConnectionString);
        while (await restored.AskUntilAnsweredAsync("select pg_is_in_recovery()::int") == 1)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), Cancelled);
        }
        (await StoredRows.OfAsync(restored)).ShouldBe(before);
        // And it goes on from there.
        await Upgrade.ApplyAsync(restored, Cancelled);
        await ImportSeedsAsync(restored);
        (await StoredRows.OfAsync(restored))["articles"].ShouldBe(before["articles"]);
    }

    private static Task<ImportSummary> ImportSeedsAsync(NpgsqlDataSource source) =>
        new Importer(source, TimeProvider.System).ImportAsync(
            new DocumentReader([Path.Combine(Repository.Root, "seeds")]).ReadAsync(Cancelled),
            new ImportOptions { Source = "seeds" },
            progress: null,
            Cancelled
        );

    private static async Task<string[]> AnswersAsync(string connectionString)
    {
        await using var service = await TestService.StartAsync(connectionString);
        using var client = service.CreateClient();
        var answers = new List<string>();
        foreach (var question in Questions)
        {
            answers.Add(await client.GetStringAsync(question, Cancelled));
        }
        return [.. answers];
    }

    /// <summary>Until all that was written is in the archive.</summary>
    private static async Task ArchiveAsync(string superuser)
    {
        await using var connection = new NpgsqlConnection(superuser + ";Pooling=false");
        await connection.OpenAsync(Cancelled);
        var last = await connection.ExecuteScalarAsync<string>("select pg_walfile_name(pg_switch_wal())");
        while (
            !await connection.ExecuteScalarAsync<bool>(
                "select coalesce(last_archived_wal >= @last, false) from pg_stat_archiver",
                new { last }
            )
        )
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), Cancelled);
        }
    }

    private static void SkipWithout(params string[] programs)
    {
        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(':');
        foreach (var program in programs)
        {
            Assert.SkipUnless(
                folders.Any(f => File.Exists(Path.Combine(f, program))),
                $"{program} is missing (sudo apt-get install -y postgresql-client)."
            );
        }
    }

    private static async Task RunAsync(string folder, NpgsqlConnectionStringBuilder server, string commands)
    {
        var start = new ProcessStartInfo("bash")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-euo");
        start.ArgumentList.Add("pipefail");
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(commands);
        start.Environment["PGHOST"] = server.Host;
        start.Environment["PGPORT"] = $"{server.Port}";
        start.Environment["PGUSER"] = server.Username;
        start.Environment["PGPASSWORD"] = server.Password;
        start.Environment["PGDATABASE"] = server.Database;
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(Cancelled);
        await process.WaitForExitAsync(Cancelled);
        process.ExitCode.ShouldBe(0, error);
    }

    /// <summary>The one block of the page that has a word.</summary>
    private static string Block(string word) =>
        Blocks()
            .Matches(Page)
            .Select(b => b.Groups["text"].Value)
            .Where(b => b.Contains(word, StringComparison.Ordinal))
            .ShouldHaveSingleItem();

    [GeneratedRegex(@"```(?:sh|ini)\n(?<text>[^`]*)```", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();
}
