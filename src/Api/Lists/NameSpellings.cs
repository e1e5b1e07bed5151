using Dapper;
using Npgsql;
using Qawl.Extraction.Search;
using Qawl.Identity.Spelling;

namespace Qawl.Api.Lists;

/// <summary>What articles call whoever is meant by a name: all names of their records, by which an index of words finds them.</summary>
internal static class NameSpellings
{
    /// <summary>Of so many who are meant by a name the spellings are read.</summary>
    private const int MostHolders = 40;

    /// <summary>How many alternatives to a name are searched for.</summary>
    internal const int Most = 32;

    internal const string OfHolders = """
        select h.id as "Holder", n.name as "Name", n.documents as "Documents"
        from unnest(@holders) as h (id)
        cross join lateral (
            (select l.name, l.documents from aliases l where l.person_id = h.id
             order by l.documents desc, l.name collate "C" limit 20)
            union all
            (select l.name, l.documents from aliases l where l.organization_id = h.id
             order by l.documents desc, l.name collate "C" limit 20)
        ) n
        """;

    /// <param name="connection">Where they are known.</param>
    /// <param name="resolved">Whom names mean.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The most frequent first, by the name that was given.</returns>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> FindAsync(
        NpgsqlConnection connection,
        IEnumerable<ResolvedName> resolved,
        CancellationToken cancel
    )
    {
        var spellings = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var given in resolved.GroupBy(n => n.Given, StringComparer.Ordinal))
        {
            var holders = given.Select(n => n.Id).Distinct(StringComparer.Ordinal).Take(MostHolders).ToArray();
            var names = await connection.QueryAsync<Spelling>(
                new(OfHolders, new { holders }, cancellationToken: cancel)
            );
            spellings[given.Key] =
            [
                .. names
                    .GroupBy(n => n.Holder, StringComparer.Ordinal)
                    .SelectMany(names => Telling(given.Key, [.. names]))
                    .OrderByDescending(n => n.Documents)
                    .ThenBy(n => n.Name, StringComparer.Ordinal)
                    .Select(n => n.Name)
                    .Distinct(StringComparer.Ordinal)
                    .Take(Most),
            ];
        }
        return spellings;
    }

    /// <summary>Without parts of a name that are not all that was asked for: they would find namesakes.</summary>
    private static IEnumerable<Spelling> Telling(string given, IReadOnlyCollection<Spelling> names)
    {
        var asked = NameWords.Of(given);
        return names.Where(n =>
            TermsOf(n) is var terms
            && (
                !names.Any(other => terms.IsProperSubsetOf(TermsOf(other)))
                || NameWords.Of(n.Name) is var words
                    && words.Count >= asked.Count
                    && NameMatch.Of(asked, words) is { Score: >= FoundNames.Alike }
            )
        );
    }

    private static HashSet<string> TermsOf(Spelling spelling) =>
        SearchWords.Of(spelling.Name).SelectMany(w => w.Word.Terms).ToHashSet(StringComparer.Ordinal);

    private sealed record Spelling
    {
        public required string Holder { get; init; }
        public required string Name { get; init; }
        public required int Documents { get; init; }
    }
}
