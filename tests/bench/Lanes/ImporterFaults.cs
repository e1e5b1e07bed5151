using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using Qawl.Api.Tests.Ingestion;
using Qawl.Bench.Serving;

namespace Qawl.Bench.Lanes;

/// <summary>
/// The console job, killed while it imports: half of the times when a batch was just committed, else at a random moment.
/// What is there when it was let through at last must be what one run leaves that nobody killed.
/// </summary>
internal static class ImporterFaults
{
    private const int Documents = 3000;

    public static async Task<int> RunAsync(LaneRow row, int kills, string folder)
    {
        var path = Path.Combine(folder, "news.ndjson");
        await File.WriteAllLinesAsync(path, Enumerable.Range(0, Documents).Select(Line));
        await using var database = await LaneDatabase.StartAsync(Path.Combine(folder, "killed"));
        await using var clean = await LaneDatabase.StartAsync(Path.Combine(folder, "clean"));
        await EndAsync(Start(path, clean));
        var expected = await StateAsync(clean);
        var (done, different, random, clock) = (0, 0, new Random(11), Stopwatch.StartNew());
        while (done < kills)
        {
            await ClearAsync(database);
            for (var isThrough = false; !isThrough && done < kills; )
            {
                isThrough = await KillAsync(path, database, isAtCommit: done % 2 == 0, random);
                done += isThrough ? 0 : 1;
            }
            await EndAsync(Start(path, database));
            different += await StateAsync(database) == expected ? 0 : 1;
        }
        Console.WriteLine($"      F11 kill of the importer: {done} in {clock.Elapsed.TotalSeconds:0} s");
        row.Add("importer killed", done);
        row.Require(different == 0, $"F11: {different} times the state was not that of one clean import");
        return done;
    }

    /// <returns>Whether it was through before it could be killed.</returns>
    private static async Task<bool> KillAsync(string path, LaneDatabase database, bool isAtCommit, Random random)
    {
        var before = await CountAsync(database);
        using var import = Start(path, database);
        if (isAtCommit)
        {
            while (!import.HasExited && await CountAsync(database) == before)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(2));
            }
        }
        else
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(300, 3000)));
        }
        if (import.HasExited)
        {
            return true;
        }
        Signals.Send("KILL", [import.Id]);
        await import.WaitForExitAsync();
        return false;
    }

    private static Task<long> CountAsync(LaneDatabase database) =>
        database.AskAsync<long>("select count(*) from articles");

    private static Process Start(string path, LaneDatabase database)
    {
        var seeder = Path.Combine(Workload.Root, "src", "Seeder", "bin", "Release", "net10.0", "Seeder.dll");
        var connection = new NpgsqlConnectionStringBuilder(database.Direct);
        connection.Remove("Pooling");
        var process = Programs.Start("dotnet", [seeder, "seed", path, "--connection", connection.ConnectionString]);
        process.StandardInput.Close();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task EndAsync(Process import)
    {
        using (import)
        {
            await import.WaitForExitAsync();
            if (import.ExitCode != 0)
            {
                throw new InvalidOperationException($"The importer ended with {import.ExitCode}.");
            }
        }
    }

    private static async Task ClearAsync(LaneDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.Direct);
        await connection.OpenAsync();
        await using var clear = new NpgsqlCommand(
            """
            do $$ declare t text; begin
                for t in select tablename from pg_tables
                    where schemaname = current_schema() and tablename not in ('schema_migrations', 'data_version') loop
                    execute format('truncate %I cascade', t);
                end loop;
            end $$
            """,
            connection
        );
        await clear.ExecuteNonQueryAsync();
    }

    private static async Task<string> StateAsync(LaneDatabase database)
    {
        var states = new List<string>();
        foreach (var table in StoredTables.All)
        {
            states.Add(await database.AskAsync<string>(StoredTables.Sum(table)));
        }
        return string.Join('\n', states);
    }

    private static string Line(int number) =>
        JsonSerializer.Serialize(
            new
            {
                title = $"خبر رقم {number}",
                outlet = number % 3 == 0 ? "بريد الميناء" : "صوت السهل",
                publishedAt = $"2024-{1 + number % 12:00}-{1 + number % 28:00}",
                content = $"قال المدير {MadeUpCorpus.PersonName(number % 400)} إن المحطة رقم {number} ستعمل قبل نهاية العام، وأضاف: «لن ننتظر طويلا بعد اليوم {number}».",
            }
        );
}
