using Dapper;
using Npgsql;
using Qawl.Extraction.Search;
using Qawl.Extraction.Text;

namespace Qawl.Api.Claims;

/// <summary>
/// People of the archive whom a draft names in full. Many names are words of the language as well (صالح أمين), or nobody lists
/// them: whom articles name so, drafts name too.
/// </summary>
internal static class KnownPeople
{
    private const string Query = """
        select folded_name from aliases
        where folded_name = any(@names) and person_id is not null and documents > 0
        """;

    /// <summary>Words of a name.</summary>
    private const int LongestName = 5;

    /// <summary>How many runs of words are looked up; of a longer draft those of its beginning.</summary>
    private const int MostRuns = 20_000;

    /// <summary>Letters that cling to the first word of a name: ولصالح أمين.</summary>
    private const string Clinging = "وفبلك";

    /// <returns>Where they stand, in UTF-16; at each word the longest name.</returns>
    public static async Task<IReadOnlyList<Range>> InAsync(
        NpgsqlConnection connection,
        string text,
        CancellationToken cancel
    )
    {
        var runs = Runs(text).Take(MostRuns).ToList();
        var names = runs.Select(run => run.Folded).Distinct(StringComparer.Ordinal).ToArray();
        var known = await connection.QueryAsync<string>(Find(names, cancel));
        var found = known.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. runs.Where(run => found.Contains(run.Folded))
                .GroupBy(run => run.Word)
                .Select(at => at.MaxBy(run => run.End))
                .Select(run => run.Start..run.End),
        ];
    }

    internal static CommandDefinition Find(string[] names, CancellationToken cancel) =>
        new(Query, new { names }, cancellationToken: cancel);

    /// <summary>Two to five words of a line with nothing but spaces between them, none of them a particle.</summary>
    private static IEnumerable<(int Word, int Start, int End, string Folded)> Runs(string text)
    {
        var words = SearchWords.Of(text);
        for (var i = 0; i < words.Count; i++)
        {
            for (var last = i + 1; last < Math.Min(words.Count, i + LongestName); last++)
            {
                if (words[last].Word.IsParticle || !IsGap(text.AsSpan(words[last - 1].End..words[last].Start)))
                {
                    break;
                }
                var (start, end) = (words[i].Start, words[last].End);
                yield return (i, start, end, FoldedName.Of(text[start..end]));
                if (Clinging.Contains(text[start], StringComparison.Ordinal))
                {
                    yield return (i, start + 1, end, FoldedName.Of(text[(start + 1)..end]));
                }
            }
        }
    }

    private static bool IsGap(ReadOnlySpan<char> between) => !between.Contains('\n') && between.IsWhiteSpace();
}
