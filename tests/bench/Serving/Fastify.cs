using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Qawl.Bench.Serving;

/// <summary>A service in Node that runs the same statements, each prepared, and writes the rows as JSON.</summary>
internal sealed class Fastify : IDisposable
{
    private readonly Process _process;

    private Fastify(Process process, int port)
    {
        _process = process;
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    public static async Task<Fastify> StartAsync(string connectionString, IEnumerable<Scenario> scenarios)
    {
        var folder = Path.Combine(Workload.Root, "tests", "bench", "Serving", "fastify");
        await Programs.RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
        var process = Programs.Start("node", ["server.mjs"], folder);
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        await process.StandardInput.WriteLineAsync(
            JsonSerializer.Serialize(
                new
                {
                    database = new
                    {
                        host = database.Host,
                        port = database.Port,
                        user = database.Username,
                        database = database.Database,
                    },
                    statements = scenarios.ToDictionary(s => s.Name, s => s.Positional, StringComparer.Ordinal),
                }
            )
        );
        await process.StandardInput.FlushAsync();
        var line = await process.StandardOutput.ReadLineAsync() ?? await process.StandardError.ReadToEndAsync();
        return line.Split(' ') is ["ready", var port]
            ? new(process, int.Parse(port, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"Fastify did not start: {line}");
    }

    public void Dispose()
    {
        // It ends with its input.
        _process.StandardInput.Close();
        _process.Dispose();
    }
}
