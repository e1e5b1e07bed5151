using Dapper;
using Npgsql;
using Qawl.Database;

namespace Qawl.Ingestion.Writing;

/// <summary>The statement that ends a transaction: from it to the commit nobody else can end one.</summary>
internal static class Commits
{
    /// <summary>New articles get the number and the time of their commit, each later than those before.</summary>
    internal const string Stamp = $"""
        changed as (
            {DataVersion.Raise},
                committed_at = case when cardinality(@articles) = 0 then committed_at
                                    else greatest(@committed, committed_at + interval '1 microsecond') end
            returning number, token, committed_at
        ),
        stamped as (
            insert into commits (article_id, version, committed_at)
            select n.id, changed.number, changed.committed_at from unnest(@articles) as n (id), changed
        )
        {DataVersion.Announce}
        """;

    /// <param name="connection">With the transaction.</param>
    /// <param name="sql">What else is to be changed, for example the record of the run.</param>
    /// <param name="parameters">Of <paramref name="sql"/>.</param>
    /// <param name="articles">Those that the transaction brings.</param>
    /// <param name="now">By the clock of who writes.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Task EndAsync(
        NpgsqlConnection connection,
        string sql,
        object parameters,
        IEnumerable<string> articles,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var all = new DynamicParameters(parameters);
        all.Add("articles", articles.ToArray());
        all.Add("committed", now);
        return connection.ExecuteAsync(
            new CommandDefinition(
                $"with last as ({sql}),\n{Stamp}",
                all,
                commandTimeout: Facts.Seconds,
                cancellationToken: cancellation
            )
        );
    }
}
