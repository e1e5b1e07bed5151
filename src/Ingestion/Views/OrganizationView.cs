using Qawl.Extraction.Text;

namespace Qawl.Ingestion.Views;

/// <summary>
/// The table <c>organizations</c>: what the forms of organizations mean, under the first of their names, the first kind that
/// tells something, and how often they come.
/// </summary>
internal static class OrganizationView
{
    internal const string Count = """
        insert into organizations as o
            (id, name, folded_name, kind, is_outlet, quote_count, mention_count, article_count)
        select * from unnest(@organizations, @names, @folded, @kinds, @outlets, @quotes, @mentions, @articles) as n (id)
        order by n.id
        on conflict (id) do update set
            quote_count = o.quote_count + excluded.quote_count,
            mention_count = o.mention_count + excluded.mention_count,
            article_count = o.article_count + excluded.article_count
        """;

    /// <summary>What is only added to needs not be read again.</summary>
    internal const string Add = $"""
        {Count},
            name = least(o.name collate "C", excluded.name collate "C"),
            folded_name = case when excluded.name collate "C" < o.name collate "C" then excluded.folded_name else o.folded_name end,
            kind = case when o.kind = 'other' then excluded.kind
                        when excluded.kind = 'other' then o.kind
                        else least(o.kind collate "C", excluded.kind collate "C") end,
            is_outlet = o.is_outlet or excluded.is_outlet
        """;

    internal const string Name = """
        update organizations o set name = f.name, folded_name = l.folded_name, kind = f.kind, is_outlet = f.is_outlet
        from unnest(@organizations) as n (id)
        cross join lateral (
            select name,
                   coalesce((select k.kind from forms k where k.organization_id = n.id and k.kind <> 'other'
                             order by k.kind collate "C" limit 1), 'other') as kind,
                   exists (select from forms p where p.organization_id = n.id and p.is_outlet) as is_outlet
            from forms where organization_id = n.id order by name collate "C" limit 1
        ) as f
        join aliases l on l.organization_id = n.id and l.person_id is null and l.name = f.name
        where o.id = n.id and (o.name, o.kind, o.is_outlet) <> (f.name, f.kind, f.is_outlet)
        """;

    internal const string Forget = """
        delete from organizations o
        where o.id = any(@organizations) and not exists (select from forms f where f.organization_id = o.id)
        """;

    public static void Refresh(Change change, Refreshing refreshing)
    {
        if (change.Organizations.Count == 0)
        {
            return;
        }
        var (organizations, changes) = (
            Column.Text("organizations", change.Organizations.Keys),
            change.Organizations.Values
        );
        refreshing.Count(
            change.TakesAway ? Count : Add,
            organizations,
            Column.Text("names", changes.Select(c => c.Name)),
            Column.Text("folded", changes.Select(c => FoldedName.Of(c.Name))),
            Column.Text("kinds", changes.Select(c => c.Kind)),
            Column.Flag("outlets", changes.Select(c => c.IsOutlet)),
            Column.Number("quotes", changes.Select(c => c.Quotes)),
            Column.Number("mentions", changes.Select(c => c.Mentions)),
            Column.Number("articles", changes.Select(c => c.Articles))
        );
        if (change.TakesAway)
        {
            refreshing.Settle(Name, organizations.Clone());
            refreshing.Settle(Forget, organizations.Clone());
        }
    }
}
