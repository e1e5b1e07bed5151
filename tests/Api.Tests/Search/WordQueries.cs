namespace Qawl.Api.Tests.Search;

/// <summary>What is asked of the documents in <c>tests/search</c>, and what must be found.</summary>
/// <param name="Kind">Of what the query is an example.</param>
/// <param name="Query">As it is typed.</param>
/// <param name="Articles">Names of documents.</param>
/// <param name="Quotes">The documents whose quotes are found.</param>
internal sealed record WordQuery(string Kind, string Query, IReadOnlySet<string> Articles, IReadOnlySet<string> Quotes)
{
    private static readonly string Folder = Path.Combine(Service.Repository.Root, "tests", "search");

    public static string Documents => Path.Combine(Folder, "documents.ndjson");

    public static IReadOnlyList<WordQuery> All { get; } =
    [
        .. File.ReadLines(Path.Combine(Folder, "queries.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" | "))
            .Select(row => new WordQuery(row[0], row[1], NamesOf(row[2]), NamesOf(row[3]))),
    ];

    /// <summary>Whether it has operators, which must be right in all.</summary>
    public bool HasOperators =>
        Kind is "phrase" or "not" or "or" or "prefix" or "exact" or "title" or "by" or "said" or "about" or "mixed";

    private static HashSet<string> NamesOf(string cell) =>
        cell.Trim() is "-" ? [] : [.. cell.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}

/// <summary>How much of what is right was found among the first twenty, and how much else.</summary>
internal sealed class WordScore
{
    private double _recall;
    private int _asked;
    private int _found;
    private int _wrong;

    public List<string> Mistakes { get; } = [];

    public double Recall => _asked == 0 ? 1 : _recall / _asked;

    /// <summary>The share of what was found that is wrong.</summary>
    public double False => _found == 0 ? 0 : (double)_wrong / _found;

    public void Add(WordQuery query, IReadOnlySet<string> right, IReadOnlyCollection<string> found)
    {
        var first = found.Take(20).ToHashSet(StringComparer.Ordinal);
        if (right.Count > 0)
        {
            _recall += (double)right.Count(first.Contains) / right.Count;
            _asked++;
        }
        _found += first.Count;
        _wrong += first.Count(f => !right.Contains(f));
        if (!first.SetEquals(right))
        {
            Mistakes.Add(
                $"{query.Kind} {query.Query}: lost {string.Join(' ', right.Except(first, StringComparer.Ordinal))}, false {string.Join(' ', first.Except(right, StringComparer.Ordinal))}"
            );
        }
    }
}
