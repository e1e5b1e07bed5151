using Qawl.Extraction.Text;

namespace Qawl.Identity.Copies;

/// <summary>An article that has its text in common with others.</summary>
/// <param name="Id">The article's.</param>
/// <param name="Outlet">The form of the organization that published it.</param>
/// <param name="OutletName">As the article writes it.</param>
/// <param name="Credit">Whom the page says it took the text from.</param>
/// <param name="Relays">The forms of those that pass the words of others on in it.</param>
/// <param name="Published">When, if it says so.</param>
/// <param name="Updated">When it was last changed, as a text that sorts by time.</param>
/// <param name="Arrival">The greater, the later it came here: of one page whose dates are the same, what was read first comes first.</param>
public sealed record Member(
    string Id,
    string? Outlet,
    string? OutletName,
    string? Credit,
    IReadOnlyCollection<string> Relays,
    DateTimeOffset? Published,
    string? Updated,
    long Arrival = 0
)
{
    /// <summary>Whether the other article says that it has its text from this one's outlet.</summary>
    internal bool IsCreditedBy(Member other) =>
        Outlet is not null
        && Outlet != other.Outlet
        && (
            other.Relays.Contains(Outlet, StringComparer.Ordinal) || IsName(WordsOf(OutletName), WordsOf(other.Credit))
        );

    /// <summary>An agency is also called by the words of its name alone.</summary>
    private static bool IsName(string[] one, string[] other) =>
        one.Length > 0 && other.Length > 0 && (one.All(other.Contains) || other.All(one.Contains));

    private static string[] WordsOf(string? name) =>
        name is null ? [] : Folding.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What an article is among those that have its text.</summary>
/// <param name="Article">Its id.</param>
/// <param name="Source">The one that all others follow: its own id if it is that.</param>
/// <param name="Place">Among all, from 1, which is the source.</param>
/// <param name="Page">The first of those that are one page.</param>
/// <param name="RevisionOf">The one before it of these.</param>
public sealed record Copy(string Article, string Source, int Place, string Page, string? RevisionOf);

/// <summary>
/// Articles put together to those that have one text. What was cut belongs to one whole, else two texts would be one for a
/// paragraph that both have. The result depends on articles and links alone, not on their order.
/// </summary>
public static class CopyGroups
{
    /// <param name="members">Each once.</param>
    /// <param name="links">Of each pair one; others than of these articles are passed over.</param>
    /// <returns>Of all that are not alone, in order of their ids.</returns>
    public static IReadOnlyList<Copy> Of(IReadOnlyCollection<Member> members, IEnumerable<CopyLink> links)
    {
        var ids = members.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var known = links
            .Where(l => ids.Contains(l.Pair.First) && ids.Contains(l.Pair.Second))
            .OrderBy(l => l.Pair)
            .ToList();
        var (pages, texts) = (new Sets(ids), new Sets(ids));
        foreach (var link in known.Where(l => l.Tie != CopyTie.Part))
        {
            texts.Join(link.Pair);
            if (link.Tie == CopyTie.Page)
            {
                pages.Join(link.Pair);
            }
        }
        foreach (var link in OnesOfParts(known, texts))
        {
            texts.Join(link.Pair);
        }
        return
        [
            .. members
                .GroupBy(m => texts.Of(m.Id), StringComparer.Ordinal)
                .Where(g => g.Count() > 1)
                .SelectMany(g => Placed([.. g], pages))
                .OrderBy(c => c.Article, StringComparer.Ordinal),
        ];
    }

    /// <summary>Of each text that was cut from others the link to the one that it shares most with.</summary>
    private static List<CopyLink> OnesOfParts(List<CopyLink> links, Sets texts) =>
        [
            .. links
                .Where(l => l.Tie == CopyTie.Part)
                .GroupBy(
                    l => texts.Of(l.Sharing.First <= l.Sharing.Second ? l.Pair.First : l.Pair.Second),
                    StringComparer.Ordinal
                )
                .Select(g => g.OrderByDescending(l => l.Sharing.Jaccard).ThenBy(l => l.Pair).First())
                .OrderBy(l => l.Pair),
        ];

    private static IEnumerable<Copy> Placed(List<Member> group, Sets pages)
    {
        var credited = group.Where(m => group.Any(m.IsCreditedBy)).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var ordered = group
            .OrderByDescending(m => credited.Contains(m.Id))
            .ThenBy(m => m.Published ?? DateTimeOffset.MaxValue)
            .ThenBy(m => m.Updated ?? "", StringComparer.Ordinal)
            .ThenBy(m => m.Id, StringComparer.Ordinal)
            .ToList();
        // Of a page that keeps its date only when it was read tells what was before; of other outlets' texts, and of pages
        // without a date that are imported in any order, that tells nothing.
        var asRead = ordered
            .GroupBy(m => pages.Of(m.Id), StringComparer.Ordinal)
            .ToDictionary(
                page => page.Key,
                page => new Queue<Member>(
                    page.OrderBy(m => m.Published ?? DateTimeOffset.MaxValue)
                        .ThenBy(m => m.Updated ?? "", StringComparer.Ordinal)
                        .ThenBy(m => m.Published is null ? 0 : m.Arrival)
                        .ThenBy(m => m.Id, StringComparer.Ordinal)
                ),
                StringComparer.Ordinal
            );
        var placed = ordered.Select(m => asRead[pages.Of(m.Id)].Dequeue()).ToList();
        var ofPage = new Dictionary<string, (string First, string Last)>(StringComparer.Ordinal);
        foreach (var (place, member) in placed.Index())
        {
            var page = pages.Of(member.Id);
            var known = ofPage.TryGetValue(page, out var revisions);
            yield return new(
                member.Id,
                placed[0].Id,
                place + 1,
                known ? revisions.First : member.Id,
                known ? revisions.Last : null
            );
            ofPage[page] = (known ? revisions.First : member.Id, member.Id);
        }
    }

    /// <summary>Which articles are joined, directly or by others.</summary>
    private sealed class Sets(IEnumerable<string> ids)
    {
        private readonly Dictionary<string, string> _parents = ids.ToDictionary(id => id, StringComparer.Ordinal);

        public string Of(string id)
        {
            while (_parents[id] != id)
            {
                id = _parents[id] = _parents[_parents[id]];
            }
            return id;
        }

        public void Join(FormPair pair)
        {
            var (first, second) = (Of(pair.First), Of(pair.Second));
            // The lesser id stands for both, so that the order of links does not matter.
            _ = string.CompareOrdinal(first, second) < 0 ? _parents[second] = first : _parents[first] = second;
        }
    }
}
