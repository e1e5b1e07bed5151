namespace Qawl.Ingestion.Views;

/// <summary>The table <c>roles</c>: offices of people, with the first and the last day on which a document gives them.</summary>
internal static class RoleView
{
    internal const string Days = """
        insert into roles as r (person_id, title, first_seen, last_seen)
        select n.person_id, n.title,
               (select min(f.day) from form_roles f where f.person_id = n.person_id and f.title = n.title),
               (select max(f.day) from form_roles f where f.person_id = n.person_id and f.title = n.title)
        from unnest(@holders, @titles) as n (person_id, title)
        where exists (select from form_roles f where f.person_id = n.person_id and f.title = n.title)
        order by n.person_id, n.title
        on conflict (person_id, title) do update set first_seen = excluded.first_seen, last_seen = excluded.last_seen
        where (r.first_seen, r.last_seen) is distinct from (excluded.first_seen, excluded.last_seen)
        """;

    internal const string Forget = """
        delete from roles r using unnest(@holders, @titles) as n (person_id, title)
        where r.person_id = n.person_id and r.title = n.title
          and not exists (select from form_roles f where f.person_id = n.person_id and f.title = n.title)
        """;

    public static void Refresh(Change change, Refreshing refreshing)
    {
        var roles = change.People.SelectMany(p => p.Value.Titles.Select(t => (Holder: p.Key, Title: t))).ToList();
        if (roles.Count == 0)
        {
            return;
        }
        var (holders, titles) = (
            Column.Text("holders", roles.Select(r => r.Holder)),
            Column.Text("titles", roles.Select(r => r.Title))
        );
        refreshing.Settle(Days, holders, titles);
        if (change.TakesAway)
        {
            refreshing.Settle(Forget, holders.Clone(), titles.Clone());
        }
    }
}
