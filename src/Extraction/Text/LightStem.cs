namespace Qawl.Extraction.Text;

/// <summary>
/// What stays of a folded word without the article and what clings to it, and without the endings of number, gender, case
/// and possession: المياه, مياهها and بالمياه become one. Nothing is looked up, so a word may lose letters of its own; it
/// loses them everywhere. ي of relation stays (رئيسي is not رئيس), and و and ف alone, which begin too many words.
/// </summary>
internal static class LightStem
{
    // Longest first.
    private static readonly string[] Articles =
    [
        "وبال",
        "وكال",
        "فبال",
        "فكال",
        "وال",
        "فال",
        "بال",
        "كال",
        "ولل",
        "فلل",
        "ال",
        "لل",
    ];

    // An ending, and how many letters must stay. More stay before endings that are often letters of the word: لبنان, بوتين.
    private static readonly (string Ending, int Letters)[] Endings =
    [
        ("تهم", 3),
        ("تها", 3),
        ("تنا", 3),
        ("ته", 3),
        ("ات", 3),
        ("ون", 4),
        ("ين", 4),
        ("ان", 4),
        ("هم", 3),
        ("ها", 3),
        ("نا", 3),
        ("ه", 3),
        ("ا", 3),
    ];

    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> word) => WithoutEndings(WithoutArticle(word));

    private static ReadOnlySpan<char> WithoutArticle(ReadOnlySpan<char> word)
    {
        if (word.SequenceEqual(FoldedName.God))
        {
            return word;
        }
        foreach (var article in Articles)
        {
            if (word.StartsWith(article, StringComparison.Ordinal))
            {
                // A single letter before the article is more often the word's own: والد, بالغ.
                var least = article.Length == 2 ? 2 : 3;
                return word.Length - article.Length >= least ? word[article.Length..] : word;
            }
        }
        return word;
    }

    private static ReadOnlySpan<char> WithoutEndings(ReadOnlySpan<char> word)
    {
        for (var shortened = true; shortened; )
        {
            shortened = false;
            foreach (var (ending, letters) in Endings)
            {
                if (word.Length - ending.Length >= letters && word.EndsWith(ending, StringComparison.Ordinal))
                {
                    word = word[..^ending.Length];
                    shortened = true;
                    break;
                }
            }
        }
        return word;
    }
}
