using Dapper;
using Npgsql;
using Qawl.Identity;

namespace Qawl.Ingestion.Views;

/// <summary>
/// What views lack, or have too much, of people and organizations whose forms are others now: the facts are counted anew, and
/// what the views hold is taken from it.
/// </summary>
internal static class Recount
{
    internal const string Counts = """
        select person_id as "PersonId", organization_id as "OrganizationId", coalesce(min(name), '') as "Name",
               sum(mentions)::integer as "Mentions", sum(quotes)::integer as "Quotes", sum(articles)::integer as "Articles"
        from (
            select person_id, organization_id, null as name, count(*) as mentions, 0 as quotes, 0 as articles
            from mentions where person_id = any(@parties) or organization_id = any(@parties) group by 1, 2
            union all
            select speaker_person_id, speaker_organization_id, null, 0, count(*), 0
            from quotes where speaker_person_id = any(@parties) or speaker_organization_id = any(@parties) group by 1, 2
            union all
            select null, outlet_id, null, 0, 0, count(*) from articles where outlet_id = any(@parties) group by 2
            union all
            select person_id, organization_id, min(name), 0, 0, 0
            from forms where person_id = any(@parties) or organization_id = any(@parties) group by 1, 2
            union all
            select id, null, name, -mention_count, -quote_count, 0 from people where id = any(@parties)
            union all
            select null, id, name, -mention_count, -quote_count, -article_count from organizations where id = any(@parties)
        ) as c
        group by person_id, organization_id
        """;

    internal const string Spellings = """
        select person_id as "PersonId", organization_id as "OrganizationId", name as "Name",
               sum(documents)::integer as "Documents"
        from (
            select person_id, organization_id, name, count(*) as documents
            from (
                select person_id, organization_id, text as name, article_id
                from mentions where person_id = any(@parties) or organization_id = any(@parties)
                union
                select person_id, organization_id, name, article_id
                from forms where person_id = any(@parties) or organization_id = any(@parties)
            ) as spelt
            group by 1, 2, 3
            union all
            select person_id, organization_id, name, -documents
            from aliases where person_id = any(@parties) or organization_id = any(@parties)
        ) as c
        group by 1, 2, 3
        having sum(documents) <> 0
        """;

    internal const string Offices = """
        select person_id as "PersonId", office as "Office", sum(articles)::integer as "Articles"
        from (
            select person_id, office, count(distinct article_id) as articles
            from form_roles where person_id = any(@parties) group by 1, 2
            union all
            select person_id, office, -articles from roles where person_id = any(@parties)
        ) as c
        group by 1, 2
        """;

    /// <param name="connection">With the transaction that has moved the forms.</param>
    /// <param name="parties">Whom they meant and whom they mean.</param>
    /// <param name="seconds">For the statement.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<Change> RunAsync(
        NpgsqlConnection connection,
        IEnumerable<string> parties,
        int seconds,
        CancellationToken cancellation
    )
    {
        await using var results = await connection.QueryMultipleAsync(
            new CommandDefinition(
                $"{Counts};\n{Spellings};\n{Offices}",
                new { parties = parties.ToArray() },
                commandTimeout: seconds,
                cancellationToken: cancellation
            )
        );
        var change = new Change { TakesAway = true };
        foreach (var counted in await results.ReadAsync<Counted>())
        {
            var party = Of(counted.PersonId, counted.OrganizationId, counted.Name);
            party.Mentions += counted.Mentions;
            party.Quotes += counted.Quotes;
            party.Articles += counted.Articles;
        }
        foreach (var spelt in await results.ReadAsync<Spelt>())
        {
            Of(spelt.PersonId, spelt.OrganizationId, spelt.Name).Spell(spelt.Name, spelt.Documents);
        }
        foreach (var held in await results.ReadAsync<Held>())
        {
            Of(held.PersonId, organization: null, name: "").Hold(held.Office, held.Articles);
        }
        return change;

        PartyChange Of(string? person, string? organization, string name) =>
            person is not null
                ? change.Of(FormType.Person, person, name)
                : change.Of(FormType.Organization, organization!, name);
    }

    private sealed record Counted
    {
        public string? PersonId { get; init; }
        public string? OrganizationId { get; init; }
        public required string Name { get; init; }
        public required int Mentions { get; init; }
        public required int Quotes { get; init; }
        public required int Articles { get; init; }
    }

    private sealed record Held
    {
        public required string PersonId { get; init; }
        public required string Office { get; init; }
        public required int Articles { get; init; }
    }

    private sealed record Spelt
    {
        public string? PersonId { get; init; }
        public string? OrganizationId { get; init; }
        public required string Name { get; init; }
        public required int Documents { get; init; }
    }
}
