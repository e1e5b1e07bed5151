using Dapper;
using Qawl.Api.Discovery;
using Qawl.Api.Tests.Database;

namespace Qawl.Api.Tests.Lists;

/// <summary>Some thousand rows of every table, without meaning.</summary>
public sealed class ManyRows(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Fill = """
        insert into organizations (id, key, name, folded_name, kind, is_outlet, quote_count)
        select 'o' || i, 'o' || i, md5(i::text), md5(i::text), (array['media', 'party', 'court'])[1 + i % 3], i % 10 = 0, i % 50
        from generate_series(1, 10000) i;
        insert into import_runs (id, source, engine_version, status, started_at, finished_at)
        select gen_random_uuid(), case when i % 500 = 0 then 'POST /v1/imports' else 'POST /v1/articles' end, 'test', 'finished',
            now(), now()
        from generate_series(1, 10000) i;
        insert into people (id, key, name, folded_name, quote_count)
        select 'p' || i, 'p' || i, md5(i::text), md5(i::text), i % 50 from generate_series(1, 10000) i;
        insert into aliases (person_id, name, folded_name) select id, name, folded_name from people;
        insert into aliases (organization_id, name, folded_name) select id, name, folded_name from organizations;
        insert into roles (person_id, title) select id, 'وزير' from people;
        insert into articles (id, outlet, outlet_id, language, published_text, published_precision, published_sort,
            published_zoned, text, text_sha256, body_start, body_end, furniture, terms, engine_version, imported_at)
        select 'a' || i, 'x', 'o' || 1 + i % 20, 'ar', '2024-05-04', 'day', timestamptz '2024-05-04Z' + i * interval '1 hour',
            false, 'نص', decode(repeat('00', 32), 'hex'), 0, 2, '{}', to_tsvector('simple', 'كلمة' || i || ' خبر'), 'test',
            timestamptz '2024-05-04Z' + i * interval '1 minute'
        from generate_series(1, 4000) i;
        update articles set published_text = null, published_precision = null, published_sort = null,
            published_zoned = null where length(id) = 4;
        insert into mentions (article_id, start_at, end_at, text, person_id, organization_id, sort_at)
        select a.id, s, s + 1, 'ن', case when s = 0 then 'p' || 1 + length(a.id || s) % 9 end,
            case when s = 1 then 'o' || 1 + length(a.id || s) % 9 end, a.sort_at
        from articles a, generate_series(0, 1) s;
        insert into quotes (article_id, start_at, end_at, kind, text, speaker_type, speaker_person_id, speaker_by,
            confidence, outlet_id, sort_at, imported_at, terms)
        select a.id, s, s + 1, (array['direct', 'indirect'])[1 + s], 'ن', 'person',
            'p' || 1 + (('x' || substr(md5(a.id), 1, 6))::bit(24)::integer) % 2000, 'name', 0.9, a.outlet_id, a.sort_at,
            a.imported_at, a.terms
        from articles a, generate_series(0, 1) s;
        """;

    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(Fill, commandTimeout: 60);
        // As PostgreSQL itself does after many changes: without it no index is read alone. Where it does that right now too,
        // one of both leaves rows out.
        do
        {
            await connection.ExecuteAsync("vacuum analyze", commandTimeout: 60);
        } while (
            !await connection.ExecuteScalarAsync<bool>(
                "select bool_and(relallvisible >= relpages) from pg_class where relname in ('articles', 'quotes', 'mentions')"
            )
        );
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    /// <summary>The ids that a query finds, in its order, when the planner has to do without some ways of joining.</summary>
    internal async Task<string[]> IdsAsync(string sql, object parameters, params string[] without)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync(
            TestContext.Current.CancellationToken
        );
        foreach (var way in without)
        {
            await connection.ExecuteAsync($"set {way} = off");
        }
        return [.. (await connection.QueryAsync<SearchHit>(sql, parameters)).Select(h => h.Id)];
    }

    internal async Task<string> ExplainAsync(string sql, object? parameters)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync(
            TestContext.Current.CancellationToken
        );
        await connection.ExecuteAsync("set enable_seqscan = off");
        return string.Concat(await connection.QueryAsync<string>("explain (format json) " + sql, parameters));
    }
}
