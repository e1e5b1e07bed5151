using Qawl.Extraction.Text;

namespace Qawl.Identity.Spelling;

/// <summary>
/// The words of a name by which it is compared: folded, in either script, without the article and بن, and with what is
/// written together or apart (عبدالله, نصر الله, أبوريشة, نور الدين; Abdelfattah, Abd al-Fattah) cut in the same places.
/// </summary>
public static class NameWords
{
    private const string Servant = "عبد";
    private const string Father = "ابو";
    internal const string God = "الله";
    private const string Faith = "الدين";
    private const string Son = "بن";
    internal const string SonInLatin = "ben";

    /// <summary>Of a longer name only the first words are compared, so that work is bounded.</summary>
    public const int Most = 12;

    /// <returns>At most twelve, each folded and of one script.</returns>
    public static IReadOnlyList<string> Of(string name) => WithoutSons(WithSons(name));

    /// <param name="key">Of a form: its type, a colon and the folded name.</param>
    /// <inheritdoc cref="Of"/>
    public static IReadOnlyList<string> OfKey(string key) =>
        Of(key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..]);

    /// <summary>Words that are one name put together: عبد الله, أبو ريشة, نور الدين, عطا الله.</summary>
    /// <param name="words">Of <see cref="Of"/>.</param>
    public static IReadOnlyList<string> Names(IReadOnlyList<string> words)
    {
        var names = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            var goesOn = words[i] is God or "دين" || (i > 0 && words[i - 1] is Servant or Father);
            if (goesOn && i > 0)
            {
                names[^1] = $"{names[^1]} {words[i]}";
            }
            else
            {
                names.Add(words[i]);
            }
        }
        return names;
    }

    /// <summary>The ways in which a name that is asked for may be cut into words in documents.</summary>
    /// <returns>As <see cref="Of"/> cuts it; and with what Latin letters part and Arabic ones may not put together.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Readings(string name)
    {
        var all = WithSons(name);
        var together = new List<string>();
        foreach (var word in all)
        {
            if (together.Count > 0 && LatinNameWords.GoOn(together[^1]))
            {
                together[^1] += word;
            }
            else
            {
                together.Add(word);
            }
        }
        return together.Count == all.Count ? [WithoutSons(all)] : [WithoutSons(all), together];
    }

    /// <summary>The same with بن as a word, for the whole name as one: جينبينغ, بن كيران.</summary>
    internal static List<string> WithSons(string name)
    {
        var words = new List<string>();
        var parts = WithoutTitles(Parts(Folding.Fold(LatinLetters.Fold(name))));
        for (var i = 0; i < parts.Length && words.Count < Most; i++)
        {
            if (IsSon(parts[i]) && i < parts.Length - 1)
            {
                words.Add(parts[i][0] < 0x80 ? SonInLatin : Son);
            }
            else if (LatinLetters.Is(parts[i][0]))
            {
                LatinNameWords.Add(words, parts[i], isLast: i == parts.Length - 1);
            }
            else
            {
                AddArabic(words, parts[i]);
            }
        }
        return words;
    }

    internal static IReadOnlyList<string> WithoutSons(List<string> words)
    {
        List<string> others = [.. words.Where(word => word is not (Son or SonInLatin))];
        return others.Count > 0 ? others : words;
    }

    private static string[] Parts(string folded)
    {
        var letters = folded.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = char.IsLetterOrDigit(letters[i]) ? letters[i] : ' ';
        }
        return new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string[] WithoutTitles(string[] parts)
    {
        var at = 0;
        while (at < parts.Length - 1 && LatinNameWords.AreTitle(parts[at]))
        {
            at++;
        }
        return parts[at..];
    }

    private static bool IsSon(string word) => word is "بن" or "ابن" or "bin" or "ben" or "ibn";

    private static void AddArabic(List<string> words, string word)
    {
        if (word is "بنت" or DefiniteArticle.Letters or "و")
        {
            return;
        }
        if (word.Length >= 6 && word.StartsWith(Servant, StringComparison.Ordinal))
        {
            words.Add(Servant);
            AddArabic(words, word[Servant.Length..]);
        }
        else if (word is "ابو" or "ابا" or "ابي" or "بو")
        {
            words.Add(Father);
        }
        else if (word.Length >= 6 && word.StartsWith(Father, StringComparison.Ordinal))
        {
            words.Add(Father);
            AddArabic(words, word[Father.Length..]);
        }
        else if (word is God)
        {
            words.Add(word);
        }
        else if (Ending(word, God, 3) is { } servant)
        {
            AddArabic(words, servant);
            words.Add(God);
        }
        else if (Ending(word, Faith, 2) is { } light)
        {
            AddArabic(words, light);
            words.Add(Faith[DefiniteArticle.Letters.Length..]);
        }
        else
        {
            words.Add(DefiniteArticle.Drop(word).ToString());
        }
    }

    /// <returns>What stands before an ending; <c>null</c> if the word has another one, or too little before it.</returns>
    internal static string? Ending(string word, string end, int leastBefore) =>
        word.Length >= end.Length + leastBefore && word.EndsWith(end, StringComparison.Ordinal)
            ? word[..^end.Length]
            : null;
}
