using Dapper;
using Npgsql;
using Qawl.Database;

namespace Qawl.Ingestion.Writing;

/// <summary>The statement that ends a transaction: from it to the commit nobody else can end one.</summary>
internal static class Commits
{
    /// <summary>New articles get the number and the time of their commit.</summary>
    internal const string Stamp = """
        stamped as (
            insert into commits (article_id, version, committed_at)
            select n.id, changed.number, changed.changed_at from unnest(@articles) as n (id), changed
        )
        """;

    /// <param name="connection">With the transaction.</param>
    /// <param name="sql">What else is to be changed, for example the record of the run.</param>
    /// <param name="parameters">Of <paramref name="sql"/>.</param>
    /// <param name="articles">Those that the transaction brings.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Task EndAsync(
        NpgsqlConnection connection,
        string sql,
        object parameters,
        IEnumerable<string> articles,
        CancellationToken cancellation
    )
    {
        var all = new DynamicParameters(parameters);
        all.Add("articles", articles.ToArray());
        return connection.ExecuteAsync(
            new CommandDefinition(
                $"with last as ({sql}),\n{DataVersion.Changed},\n{Stamp}\n{DataVersion.Announce}",
                all,
                commandTimeout: Facts.Seconds,
                cancellationToken: cancellation
            )
        );
    }
}
