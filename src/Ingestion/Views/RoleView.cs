namespace Qawl.Ingestion.Views;

/// <summary>
/// The table <c>roles</c>: offices of people, with how many articles give them, the first and the last day on which one does, and
/// where the first one does.
/// </summary>
internal static class RoleView
{
    internal const string Count = """
        insert into roles as r (person_id, office, title, articles)
        select n.person_id, n.office, n.office, n.articles
        from unnest(@holders, @offices, @articles) as n (person_id, office, articles)
        order by n.person_id, n.office
        on conflict (person_id, office) do update set articles = r.articles + excluded.articles
        """;

    internal const string Days = """
        update roles r set title = f.title, first_seen = f.day, last_seen = l.day, article_id = f.article_id,
            start_at = f.start_at, end_at = f.end_at
        from unnest(@holders, @offices) as n (person_id, office)
        cross join lateral (
            select title, day, article_id, start_at, end_at from form_roles
            where person_id = n.person_id and office = n.office
            order by day, article_id, form_id, title collate "C" limit 1
        ) as f
        cross join lateral (
            select max(day) as day from form_roles where person_id = n.person_id and office = n.office
        ) as l
        where r.person_id = n.person_id and r.office = n.office and r.articles > 0
          and (r.title, r.first_seen, r.last_seen, r.article_id, r.start_at, r.end_at)
              is distinct from (f.title, f.day, l.day, f.article_id, f.start_at, f.end_at)
        """;

    internal const string Forget = """
        delete from roles r using unnest(@holders, @offices) as n (person_id, office)
        where r.person_id = n.person_id and r.office = n.office and r.articles = 0
        """;

    public static void Refresh(Change change, Refreshing refreshing)
    {
        var roles = change
            .People.SelectMany(p => p.Value.Offices.Select(o => (Holder: p.Key, Office: o.Key, Articles: o.Value)))
            .ToList();
        if (roles.Count == 0)
        {
            return;
        }
        var (holders, offices) = (
            Column.Text("holders", roles.Select(r => r.Holder)),
            Column.Text("offices", roles.Select(r => r.Office))
        );
        refreshing.Count(Count, holders, offices, Column.Number("articles", roles.Select(r => r.Articles)));
        refreshing.Settle(Days, holders.Clone(), offices.Clone());
        if (change.TakesAway)
        {
            refreshing.Settle(Forget, holders.Clone(), offices.Clone());
        }
    }
}
