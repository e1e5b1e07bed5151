using Dapper;
using Npgsql;
using Qawl.Api.Lists;
using Qawl.Api.Requests;

namespace Qawl.Api.Imports;

internal static class ImportQueries
{
    /// <summary>In a path, instead of an id.</summary>
    public const string NewestRun = "latest";

    internal const string Columns = """
        select r.id as "Id", r.source as "Source", r.status as "Status", r.engine_version as "EngineVersion",
               r.started_at as "StartedAt", r.finished_at as "FinishedAt",
               r.imported as "Imported", r.unchanged as "Unchanged", r.stale as "Stale",
               r.reextracted as "Reextracted", r.taken_down as "TakenDown", r.rejected as "Rejected"
        """;

    internal const string From = "from import_runs r";

    internal const string One = $"{Columns}\n{From}\nwhere r.id = @id";

    /// <summary>In these very words, which an index is made for.</summary>
    internal const string OfMany = $"r.source <> '{ImportRun.OneArticle}'";

    internal const string Latest = $"select r.id {From} where {OfMany} order by r.id desc limit 1";

    internal const string Exists = "select exists (select from import_runs where id = @id)";

    internal const string HasStatus = "r.status = any(@statuses)";

    /// <summary>Whoever is not told a path shall not find out by guessing either.</summary>
    internal const string Nowhere = "false";

    internal const string HasSource = "r.source = @source";

    internal const string RejectionColumns = """
        select j.ordinal as "Ordinal", j.name as "Name", j.reason as "Reason", j.detail as "Detail"
        """;

    internal const string RejectionFrom = "from import_rejections j";

    internal const string OfRun = "j.run_id = @run";
    internal const string HasReason = "j.reason = any(@reasons)";

    /// <summary>Ids of runs sort by when they began.</summary>
    internal static readonly Keyset<ImportRun> NewestFirst = new(
        "r.id desc",
        "r.id < @afterRun::uuid",
        [("afterRun", KeyType.Uuid)],
        r => [r.Id.ToString()]
    );

    internal static readonly Keyset<RejectedDocument> AsTheyCame = new(
        "j.ordinal",
        "j.ordinal > @afterOrdinal",
        [("afterOrdinal", KeyType.Number)],
        j => [$"{j.Ordinal}"]
    );

    internal static Statement List(ImportFilter filter, bool isTold = true)
    {
        var statement = new Statement(Columns, From);
        if (filter.Status is { Length: > 0 } statuses)
        {
            statement.Where(HasStatus, "statuses", WireValues.NamesOf(statuses));
        }
        return filter.Source is not { } source ? statement.Where(OfMany)
            : isTold ? statement.Where(HasSource, "source", source)
            : statement.Where(Nowhere);
    }

    internal static Statement List(RejectionFilter filter, Guid run)
    {
        var statement = new Statement(RejectionColumns, RejectionFrom).Where(OfRun, "run", run);
        if (filter.Reason is { Length: > 0 } reasons)
        {
            statement.Where(HasReason, "reasons", WireValues.NamesOf(reasons));
        }
        return statement;
    }

    internal static Task<IEnumerable<ImportRun>> ReadAsync(NpgsqlConnection connection, CommandDefinition query) =>
        connection.QueryAsync<ImportRun, DocumentCounts, ImportRun>(
            query,
            (run, counts) => run with { Counts = counts },
            splitOn: "Imported"
        );

    internal static Task<IEnumerable<RejectedDocument>> ReadRejectionsAsync(
        NpgsqlConnection connection,
        CommandDefinition query
    ) => connection.QueryAsync<RejectedDocument>(query);

    internal static async Task<ImportRun?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel) =>
        (await ReadAsync(connection, new(One, new { id }, cancellationToken: cancel))).SingleOrDefault();

    /// <returns>The run that the path means, or <c>null</c> if that cannot be one.</returns>
    internal static async Task<Guid?> ResolveAsync(NpgsqlConnection connection, string id, CancellationToken cancel) =>
        id == NewestRun ? await connection.QuerySingleOrDefaultAsync<Guid?>(new(Latest, cancellationToken: cancel))
        : Guid.TryParseExact(id, "D", out var run) ? run
        : null;

    internal static Task<bool> ExistsAsync(NpgsqlConnection connection, string id, CancellationToken cancel) =>
        connection.ExecuteScalarAsync<bool>(new(Exists, new { id = Guid.Parse(id) }, cancellationToken: cancel));
}
