using System.Text;

namespace Qawl.Identity.Spelling;

/// <summary>
/// The consonants of a word in eleven classes, the same for every usual way to write a name in Arabic or Latin letters:
/// vowels, their letters and what is hardly heard (ا و ي ع ء ه ح) are left out. It finds candidates and decides nothing.
/// </summary>
public static class Skeleton
{
    /// <summary>Of a word without any of the consonants.</summary>
    public const string OfVowels = "V";

    private const int MostReadings = 16;

    // The longest first; what a class letter does not say is left to the comparison of the words.
    private static readonly (string Letters, string[] Readings)[] Latin =
    [
        ("tsch", ["TX", "X", "K"]),
        ("dsch", ["K", "DK"]),
        ("sch", ["X"]),
        ("tch", ["TX", "X", "K"]),
        ("ths", ["S", "SS"]),
        ("ch", ["X", "TX", "K"]),
        ("sh", ["X", "S"]),
        ("zh", ["D", "K"]),
        ("kh", ["K"]),
        ("gh", ["K", ""]),
        ("th", ["S", "T", "D"]),
        ("dh", ["D"]),
        ("ph", ["F"]),
        ("dj", ["K", "DK"]),
        ("dg", ["K", "DK"]),
        ("ts", ["S", "TS"]),
        ("tz", ["S", "TS"]),
        ("ck", ["K"]),
        ("cq", ["K"]),
        // عبد اللهيان has two, which one letter is for many.
        ("ll", ["L", "LL"]),
        ("mb", ["MB", "NB"]),
        ("gg", ["K", "KK"]),
        ("gn", ["N", "KN"]),
        ("x", ["KS", "S", "X"]),
        ("b", ["B"]),
        ("p", ["B"]),
        ("f", ["F"]),
        ("v", ["F", ""]),
        ("w", ["", "F"]),
        ("t", ["T", "S"]),
        ("d", ["D"]),
        ("j", ["K", ""]),
        ("g", ["K"]),
        ("k", ["K"]),
        ("q", ["K"]),
        ("c", ["K", "S"]),
        ("ç", ["S", "X", "TX", "K"]),
        ("l", ["L"]),
        ("m", ["M"]),
        ("n", ["N"]),
        ("r", ["R"]),
        ("s", ["S", "D"]),
        ("z", ["D", "S", "TS"]),
    ];

    /// <param name="word">One of <see cref="NameWords"/>.</param>
    /// <returns>One for an Arabic word; for a Latin one all that it may stand for, the likeliest first.</returns>
    public static IReadOnlyList<string> Readings(string word) =>
        word.Length > 0 && LatinLetters.Is(word[0]) ? OfLatin(word) : [OfArabic(word)];

    private static string OfArabic(string word)
    {
        if (word is NameWords.God)
        {
            // One sound, which Latin letters double or not.
            return "L";
        }
        var skeleton = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (ClassOf(c) is not '\0' and var sound)
            {
                skeleton.Append(sound);
            }
        }
        return Named(skeleton.ToString());
    }

    private static char ClassOf(char c) =>
        c switch
        {
            'ب' or 'پ' => 'B',
            'ف' or 'ڤ' or 'ڥ' => 'F',
            'ت' or 'ط' => 'T',
            'ث' or 'س' or 'ص' => 'S',
            'ش' => 'X',
            'د' or 'ذ' or 'ض' or 'ظ' or 'ز' or 'ژ' => 'D',
            'ج' or 'چ' or 'خ' or 'غ' or 'ق' or 'ڨ' or 'ك' or 'گ' => 'K',
            'ل' => 'L',
            'م' => 'M',
            'ن' => 'N',
            'ر' => 'R',
            >= '0' and <= '9' => c,
            _ => '\0',
        };

    private static List<string> OfLatin(string word)
    {
        // Halil, Hamaney: خ as Turkish writes it.
        var readings = word[0] == 'h' ? new List<string> { "", "K" } : [""];
        for (var at = 0; at < word.Length; )
        {
            var (letters, sounds) = Latin.FirstOrDefault(g =>
                word.AsSpan(at).StartsWith(g.Letters, StringComparison.Ordinal)
            );
            if (letters is null)
            {
                at++;
                continue;
            }
            readings =
            [
                .. (at + letters.Length == word.Length ? AtEnd(letters, sounds) : sounds)
                    .SelectMany(sound => readings.Select(before => before + sound))
                    .Distinct(StringComparer.Ordinal)
                    .Take(MostReadings),
            ];
            at += letters.Length;
            // A double letter is one sound.
            while (at < word.Length && letters.Length == 1 && word[at] == letters[0])
            {
                at++;
            }
        }
        if (LatinLetters.AfterArticle(word) > 0)
        {
            readings = [.. readings, .. readings.Where(r => r.Length > 2).Select(r => r[1..])];
        }
        return [.. readings.Select(Named).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Ahmet, Guterres: what some languages speak otherwise at the end.</summary>
    private static string[] AtEnd(string letters, string[] sounds) =>
        letters switch
        {
            "t" => [.. sounds, "D"],
            "s" => [.. sounds, "X", ""],
            _ => sounds,
        };

    private static string Named(string skeleton) => skeleton.Length == 0 ? OfVowels : skeleton;
}
