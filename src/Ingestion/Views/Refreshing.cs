using Npgsql;

namespace Qawl.Ingestion.Views;

/// <summary>
/// What all views do after a change of the facts, in the same transaction. First they take their rows, people and
/// organizations in the order of ids so that nobody waits in a circle, and add what there is more or less; with the rows
/// locked, and seeing what those who had them before have committed, they read from the facts what cannot be added up.
/// </summary>
internal sealed class Refreshing
{
    private readonly List<(string Sql, NpgsqlParameter[] Parameters)> _counting = [];
    private readonly List<(string Sql, NpgsqlParameter[] Parameters)> _settling = [];

    /// <summary>The rows of views that a change touches become what the facts make of them now.</summary>
    /// <param name="connection">With the transaction that has changed the facts.</param>
    /// <param name="change">All of it.</param>
    /// <param name="seconds">For every statement.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task RunAsync(
        NpgsqlConnection connection,
        Change change,
        int seconds,
        CancellationToken cancellation
    )
    {
        var refreshing = new Refreshing();
        OrganizationView.Refresh(change, refreshing);
        PersonView.Refresh(change, refreshing);
        AliasView.Refresh(change, refreshing);
        RoleView.Refresh(change, refreshing);
        await using var batch = new NpgsqlBatch(connection) { Timeout = seconds };
        foreach (var (sql, parameters) in refreshing._counting)
        {
            Add(sql, parameters);
        }
        if (refreshing._settling.Count > 0)
        {
            var parts = refreshing._settling.Select((s, i) => $"part{i} as ({s.Sql})");
            Add($"with {string.Join(",\n", parts)}\nselect", refreshing._settling.SelectMany(s => s.Parameters));
        }
        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }

        void Add(string sql, IEnumerable<NpgsqlParameter> parameters)
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.AddRange(parameters.DistinctBy(p => p.ParameterName, StringComparer.Ordinal).ToArray());
            batch.BatchCommands.Add(command);
        }
    }

    /// <summary>A statement of its own, in the order in which they are given.</summary>
    public void Count(string sql, params NpgsqlParameter[] parameters) => _counting.Add((sql, parameters));

    /// <summary>
    /// A part of the one statement that follows: all parts see what has been counted, and none sees another one. Parameters
    /// of one name are one.
    /// </summary>
    public void Settle(string sql, params NpgsqlParameter[] parameters) => _settling.Add((sql, parameters));
}
