using Npgsql;
using Qawl.Ingestion.Views;
using Qawl.Ingestion.Writing;

namespace Qawl.Ingestion.Utterances;

/// <summary>Which utterance each quote reports, and the utterances that more than one does.</summary>
internal static class UtteranceView
{
    internal const string Assign = """
        update quotes q set utterance = n.utterance
        from unnest(@articles, @starts, @ends, @utterances) as n (article_id, start_at, end_at, utterance)
        where q.article_id = n.article_id and q.start_at = n.start_at and q.end_at = n.end_at
        """;

    internal const string Leave = "delete from utterances where id = any(@ids)";

    /// <summary>The words that most quotes have stand for all: said directly before reported, and the longer ones before others.</summary>
    internal const string Gather = """
        insert into utterances (id, quotes, outlets, sources, sort_at, article_id, start_at, end_at)
        select id, count(*), count(distinct outlet_id), count(distinct source),
               coalesce(min(sort_at) filter (where sort_at > '-infinity'), '-infinity'),
               (array_agg(article_id order by place))[1], (array_agg(start_at order by place))[1],
               (array_agg(end_at order by place))[1]
        from (
            select w.*, row_number() over (
                       partition by id
                       order by kind, same desc, length(text) desc, article_id collate "C", start_at, end_at
                   ) as place
            from (
                select q.utterance as id, q.outlet_id, q.sort_at, q.article_id, q.start_at, q.end_at, q.kind, q.text,
                       coalesce(q.relay_organization_id, s.original_source, s.outlet_id, c.source_id, a.original_source,
                                q.outlet_id, q.article_id) as source,
                       count(*) over (partition by q.utterance, q.kind, q.text) as same
                from quotes q join articles a on a.id = q.article_id
                left join copies c on c.article_id = a.id
                left join articles s on s.id = c.source_id
                where q.utterance = any(@ids)
            ) as w
        ) as v
        group by id
        """;

    /// <param name="connection">With the transaction.</param>
    /// <param name="moved">Quotes that report another utterance from now on, and which.</param>
    /// <param name="touched">Utterances of which something else may have changed.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task RefreshAsync(
        NpgsqlConnection connection,
        IReadOnlyCollection<(StoredQuote Quote, string? Utterance)> moved,
        IEnumerable<string> touched,
        CancellationToken cancellation
    )
    {
        var ids = moved
            .SelectMany(m => new[] { m.Quote.Utterance, m.Utterance })
            .OfType<string>()
            .Concat(touched)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (ids.Length == 0)
        {
            return;
        }
        await using var batch = new NpgsqlBatch(connection) { Timeout = Facts.Seconds };
        if (moved.Count > 0)
        {
            Add(
                Assign,
                Column.Text("articles", moved.Select(m => m.Quote.Article)),
                Column.Number("starts", moved.Select(m => m.Quote.Start)),
                Column.Number("ends", moved.Select(m => m.Quote.End)),
                Column.Text("utterances", moved.Select(m => m.Utterance))
            );
        }
        Add(Leave, Column.Text("ids", ids));
        Add(Gather, Column.Text("ids", ids));
        await batch.ExecuteNonQueryAsync(cancellation);

        void Add(string sql, params NpgsqlParameter[] parameters)
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.AddRange(parameters);
            batch.BatchCommands.Add(command);
        }
    }
}
