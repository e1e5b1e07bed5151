using System.Text;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Search;

/// <summary>
/// One spelling for a word that is searched for: folded, and besides with the hamza in one place wherever writers put it:
/// مسئول مسؤول, هيأة هيئة, رءوف رؤوف, طوارىء طوارئ, وزراؤه وزرائه.
/// </summary>
internal static class SearchSpelling
{
    private const char Hamza = 'ء';

    private const char OnWaw = 'ؤ'; // as written

    private const char OnYa = 'ئ'; // as written

    private const char OnAlef = 'أ'; // as written

    /// <summary>Before these the hamza of a word's end sits on what case makes of it.</summary>
    private static readonly string[] Pronouns = ["ه", "ها", "هم", "هما", "هن", "نا", "كم", "ك"];

    /// <summary>The letters of a word as written, without what nobody reads; each stands for one folded letter.</summary>
    public static string Letters(ReadOnlySpan<char> raw)
    {
        var letters = new StringBuilder(raw.Length);
        foreach (var c in raw)
        {
            // Presentation forms may stand for several letters.
            if (c is 'ﷲ' or 'ﷴ')
            {
                letters.Append(c == 'ﷲ' ? FoldedName.God : "محمد");
            }
            else if (c >= '\uFB50')
            {
                letters.Append(Folding.Fold([c]));
            }
            else if (!Folding.IsDropped(c))
            {
                letters.Append(c);
            }
        }
        Mend(letters);
        return letters.ToString();
    }

    /// <summary>Inside of a word.</summary>
    public static bool IsHamza(char letter) => letter is Hamza or OnYa or OnAlef;

    /// <summary>The hamza behind a long vowel at a word's end, which case moves where a pronoun follows: وزراؤه, وزرائه.</summary>
    private static void Mend(StringBuilder letters)
    {
        for (var i = letters.Length - 2; i > 0; i--)
        {
            if (
                letters[i] is OnWaw or OnYa
                && letters[i - 1] is 'ا' or 'و'
                && Pronouns.Contains(letters.ToString(i + 1, letters.Length - i - 1))
            )
            {
                letters[i] = Hamza;
            }
        }
        // شيئا, of شيء.
        if (letters.Length > 3 && letters[^1] == 'ا' && letters[^2] == OnYa && letters[^3] is 'ي')
        {
            letters.Remove(letters.Length - 2, 2);
        }
    }

    /// <param name="letters">As <see cref="Letters"/> makes them, without what clings to the word.</param>
    /// <param name="folded">The same, folded: as long.</param>
    public static string Of(ReadOnlySpan<char> letters, ReadOnlySpan<char> folded)
    {
        var spelled = new StringBuilder(folded.Length);
        for (var i = 0; i < letters.Length; i++)
        {
            var c = letters[i];
            var before = i > 0 ? folded[i - 1] : '\0';
            if (i > 0 && IsHamza(c))
            {
                if (i + 1 < letters.Length && folded[i + 1] == 'و' || before == 'ي')
                {
                    continue;
                }
            }
            // What is left where a hamza was not written.
            if (folded[i] == 'و' && before == 'و' && spelled.Length > 1 && spelled[^1] == 'و')
            {
                continue;
            }
            spelled.Append(folded[i]);
        }
        if (spelled.Length > 3 && spelled[^1] == 'ه' && spelled[^2] == 'ي' && spelled[^3] == 'ي')
        {
            spelled.Remove(spelled.Length - 2, 1);
        }
        return spelled.ToString();
    }
}
