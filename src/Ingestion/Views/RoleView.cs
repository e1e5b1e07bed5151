namespace Qawl.Ingestion.Views;

/// <summary>
/// The table <c>roles</c>: offices of people, with how many articles give them, the first and the last day on which one does, and
/// where the first one does.
/// </summary>
internal static class RoleView
{
    internal const string Days = """
        insert into roles as r
            (person_id, office, title, articles, first_seen, last_seen, article_id, start_at, end_at)
        select n.person_id, n.office, f.title, n.articles, f.day, l.day, f.article_id, f.start_at, f.end_at
        from unnest(@holders, @offices, @given) as n (person_id, office, articles)
        cross join lateral (
            select title, day, article_id, start_at, end_at from form_roles
            where person_id = n.person_id and office = n.office
            order by day, article_id, form_id, title collate "C" limit 1
        ) as f
        cross join lateral (
            select max(day) as day from form_roles where person_id = n.person_id and office = n.office
        ) as l
        order by n.person_id, n.office
        on conflict (person_id, office) do update set
            articles = r.articles + excluded.articles, title = excluded.title, first_seen = excluded.first_seen,
            last_seen = excluded.last_seen, article_id = excluded.article_id, start_at = excluded.start_at,
            end_at = excluded.end_at
        where excluded.articles <> 0
           or (r.title, r.first_seen, r.last_seen, r.article_id, r.start_at, r.end_at) is distinct from
              (excluded.title, excluded.first_seen, excluded.last_seen, excluded.article_id, excluded.start_at, excluded.end_at)
        """;

    internal const string Forget = """
        delete from roles r using unnest(@holders, @offices) as n (person_id, office)
        where r.person_id = n.person_id and r.office = n.office
          and not exists (select from form_roles f where f.person_id = n.person_id and f.office = n.office)
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
        refreshing.Settle(Days, holders, offices, Column.Number("given", roles.Select(r => r.Articles)));
        if (change.TakesAway)
        {
            refreshing.Settle(Forget, holders.Clone(), offices.Clone());
        }
    }
}
