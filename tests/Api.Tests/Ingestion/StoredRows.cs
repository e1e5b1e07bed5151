using System.Globalization;
using Npgsql;

namespace Qawl.Api.Tests.Ingestion;

/// <summary>What a database holds, to be compared: every row of every table, the records of runs and the times of import apart.</summary>
internal static class StoredRows
{
    /// <summary>For each table the number of rows and the MD5 of all of them in order.</summary>
    public static async Task<Dictionary<string, string>> OfAsync(NpgsqlDataSource database)
    {
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in StoredTables.All)
        {
            await using var command = database.CreateCommand(StoredTables.Sum(table));
            rows[table] = (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        }
        return rows;
    }

    public static async Task<long> CountAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand($"select count(*) from {sql}");
        return Convert.ToInt64(
            await command.ExecuteScalarAsync(TestContext.Current.CancellationToken),
            CultureInfo.InvariantCulture
        );
    }

    public static async Task<string?> ScalarAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return Convert.ToString(
            await command.ExecuteScalarAsync(TestContext.Current.CancellationToken),
            CultureInfo.InvariantCulture
        );
    }

    /// <summary>Rows whose span is not the slice of their article's text, of all that have one.</summary>
    public static Task<long> CountWrongSlicesAsync(NpgsqlDataSource database) =>
        CountAsync(
            database,
            """
            (
                select from mentions m join articles a on a.id = m.article_id
                where substr(a.text, m.start_at + 1, m.end_at - m.start_at) <> m.text
                union all
                select from quotes q join articles a on a.id = q.article_id
                where substr(a.text, q.start_at + 1, q.end_at - q.start_at) <> q.text
                   or substr(a.text, q.speaker_words_start + 1, q.speaker_words_end - q.speaker_words_start) <> q.speaker_words
                   or substr(a.text, q.cue_start + 1, q.cue_end - q.cue_start) <> q.cue_words
            ) as wrong
            """
        );

    /// <summary>People and organizations whose counters differ from what the rows say.</summary>
    public static Task<long> CountWrongCountersAsync(NpgsqlDataSource database) =>
        CountAsync(
            database,
            """
            (
                select from people p
                where mention_count <> (select count(*) from mentions where person_id = p.id)
                   or quote_count <> (select count(*) from quotes where speaker_person_id = p.id)
                union all
                select from organizations o
                where mention_count <> (select count(*) from mentions where organization_id = o.id)
                   or quote_count <> (select count(*) from quotes where speaker_organization_id = o.id)
                   or article_count <> (select count(*) from articles where outlet_id = o.id)
            ) as wrong
            """
        );
}
