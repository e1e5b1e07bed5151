namespace Qawl.Ingestion.Writing;

/// <summary>How much a stored article contributes to one person or organization.</summary>
internal sealed record StoredEntity
{
    internal const string OfArticle = """
        with counted as (
            select person_id, organization_id, 0 as quotes, 1 as mentions, 0 as articles
            from mentions where article_id = @article
            union all
            select speaker_person_id, speaker_organization_id, 1, 0, 0
            from quotes where article_id = @article
            union all
            select null, outlet_id, 0, 0, 1
            from articles where id = @article
            union all
            select relay_person_id, relay_organization_id, 0, 0, 0
            from quotes where article_id = @article
            union all
            select null, on_behalf_of_organization_id, 0, 0, 0
            from quotes where article_id = @article
        )
        select p.id as "Id", true as "IsPerson", p.key as "Key", p.name as "Name", null as "Kind",
               sum(quotes)::int as "Quotes", sum(mentions)::int as "Mentions", 0 as "Articles"
        from counted join people p on p.id = person_id
        group by p.id
        union all
        select o.id, false, o.key, o.name, o.kind, sum(quotes)::int, sum(mentions)::int, sum(articles)::int
        from counted join organizations o on o.id = organization_id
        group by o.id
        """;

    internal const string DeletePeople = """
        delete from people p
        where id = any(@ids) and mention_count = 0 and quote_count = 0
          and not exists (select from mentions where person_id = p.id)
          and not exists (select from quotes where speaker_person_id = p.id)
          and not exists (select from quotes where relay_person_id = p.id)
        """;

    internal const string DeleteOrganizations = """
        delete from organizations o
        where id = any(@ids) and mention_count = 0 and quote_count = 0 and article_count = 0
          and not exists (select from mentions where organization_id = o.id)
          and not exists (select from quotes where speaker_organization_id = o.id)
          and not exists (select from quotes where relay_organization_id = o.id)
          and not exists (select from quotes where on_behalf_of_organization_id = o.id)
        """;

    public required string Id { get; init; }
    public required bool IsPerson { get; init; }
    public required string Key { get; init; }
    public required string Name { get; init; }
    public string? Kind { get; init; }
    public required int Quotes { get; init; }
    public required int Mentions { get; init; }
    public required int Articles { get; init; }
}
