using System.Text.RegularExpressions;
using Dapper;
using Npgsql;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Database;

/// <summary>Which tables <c>deploy/postgres/citus.sql</c> spreads over machines, and by which column.</summary>
internal sealed partial class Distribution
{
    private const string Path = "deploy/postgres/citus.sql";

    private Distribution(IReadOnlyList<(string Name, string Column)> tables, IReadOnlyList<string> references) =>
        (Spread, References) = (tables, references);

    /// <summary>In the order of the script.</summary>
    public IReadOnlyList<(string Name, string Column)> Spread { get; }

    /// <summary>Tables of which every machine has a copy.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>Runs the script on a server that is no Citus: functions of the same names note what they are asked.</summary>
    public static async Task<Distribution> ReadAsync(NpgsqlConnection connection)
    {
        await connection.ExecuteAsync(
            """
            create temporary table spread (number serial, name text, key text, beside text);
            create function pg_temp.create_distributed_table(name regclass, key text, colocate_with text default null)
            returns void language sql as 'insert into spread (name, key, beside) values (name::text, key, colocate_with)';
            create function pg_temp.create_reference_table(name regclass)
            returns void language sql as 'insert into spread (name) values (name::text)';
            """
        );
        var script = await File.ReadAllTextAsync(System.IO.Path.Combine(Repository.Root, Path));
        await connection.ExecuteAsync(Call().Replace(script, "pg_temp.create_"));
        var rows = (
            await connection.QueryAsync<(string Name, string? Key, string? Beside)>(
                "select name, key, beside from spread order by number"
            )
        ).ToArray();
        rows.Where(r => r.Key is not null)
            .Skip(1)
            .ShouldAllBe(r => r.Beside == rows.First(first => first.Key != null).Name);
        return new(
            [.. rows.Where(r => r.Key is not null).Select(r => (r.Name, r.Key!))],
            [.. rows.Where(r => r.Key is null).Select(r => r.Name)]
        );
    }

    [GeneratedRegex("create_(?=(?:distributed|reference)_table)", RegexOptions.None, 1000)]
    private static partial Regex Call();
}
