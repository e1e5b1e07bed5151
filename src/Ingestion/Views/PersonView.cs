using Qawl.Extraction.Text;

namespace Qawl.Ingestion.Views;

/// <summary>The table <c>people</c>: who the forms of people mean, under the first of their names, and how often they come.</summary>
internal static class PersonView
{
    internal const string Count = """
        insert into people as p (id, name, folded_name, quote_count, mention_count)
        select * from unnest(@people, @names, @folded, @quotes, @mentions) as n (id)
        order by n.id
        on conflict (id) do update set
            quote_count = p.quote_count + excluded.quote_count,
            mention_count = p.mention_count + excluded.mention_count
        """;

    /// <summary>What is only added to needs not be read again.</summary>
    internal const string Add = $"""
        {Count},
            name = least(p.name collate "C", excluded.name collate "C"),
            folded_name = case when excluded.name collate "C" < p.name collate "C" then excluded.folded_name else p.folded_name end
        """;

    internal const string Name = """
        update people p set name = f.name, folded_name = l.folded_name
        from unnest(@people) as n (id)
        cross join lateral (
            select name from forms where person_id = n.id order by name collate "C" limit 1
        ) as f
        join aliases l on l.person_id = n.id and l.organization_id is null and l.name = f.name
        where p.id = n.id and p.name <> f.name
        """;

    internal const string Forget = """
        delete from people p
        where p.id = any(@people) and not exists (select from forms f where f.person_id = p.id)
        """;

    public static void Refresh(Change change, Refreshing refreshing)
    {
        if (change.People.Count == 0)
        {
            return;
        }
        var (people, changes) = (Column.Text("people", change.People.Keys), change.People.Values);
        refreshing.Count(
            change.TakesAway ? Count : Add,
            people,
            Column.Text("names", changes.Select(c => c.Name)),
            Column.Text("folded", changes.Select(c => FoldedName.Of(c.Name))),
            Column.Number("quotes", changes.Select(c => c.Quotes)),
            Column.Number("mentions", changes.Select(c => c.Mentions))
        );
        if (change.TakesAway)
        {
            refreshing.Settle(Name, people.Clone());
            refreshing.Settle(Forget, people.Clone());
        }
    }
}
