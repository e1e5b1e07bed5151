using System.Text;

namespace Qawl.Extraction.Text;

/// <summary>
/// One spelling for what readers take as the same: harakat, tatweel and invisible marks dropped; hamza seats, ى ی, ک, ة
/// and presentation forms unified; digits as ASCII; Latin letters lower-case. Independent of ICU.
/// </summary>
public static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var f = Fold(c);
            if (f != '\0')
            {
                folded.Append(f);
            }
        }
        return folded.ToString();
    }

    /// <summary>The folded letter, or NUL for a mark that is dropped.</summary>
    internal static char Fold(char c) =>
        c switch
        {
            >= '\u064B' and <= '\u065F' or '\u0670' or '\u0640' => '\0',
            'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
            'ى' or 'ی' => 'ي',
            'ک' => 'ك',
            'ة' => 'ه',
            'ؤ' => 'و',
            'ئ' => 'ي',
            >= '٠' and <= '٩' => (char)('0' + (c - '٠')),
            >= '۰' and <= '۹' => (char)('0' + (c - '۰')),
            _ => char.ToLowerInvariant(c),
        };
}
