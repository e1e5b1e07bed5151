using Npgsql;
using Qawl.Ingestion.Views;
using Qawl.Ingestion.Writing;

namespace Qawl.Ingestion.Judging;

/// <summary>Forms that mean somebody else from now on, and all that is said of them.</summary>
internal static class Moves
{
    internal const string Leave = "delete from joined_forms where form_id = any(@forms)";

    internal const string Join = """
        insert into joined_forms (form_id, party_id)
        select * from unnest(@forms, @parties) as n (form_id, party_id) where form_id <> party_id
        """;

    /// <summary>All rows in one statement: what one says of several forms is written once.</summary>
    internal const string Follow = """
        with moved as materialized (
            -- Forms are found by whom they mean: their own ids are no index.
            select f.article_id, f.id, n.party
            from unnest(@forms, @before, @parties) as n (form_id, before, party)
            join forms f on (f.person_id = n.before or f.organization_id = n.before) and f.id = n.form_id
        ), of_forms as (
            update forms f
            set person_id = case when f.type = 'person' then n.party end,
                organization_id = case when f.type = 'organization' then n.party end
            from moved n where f.article_id = n.article_id and f.id = n.id
        ), of_mentions as (
            update mentions m
            set person_id = case when m.person_id is not null then n.party end,
                organization_id = case when m.organization_id is not null then n.party end
            from moved n where m.article_id = n.article_id and m.form_id = n.id
        ), of_roles as (
            update form_roles r set person_id = n.party
            from moved n where r.article_id = n.article_id and r.form_id = n.id
        ), of_articles as (
            update articles a set outlet_id = n.party
            from moved n where a.id = n.article_id and a.outlet_form_id = n.id
        ), of_quotes as (
            -- Each form meets the quotes of its article once: to look up four of all forms for each quote grows with their product.
            select q.article_id, q.start_at, q.end_at,
                   max(m.party) filter (where m.id = q.speaker_form_id) as speaker,
                   max(m.party) filter (where m.id = q.relay_form_id) as relay,
                   max(m.party) filter (where m.id = q.on_behalf_of_form_id) as body,
                   max(m.party) filter (where m.id = a.outlet_form_id) as outlet
            from moved m
            join articles a on a.id = m.article_id
            join quotes q on q.article_id = m.article_id
            where m.id in (q.speaker_form_id, q.relay_form_id, q.on_behalf_of_form_id, a.outlet_form_id)
            group by q.article_id, q.start_at, q.end_at
        ), compared as (
            insert into articles_to_judge (article_id) select distinct article_id from of_quotes
        )
        update quotes q
        set speaker_person_id = case when q.speaker_person_id is not null then coalesce(n.speaker, q.speaker_person_id) end,
            speaker_organization_id =
                case when q.speaker_organization_id is not null then coalesce(n.speaker, q.speaker_organization_id) end,
            relay_person_id = case when q.relay_person_id is not null then coalesce(n.relay, q.relay_person_id) end,
            relay_organization_id =
                case when q.relay_organization_id is not null then coalesce(n.relay, q.relay_organization_id) end,
            on_behalf_of_organization_id = coalesce(n.body, q.on_behalf_of_organization_id),
            outlet_id = coalesce(n.outlet, q.outlet_id)
        from of_quotes n
        where q.article_id = n.article_id and q.start_at = n.start_at and q.end_at = n.end_at
        """;

    /// <param name="connection">With the transaction; nobody else stores or judges.</param>
    /// <param name="moved">Forms, whom they meant and whom they mean.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task RunAsync(
        NpgsqlConnection connection,
        IReadOnlyCollection<(string Form, string Before, string Party)> moved,
        CancellationToken cancellation
    )
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = Facts.Seconds };
        foreach (var sql in new[] { Leave, Join, Follow })
        {
            batch.BatchCommands.Add(
                new NpgsqlBatchCommand(sql)
                {
                    Parameters =
                    {
                        Column.Text("forms", moved.Select(m => m.Form)),
                        Column.Text("before", moved.Select(m => m.Before)),
                        Column.Text("parties", moved.Select(m => m.Party)),
                    },
                }
            );
        }
        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
