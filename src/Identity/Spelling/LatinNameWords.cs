namespace Qawl.Identity.Spelling;

/// <summary>How names in Latin letters are cut into words: <see cref="NameWords"/>.</summary>
internal static class LatinNameWords
{
    private static readonly string[] Articles =
    [
        "al",
        "el",
        "ul",
        "il",
        "ar",
        "er",
        "as",
        "es",
        "ash",
        "esh",
        "ad",
        "ed",
        "at",
        "et",
        "an",
        "en",
        "az",
        "ez",
    ];

    /// <summary>What Arabic writes as one word with what follows, or apart: Le Drian لودريان, Ben Kiran بنكيران, De Villepin دوفيلبان.</summary>
    private static readonly string[] Beginnings =
    [
        "le",
        "la",
        "lo",
        "du",
        "de",
        "di",
        "da",
        "van",
        "von",
        "mac",
        "mc",
        NameWords.SonInLatin,
    ];

    /// <summary>Nobody is called so; the name begins behind it.</summary>
    private static readonly string[] Titles =
    [
        "ayatollah",
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "professor",
        "president",
        "sheikh",
        "shaikh",
        "shaykh",
        "cheikh",
        "sheik",
        "hojatoleslam",
    ];

    private static readonly string[] Fathers = ["abu", "abou", "abo", "abi", "aboul", "abul", "bou"];

    private static readonly string[] Faith =
    [
        "eddine",
        "eddin",
        "uddin",
        "uddine",
        "addin",
        "addine",
        "iddin",
        "edine",
        "udin",
        "ettin",
        "eldin",
        "eldeen",
        "aldin",
        "uldin",
        "attin",
    ];

    /// <summary>Whether a word may be one with the next.</summary>
    public static bool GoOn(string word) => Beginnings.Contains(word, StringComparer.Ordinal);

    public static bool AreTitle(string word) => Titles.Contains(word, StringComparer.Ordinal);

    public static void Add(List<string> words, string word, bool isLast)
    {
        if (!isLast && (Articles.Contains(word, StringComparer.Ordinal) || word is "bint"))
        {
            return;
        }
        if (word.StartsWith("abd", StringComparison.Ordinal) && (word.Length > 6 || !isLast))
        {
            words.Add("abd");
            if (Served(word[3..]) is { Length: > 1 } served)
            {
                words.Add(served);
            }
        }
        else if (Fathers.Contains(word, StringComparer.Ordinal) && !isLast)
        {
            words.Add("abu");
        }
        else if (NameWords.Ending(word, "llah", 3) is { } beforeGod)
        {
            words.Add(beforeGod[..^1]);
            words.Add("allah");
        }
        else if (
            Faith.Select(end => NameWords.Ending(word, end, 2)).FirstOrDefault(light => light is not null) is { } light
        )
        {
            words.Add(light);
            words.Add("din");
        }
        else if ((NameWords.Ending(word, "oglu", 3) ?? NameWords.Ending(word, "oghlu", 3)) is { } father)
        {
            words.Add(father);
            words.Add("oglu");
        }
        else if (word is "eddine" or "uddin" or "eddin" or "addin")
        {
            words.Add("din");
        }
        else
        {
            words.Add(word);
        }
    }

    /// <summary>What stands behind abd: elfattah, urrahman, allah, rabbo.</summary>
    private static string Served(string rest)
    {
        var name = rest.TrimStart('a', 'e', 'i', 'o', 'u');
        if (name.StartsWith("llah", StringComparison.Ordinal) || name is "lah" or "lla")
        {
            return "allah";
        }
        // The article, whole or as the letter that it makes double.
        return name.Length > 2 && name.Length < rest.Length && (name[0] == 'l' || name[0] == name[1])
            ? name[1..]
            : name;
    }
}
