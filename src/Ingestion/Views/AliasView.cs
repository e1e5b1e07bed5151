using System.Collections.Concurrent;
using Qawl.Extraction.Text;
using Qawl.Identity.Spelling;

namespace Qawl.Ingestion.Views;

/// <summary>The table <c>aliases</c>: every spelling of a person or an organization, with the number of documents that have it.</summary>
internal static class AliasView
{
    internal const string Count = """
        insert into aliases as l (person_id, organization_id, name, folded_name, bare_name, documents, sounds)
        select n.person_id, n.organization_id, n.name, n.folded, n.bare, n.documents, n.sounds::tsvector
        from (
            select unnest(@people) as person_id, unnest(@organizations) as organization_id, unnest(@names) as name,
                   unnest(@folded) as folded, unnest(@bare) as bare, unnest(@documents) as documents,
                   unnest(@sounds) as sounds
        ) as n
        order by n.person_id, n.organization_id, n.name
        on conflict (person_id, organization_id, name) do update set documents = l.documents + excluded.documents
        """;

    internal const string Forget = """
        delete from aliases
        where documents = 0 and (person_id = any(@people) or organization_id = any(@organizations))
        """;

    /// <summary>The same names come in every batch.</summary>
    private static readonly ConcurrentDictionary<string, string> Sounds = new(StringComparer.Ordinal);

    private const int MostSounds = 20_000;

    // The dictionary counts with all its locks held.
    private static int kept;

    public static void Refresh(Change change, Refreshing refreshing)
    {
        var spellings = Spellings(change.People, isPerson: true)
            .Concat(Spellings(change.Organizations, isPerson: false))
            .ToList();
        if (spellings.Count > 0)
        {
            refreshing.Count(
                Count,
                Column.Text("people", spellings.Select(s => s.IsPerson ? s.Id : null)),
                Column.Text("organizations", spellings.Select(s => s.IsPerson ? null : s.Id)),
                Column.Text("names", spellings.Select(s => s.Spelling)),
                Column.Text("folded", spellings.Select(s => s.Folded)),
                Column.Text("bare", spellings.Select(s => BareName.OfFolded(s.Folded))),
                Column.Number("documents", spellings.Select(s => s.Documents)),
                Column.Text("sounds", spellings.Select(s => SoundsOf(s.Spelling)))
            );
        }
        if (change.TakesAway)
        {
            refreshing.Settle(
                Forget,
                Column.Text("people", change.People.Keys),
                Column.Text("organizations", change.Organizations.Keys)
            );
        }
    }

    private static string SoundsOf(string name)
    {
        if (Sounds.TryGetValue(name, out var known))
        {
            return known;
        }
        var sounds = NameSounds.Of(name);
        if (Interlocked.Increment(ref kept) > MostSounds)
        {
            Sounds.Clear();
            Volatile.Write(ref kept, 1);
        }
        Sounds.TryAdd(name, sounds);
        return sounds;
    }

    private static IEnumerable<(string Id, bool IsPerson, string Spelling, string Folded, int Documents)> Spellings(
        SortedDictionary<string, PartyChange> parties,
        bool isPerson
    ) =>
        from party in parties
        from spelling in party.Value.Spellings
        where spelling.Value != 0
        select (party.Key, isPerson, spelling.Key, FoldedName.Of(spelling.Key), spelling.Value);
}
