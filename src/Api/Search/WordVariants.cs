namespace Qawl.Api.Search;

/// <summary>
/// Words that somebody may have meant who wrote another one: a letter too many or too few, another letter, or two of them
/// changed about. The likeliest slips come first.
/// </summary>
internal static class WordVariants
{
    /// <summary>Of longer words only the likeliest slips are looked for.</summary>
    private const int Longest = 16;

    private const int Shortest = 3;

    private const string Arabic = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةءئ";
    private const string Latin = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Letters that sound or look alike, or mean the same abroad.</summary>
    private static readonly string[] Alike =
    [
        "تط",
        "سصث",
        "دضظذز",
        "هحخة",
        "قكجغ",
        "اعء",
        "يئى",
        "بپ",
        "فڤ",
        "نم",
        "رز",
    ];

    /// <returns>Each with how likely it is: the lower, the likelier.</returns>
    public static IEnumerable<(string Word, int Slip)> Of(string word)
    {
        if (word.Length < Shortest)
        {
            yield break;
        }
        for (var i = 0; i + 1 < word.Length; i++)
        {
            if (word[i] != word[i + 1])
            {
                yield return ($"{word[..i]}{word[i + 1]}{word[i]}{word[(i + 2)..]}", 0);
            }
        }
        for (var i = 0; i < word.Length; i++)
        {
            foreach (var other in Alike.Where(a => a.Contains(word[i], StringComparison.Ordinal)).SelectMany(a => a))
            {
                if (other != word[i])
                {
                    yield return ($"{word[..i]}{other}{word[(i + 1)..]}", 0);
                }
            }
            yield return ($"{word[..i]}{word[(i + 1)..]}", i > 0 && word[i] == word[i - 1] ? 0 : 1);
        }
        if (word.Length > Longest)
        {
            yield break;
        }
        var letters = char.IsAscii(word[0]) ? Latin : Arabic;
        for (var i = 0; i <= word.Length; i++)
        {
            foreach (var letter in letters)
            {
                yield return ($"{word[..i]}{letter}{word[i..]}", 1);
                if (i < word.Length && word[i] != letter)
                {
                    yield return ($"{word[..i]}{letter}{word[(i + 1)..]}", 2);
                }
            }
        }
    }
}
