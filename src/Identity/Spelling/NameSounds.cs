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
        var all = NameWords.WithSons(name);
        foreach (var word in NameWords.WithoutSons(all))
        {
            terms.UnionWith(Skeleton.Readings(word));
        }
        terms.UnionWith(Together(all));
        return string.Join(' ', terms.Select(Quoted));
    }

    /// <param name="name">As asked for.</param>
    /// <returns>A <c>tsquery</c> as text: all words in any reading, or all together; <c>null</c> if the name has no word.</returns>
    public static string? Asking(string name)
    {
        var all = NameWords.WithSons(name);
        return all.Count == 0
            ? null
            : string.Join(
                " | ",
                NameWords
                    .Readings(name)
                    .Select(words => All(words.Select(AnyReading)))
                    .Append(Any(Together(all).Select(Quoted)))
            );
    }

    /// <summary>The same, where any one of the words may be another or missing.</summary>
    /// <returns><c>null</c> if the name has one word, or none.</returns>
    public static string? AskingForMost(string name)
    {
        var words = NameWords.Of(name).Select(AnyReading).ToList();
        return words.Count < 2 ? null : Any(words.Select((_, i) => All(words.Where((_, other) => other != i))));
    }

    /// <summary>Names that begin and end alike, whatever stands between; <c>null</c> if the name has no word.</summary>
    public static string? AskingForFrame(string name)
    {
        var words = NameWords.Of(name);
        return words.Count == 0 ? null : All([AnyReading(words[0]), AnyReading(words[^1])]);
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

    private static IEnumerable<string> Together(List<string> words) =>
        words.Count == 0 ? [] : Skeleton.Readings(string.Concat(words)).Take(MostTogether).Select(r => "=" + r);

    private static string AnyReading(string word) => Any(Skeleton.Readings(word).Select(Quoted));

    private static string Any(IEnumerable<string> terms) => $"({string.Join(" | ", terms)})";

    private static string All(IEnumerable<string> terms) => $"({string.Join(" & ", terms)})";

    private static string Quoted(string term) => $"'{term}'";
}
