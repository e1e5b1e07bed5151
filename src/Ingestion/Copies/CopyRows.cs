using Qawl.Identity;
using Qawl.Identity.Copies;

namespace Qawl.Ingestion.Copies;

/// <summary>Articles as they are compared, the queue of them, the keys by which they are found, and what is found.</summary>
internal static class CopyRows
{
    /// <summary>Each article once; so many at a time, and so much text.</summary>
    internal const string Next = """
        select array_agg(number) as "Numbers", article_id as "Article"
        from (
            select q.number, q.article_id, a.body_end - a.body_start as length,
                   sum(a.body_end - a.body_start) over (order by q.number) as until
            from (select number, article_id from articles_to_compare order by number limit 1000) as q
            left join articles a on a.id = q.article_id
        ) as n
        where coalesce(until - length, 0) < 4000000
        group by article_id order by min(number)
        """;

    internal const string Done = "delete from articles_to_compare where number = any(@numbers)";

    internal const string Pages = """
        select a.id as "Id", a.outlet_form_id as "Outlet", a.url as "Url", a.external_id as "ExternalId", a.title as "Title",
               substring(a.text from a.body_start + 1 for a.body_end - a.body_start) as "Body"
        from articles a where a.id = any(@ids)
        """;

    /// <summary>Nobody else writes them meanwhile.</summary>
    internal const string InsertKeys = """
        insert into copy_keys (key, article_id)
        select n.* from unnest(@keys, @articles) as n (key, article_id)
        where not exists (select from copy_keys k where k.key = n.key and k.article_id = n.article_id)
        """;

    /// <summary>
    /// Of each key the first articles, so many that a formula which many have takes no longer; then of each article those that
    /// share most keys. Where more have a key, those first few may all be new: the first of those that were there before are
    /// asked for too, so that what is linked already and what comes are one group.
    /// </summary>
    internal const string Candidates = """
        with asked as materialized (
            select * from unnest(@numbers::integer[], @keys::bigint[]) as n (number, key)
        ),
        found as (
            select a.number, k.article_id
            from asked a
            cross join lateral (
                select article_id from copy_keys where key = a.key order by key, article_id limit 40
            ) as k
        ),
        shared as (
            select number, article_id,
                   row_number() over (partition by number order by count(*) desc, article_id collate "C") as place
            from found group by number, article_id
        ),
        many as materialized (select key from asked group by key having count(*) > 40),
        before as materialized (
            select m.key, k.article_id
            from many m
            cross join lateral (
                select article_id from copy_keys where key = m.key and article_id <> all(@articles)
                order by key, article_id limit 5
            ) as k
        ),
        known as (
            select a.number, b.article_id,
                   row_number() over (partition by a.number order by count(*) desc, b.article_id collate "C") as place
            from before b join asked a on a.key = b.key group by a.number, b.article_id
        )
        select number as "Number", article_id as "Article" from shared where place <= 40
        union
        select number, article_id from known where place <= 3
        """;

    internal const string DropKeys = """
        delete from copy_keys k
        where k.key = any(@keys) and k.article_id = any(@articles)
          and not exists (select from articles a where a.id = k.article_id)
        """;

    internal const string Links = $"""
        {LinkColumns} where article_id = any(@ids)
        union
        {LinkColumns} where other_article_id = any(@ids)
        """;

    internal const string DropLinks = """
        delete from copy_links where article_id = any(@ids);
        delete from copy_links where other_article_id = any(@ids)
        """;

    internal const string InsertLinks = """
        insert into copy_links (article_id, other_article_id, tie, shared, runs, other_runs)
        select * from unnest(@firsts, @others, @ties, @shared, @runs, @otherRuns)
        """;

    /// <summary>All with the text of any of these.</summary>
    internal const string OfGroups = """
        select o.article_id from copies c join copies o on o.source_id = c.source_id where c.article_id = any(@ids)
        """;

    /// <summary>Who takes one of them down waits.</summary>
    internal const string Present = "select id from articles where id = any(@ids) order by id for key share";

    /// <inheritdoc cref="Present" />
    internal const string Members = """
        select a.id as "Id", a.outlet_form_id as "Outlet", a.outlet as "OutletName", a.original_source as "Credit",
               array(
                   select distinct q.relay_form_id from quotes q
                   where q.article_id = a.id and q.relay_form_id is not null
               ) as "Relays",
               a.published_sort as "Published", a.updated_text as "Updated",
               (select c.version from commits c where c.article_id = a.id) as "Arrival"
        from articles a where a.id = any(@ids) order by a.id for key share of a
        """;

    internal const string Held = """
        select article_id as "Article", source_id as "Source", place as "Place", page_id as "Page", revision_of as "RevisionOf"
        from copies where article_id = any(@ids)
        """;

    internal const string Leave = "delete from copies where article_id = any(@ids)";

    internal const string Insert = """
        insert into copies (article_id, source_id, place, page_id, revision_of)
        select * from unnest(@articles, @sources, @places, @pages, @revisions)
        """;

    /// <summary>Who reported a statement independently follows from what is copied.</summary>
    internal const string QueueQuotes = """
        insert into articles_to_judge (article_id)
        select a.id from unnest(@ids::text[]) as a (id) where exists (select from quotes q where q.article_id = a.id)
        """;

    private const string LinkColumns = """
        select article_id as "First", other_article_id as "Other", tie as "Tie", shared as "Shared", runs as "Runs",
               other_runs as "OtherRuns"
        from copy_links
        """;

    internal sealed record Queued
    {
        public required long[] Numbers { get; init; }
        public required string Article { get; init; }
    }

    internal sealed record Candidate
    {
        public required int Number { get; init; }
        public required string Article { get; init; }
    }

    internal sealed record PageRow
    {
        public required string Id { get; init; }
        public string? Outlet { get; init; }
        public string? Url { get; init; }
        public string? ExternalId { get; init; }
        public string? Title { get; init; }
        public required string Body { get; init; }

        public Page Page => new(Id, Outlet, Url, ExternalId, Title, Shingles.Of(Body));
    }

    internal sealed record MemberRow
    {
        public required string Id { get; init; }
        public string? Outlet { get; init; }
        public string? OutletName { get; init; }
        public string? Credit { get; init; }
        public required string[] Relays { get; init; }
        public DateTimeOffset? Published { get; init; }
        public string? Updated { get; init; }
        public required long Arrival { get; init; }

        public Member Member => new(Id, Outlet, OutletName, Credit, Relays, Published, Updated, Arrival);
    }

    internal sealed record LinkRow
    {
        public required string First { get; init; }
        public required string Other { get; init; }
        public required CopyTie Tie { get; init; }
        public required int Shared { get; init; }
        public required int Runs { get; init; }
        public required int OtherRuns { get; init; }

        public CopyLink Link => new(FormPair.Of(First, Other), Tie, new(Shared, Runs, OtherRuns));
    }

    internal sealed record HeldRow
    {
        public required string Article { get; init; }
        public required string Source { get; init; }
        public required int Place { get; init; }
        public required string Page { get; init; }
        public string? RevisionOf { get; init; }

        public Copy Copy => new(Article, Source, Place, Page, RevisionOf);
    }
}
