using System.Text.RegularExpressions;
using Dapper;
using Npgsql;
using Qawl.Api.Discovery;
using Qawl.Api.Tests.Database;

namespace Qawl.Api.Tests.Lists;

/// <summary>Some thousand rows of every table, without meaning.</summary>
public sealed partial class ManyRows(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Fill = """
        insert into organizations (id, name, folded_name, kind, is_outlet, quote_count)
        select 'o' || i, md5(i::text), md5(i::text), (array['media', 'party', 'court'])[1 + i % 3], i % 10 = 0, i % 50
        from generate_series(1, 10000) i;
        insert into import_runs (id, source, engine_version, status, started_at, finished_at)
        select gen_random_uuid(), case when i % 500 = 0 then 'POST /v1/imports' else 'POST /v1/articles' end, 'test', 'finished',
            now(), now()
        from generate_series(1, 10000) i;
        insert into people (id, name, folded_name, quote_count)
        select 'p' || i, md5(i::text), md5(i::text), i % 50 from generate_series(1, 10000) i;
        insert into aliases (person_id, name, folded_name, bare_name, documents, sounds)
        select id, name, folded_name, folded_name, 1, to_tsvector('simple', left(name, 3)) from people;
        insert into aliases (organization_id, name, folded_name, bare_name, documents, sounds)
        select id, name, folded_name, folded_name, 1, to_tsvector('simple', left(name, 3)) from organizations;
        insert into roles (person_id, office, title, articles, first_seen, last_seen)
        select id, 'وزير ' || i % 100, 'وزير', 1, date '2024-05-04' + (i % 100)::integer, date '2024-05-24' + (i % 100)::integer
        from (select id, row_number() over () as i from people) p;
        insert into articles (id, outlet, outlet_id, outlet_form_id, language, published_text, published_precision,
            published_sort, published_zoned, text, text_sha256, body_start, body_end, furniture, terms, engine_version)
        select 'a' || i, 'x', 'o' || 1 + i % 20, 'o' || 1 + i % 20, 'ar', '2024-05-04', 'day', timestamptz '2024-05-04Z' + i * interval '1 hour',
            false, 'نص', decode(repeat('00', 32), 'hex'), 0, 2, '{}', to_tsvector('simple', 'كلمة' || i || ' خبر'), 'test'
        from generate_series(1, 4000) i;
        insert into commits (article_id, version, committed_at)
        select 'a' || i, i, timestamptz '2024-05-04Z' + i * interval '1 minute' from generate_series(1, 4000) i;
        update articles set published_text = null, published_precision = null, published_sort = null,
            published_zoned = null where length(id) = 4;
        create temporary view named as
        select a.id as article_id, s, case when s = 0 then 'p' else 'o' end || 1 + length(a.id || s) % 9 as named,
            'p' || 1 + (('x' || substr(md5(a.id), 1, 6))::bit(24)::integer) % 2000 as speaker
        from articles a, generate_series(0, 1) s;
        insert into forms (article_id, id, type, key, name, kind, is_outlet, person_id, organization_id)
        select article_id, id, case when id like 'p%' then 'person' else 'organization' end, id, id,
            case when id like 'o%' then 'media' end, false, case when id like 'p%' then id end, case when id like 'o%' then id end
        from (select article_id, named as id from named union select article_id, speaker from named) as forms;
        insert into mentions (article_id, start_at, end_at, text, form_id, person_id, organization_id, sort_at)
        select a.id, n.s, n.s + 1, 'ن', n.named, case when n.s = 0 then n.named end, case when n.s = 1 then n.named end,
            a.sort_at
        from articles a join named n on n.article_id = a.id;
        insert into quotes (article_id, start_at, end_at, kind, text, speaker_type, speaker_form_id, speaker_person_id,
            speaker_by, confidence, outlet_id, sort_at, terms, said_on, said_by, said_words_start, said_words_end, said_words,
            stance)
        select a.id, n.s, n.s + 1, (array['direct', 'indirect'])[1 + n.s], 'ن', 'person', n.speaker, n.speaker, 'name', 0.9,
            a.outlet_id, a.sort_at, a.terms, case when said then '2024-05-04'::date end, case when said then 'date' end,
            case when said then 0 end, case when said then 1 end, case when said then 'ن' end,
            case when said then 'denied' end
        from articles a join named n on n.article_id = a.id, lateral (select length(a.id) = 3 and n.s = 0 as said) d;
        drop view named;
        insert into copies (article_id, source_id, place, page_id, revision_of)
        select 'a' || i, 'a' || i - i % 4, 1 + i % 4, 'a' || i - i % 4, null from generate_series(400, 1999) i;
        insert into copy_links (article_id, other_article_id, tie, shared, runs, other_runs)
        select 'a' || i, 'a' || i + 1, 'whole', 9, 9, 9 from generate_series(400, 1998) i;
        insert into copy_keys (key, article_id) select i % 500, 'a' || i from generate_series(1, 4000) i;
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
                "select bool_and(relallvisible >= relpages) from pg_class where relname in ('articles', 'quotes', 'mentions', 'commits')"
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

    /// <summary>
    /// The plan for these parameters, if neither it nor the one for whatever parameters reads a table from end to end.
    /// </summary>
    internal async Task<string> ExplainIndexedAsync(string sql, object? parameters)
    {
        var plan = await ExplainAsync(sql, parameters);
        plan.ShouldNotContain("\"Seq Scan\"", customMessage: sql + plan);
        // The query of a cursor is planned when it is declared.
        if (!sql.StartsWith("declare", StringComparison.Ordinal))
        {
            var generic = await ExplainGenericAsync(sql, parameters);
            generic.ShouldNotContain("\"Seq Scan\"", customMessage: sql + generic);
        }
        return plan;
    }

    /// <summary>The plan for these parameters.</summary>
    internal async Task<string> ExplainAsync(string sql, object? parameters)
    {
        await using var connection = await OpenAsync();
        return string.Concat(await connection.QueryAsync<string>("explain (format json) " + sql, parameters));
    }

    /// <summary>The plan for whatever parameters, which a prepared statement keeps after some runs.</summary>
    private async Task<string> ExplainGenericAsync(string sql, object? given)
    {
        var parameters = new List<string>();
        var positional = Parameter()
            .Replace(
                sql,
                name =>
                {
                    if (!parameters.Contains(name.Value, StringComparer.Ordinal))
                    {
                        parameters.Add(name.Value);
                    }
                    return $"${parameters.IndexOf(name.Value) + 1}";
                }
            );
        var known = ValuesOf(given);
        var types =
            parameters.Count == 0 ? "" : $"({string.Join(", ", parameters.Select(name => TypeOf(known[name[1..]])))})";
        await using var connection = await OpenAsync();
        await connection.ExecuteAsync($"set plan_cache_mode = force_generic_plan; prepare list{types} as {positional}");
        var values = parameters.Count == 0 ? "" : $"({string.Join(", ", parameters.Select(_ => "null"))})";
        var plan = await connection.QueryAsync<string>($"explain (format json) execute list{values}");
        await connection.ExecuteAsync("deallocate list");
        return string.Concat(plan);
    }

    private static Dictionary<string, object?> ValuesOf(object? given) =>
        given is DynamicParameters parameters
            ? parameters.ParameterNames.ToDictionary(
                name => name,
                name => parameters.Get<object?>(name),
                StringComparer.Ordinal
            )
            : (given?.GetType().GetProperties() ?? []).ToDictionary(
                property => property.Name,
                property => property.GetValue(given),
                StringComparer.Ordinal
            );

    private static string TypeOf(object? value) =>
        value switch
        {
            string => "text",
            string[] => "text[]",
            int => "integer",
            int[] => "integer[]",
            long => "bigint",
            bool => "boolean",
            DateTimeOffset => "timestamptz",
            Guid => "uuid",
            _ => "unknown",
        };

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = await _database.DataSource.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync("set enable_seqscan = off");
        return connection;
    }

    [GeneratedRegex("@\\w+")]
    private static partial Regex Parameter();
}
