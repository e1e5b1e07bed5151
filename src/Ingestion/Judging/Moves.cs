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

    internal const string Mentions = $"""
        update mentions m
        set person_id = case when m.person_id is not null then n.party end,
            organization_id = case when m.organization_id is not null then n.party end
        {OfForms} where m.article_id = f.article_id and m.form_id = f.id
        """;

    internal const string Speakers = $"""
        update quotes q
        set speaker_person_id = case when q.speaker_person_id is not null then n.party end,
            speaker_organization_id = case when q.speaker_organization_id is not null then n.party end
        {OfForms} where q.article_id = f.article_id and q.speaker_form_id = f.id
        """;

    internal const string Relays = $"""
        update quotes q
        set relay_person_id = case when q.relay_person_id is not null then n.party end,
            relay_organization_id = case when q.relay_organization_id is not null then n.party end
        {OfForms} where q.article_id = f.article_id and q.relay_form_id = f.id
        """;

    internal const string Bodies = $"""
        update quotes q set on_behalf_of_organization_id = n.party
        {OfForms} where q.article_id = f.article_id and q.on_behalf_of_form_id = f.id
        """;

    internal const string OutletsOfQuotes = $"""
        update quotes q set outlet_id = n.party
        {OfForms} join articles a on a.id = f.article_id and a.outlet_form_id = f.id
        where q.article_id = f.article_id
        """;

    internal const string Outlets = $"""
        update articles a set outlet_id = n.party
        {OfForms} where a.id = f.article_id and a.outlet_form_id = f.id
        """;

    internal const string Roles = $"""
        update form_roles r set person_id = n.party
        {OfForms} where r.article_id = f.article_id and r.form_id = f.id
        """;

    /// <summary>Last: by what forms mean until now the others find them.</summary>
    internal const string Forms = """
        update forms f
        set person_id = case when f.type = 'person' then n.party end,
            organization_id = case when f.type = 'organization' then n.party end
        from unnest(@forms, @before, @parties) as n (form_id, before, party)
        where (f.person_id = n.before or f.organization_id = n.before) and f.id = n.form_id
        """;

    // Forms are found by whom they mean: their own ids are no index.
    private const string OfForms = """
        from unnest(@forms, @before, @parties) as n (form_id, before, party)
        join forms f on (f.person_id = n.before or f.organization_id = n.before) and f.id = n.form_id
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
        foreach (var sql in Statements)
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

    private static readonly string[] Statements =
    [
        Leave,
        Join,
        Mentions,
        Speakers,
        Relays,
        Bodies,
        OutletsOfQuotes,
        Outlets,
        Roles,
        Forms,
    ];
}
