using System.Globalization;
using Npgsql;

namespace Qawl.Bench.Serving;

/// <summary>pgbench: what PostgreSQL gives to a client that throws the rows away.</summary>
internal static class PgBench
{
    /// <returns>Transactions a second, each one statement.</returns>
    public static async Task<double> RunAsync(string connectionString, Scenario scenario, TimeSpan time)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        var folder = Directory.CreateTempSubdirectory("qawl-pgbench-");
        try
        {
            var line = new List<string>
            {
                "--no-vacuum",
                "--protocol=prepared",
                $"--client={Load.Connections}",
                "--jobs=2",
                $"--time={(int)time.TotalSeconds}",
                $"--host={database.Host}",
                $"--port={database.Port}",
                $"--username={database.Username}",
            };
            foreach (var (index, sql) in scenario.Literal.Index())
            {
                var script = Path.Combine(folder.FullName, $"{index}.sql");
                await File.WriteAllTextAsync(script, $"{sql.ReplaceLineEndings(" ")};\n");
                line.Add($"--file={script}");
            }
            var output = await Programs.RunAsync("pgbench", [.. line, database.Database!]);
            var tps = output.Split('\n').First(l => l.StartsWith("tps = ", StringComparison.Ordinal));
            return double.Parse(tps.Split(' ')[2], CultureInfo.InvariantCulture);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
