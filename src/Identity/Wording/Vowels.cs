using System.Globalization;

namespace Qawl.Identity.Wording;

/// <summary>Of two words of the same letters, whether their signs tell that they are two: قَتل and قُتل, أمر and آمر.</summary>
internal static class Vowels
{
    private const char Damma = '\u064F';

    /// <summary>By its first letters a verb tells who does it and to whom it is done; the last ones tell the case.</summary>
    private const int First = 4;

    private const int Last = 2;

    private const char WithHamza = 'أ'; // as written

    private const char Long = 'آ'; // as written

    public static bool Differ(string one, string other)
    {
        var (letters, others) = (LettersOf(one), LettersOf(other));
        return letters.Count == others.Count
            && (
                letters.Index().Any(l => AreTwo(l.Item.Letter, others[l.Index].Letter))
                || letters
                    .Take(Math.Min(First, letters.Count - Last))
                    .Index()
                    .Any(l => AreReadApart(l.Item.Vowel, others[l.Index].Vowel))
            );
    }

    private static bool AreTwo(char one, char other) => (one, other) is (WithHamza, Long) or (Long, WithHamza);

    /// <summary>One as u, the other as something else; where a sign is missing nothing is told.</summary>
    private static bool AreReadApart(char one, char other) =>
        one != default && other != default && one != other && (one == Damma || other == Damma);

    private static List<(char Letter, char Vowel)> LettersOf(string word)
    {
        var letters = new List<(char Letter, char Vowel)>(word.Length);
        foreach (var c in word)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                letters.Add((c, default));
            }
            else if (letters.Count > 0 && c is '\u064E' or Damma or '\u0650' or '\u0652')
            {
                letters[^1] = letters[^1] with { Vowel = c };
            }
        }
        return letters;
    }
}
