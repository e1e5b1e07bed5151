namespace Qawl.Identity.Spelling;

/// <summary>
/// What a name sounds like, as terms that an index holds, and as a query for them: a term for each word, its
/// <see cref="Skeleton"/>, and one for all of them together, which begins with =.
/// </summary>
public static class NameSounds
{
    private const int MostTogether = 8;

    /// <returns>A PostgreSQL <c>tsvector</c> as text; its terms have nothing but ASCII letters, digits and =.</returns>
    public static string Of(string name)
    {
        var terms = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var word in NameWords.Of(name))
        {
            terms.UnionWith(Skeleton.Readings(word));
        }
        terms.UnionWith(Together(name));
        return string.Join(' ', terms.Select(Quoted));
    }

    /// <param name="name">As asked for.</param>
    /// <returns>A <c>tsquery</c> as text: all words in any reading, or all together; <c>null</c> if the name has no word.</returns>
    public static string? Asking(string name)
    {
        var words = NameWords.Of(name);
        return words.Count == 0 ? null : $"{All(words.Select(AnyReading))} | {Any(Together(name).Select(Quoted))}";
    }

    /// <summary>The same, where any one of the words may be another or missing.</summary>
    /// <returns><c>null</c> if the name has one word, or none.</returns>
    public static string? AskingForMost(string name)
    {
        var words = NameWords.Of(name).Select(AnyReading).ToList();
        return words.Count < 2 ? null : Any(words.Select((_, i) => All(words.Where((_, other) => other != i))));
    }

    /// <summary>The same for a name whose last word may still be typed.</summary>
    public static string? AskingForBeginning(string name)
    {
        var words = NameWords.Of(name);
        if (words.Count == 0)
        {
            return null;
        }
        var terms = words.Take(words.Count - 1).Select(AnyReading).ToList();
        var last = Skeleton.Readings(words[^1]);
        // Of a letter that is hardly heard nothing is known yet.
        if (!last.Contains(Skeleton.OfVowels, StringComparer.Ordinal))
        {
            terms.Add(Any(last.Select(r => $"{Quoted(r)}:*")));
        }
        return terms.Count == 0 ? null : All(terms);
    }

    private static IEnumerable<string> Together(string name) =>
        NameWords.Joined(name) is { Length: > 0 } joined
            ? Skeleton.Readings(joined).Take(MostTogether).Select(r => "=" + r)
            : [];

    private static string AnyReading(string word) => Any(Skeleton.Readings(word).Select(Quoted));

    private static string Any(IEnumerable<string> terms) => $"({string.Join(" | ", terms)})";

    private static string All(IEnumerable<string> terms) => $"({string.Join(" & ", terms)})";

    private static string Quoted(string term) => $"'{term}'";
}
