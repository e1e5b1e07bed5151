using System.Globalization;

namespace Qawl.Extraction.Text;

/// <summary>
/// One spelling for what readers take as the same: harakat, tatweel and invisible marks dropped; hamza seats, ى ی, ک, ة
/// and presentation forms unified; digits as ASCII; Latin letters lower-case. Works from its own table, so that invariant
/// globalization changes nothing.
/// </summary>
public static class Folding
{
    /// <summary>Stands in the table for a letter that folds to two: lam with alef as one presentation form.</summary>
    private const char LamAlef = '\uFEFB';

    /// <summary>A name or a word, in UTF-16.</summary>
    private const int Short = 128;

    private static readonly char[] Table = BuildTable();

    public static string Fold(string text) => Fold(text.AsSpan());

    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = text.Length <= Short ? stackalloc char[2 * Short] : new char[2 * text.Length];
        return new string(folded[..Fold(text, folded)]);
    }

    /// <summary>Folds into <paramref name="target"/>, which must hold twice the length of the text.</summary>
    internal static int Fold(ReadOnlySpan<char> text, Span<char> target)
    {
        var length = 0;
        foreach (var c in text)
        {
            var f = Table[c];
            if (f == LamAlef)
            {
                target[length++] = 'ل';
                target[length++] = 'ا';
            }
            else if (f != '\0')
            {
                target[length++] = f;
            }
        }
        return length;
    }

    /// <summary>How many characters of <paramref name="raw"/> stand before the folded letter number <paramref name="letters"/>.</summary>
    internal static int RawLength(ReadOnlySpan<char> raw, int letters)
    {
        for (var i = 0; i < raw.Length; i++)
        {
            var f = Table[raw[i]];
            if (f == '\0')
            {
                continue;
            }
            if (letters <= 0)
            {
                return i;
            }
            letters -= f == LamAlef ? 2 : 1;
        }
        return raw.Length;
    }

    /// <summary>Whether a letter goes: vowel signs, tatweel, what only steers the layout. In UTF-16.</summary>
    public static bool IsDropped(char c) => Table[c] == '\0';

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var c = 0; c < table.Length; c++)
        {
            table[c] = char.ToLowerInvariant((char)c);
        }
        Set(table, "أإآٱ", 'ا');
        Set(table, "ىیۍێې", 'ي');
        Set(table, "کڪ", 'ك');
        Set(table, "ةۀہھەە", 'ه');
        Set(table, "ؤ", 'و');
        Set(table, "ئ", 'ي');
        for (var digit = 0; digit < 10; digit++)
        {
            table['٠' + digit] = table['۰' + digit] = (char)('0' + digit);
        }
        AddPresentationForms(table);
        // Harakat and Quranic marks, tatweel, and what steers layout without being read.
        foreach (
            var (first, last) in ((int, int)[])
                [
                    (0x0610, 0x061A),
                    (0x061C, 0x061C),
                    (0x0640, 0x0640),
                    (0x064B, 0x065F),
                    (0x0670, 0x0670),
                    (0x06D6, 0x06DC),
                    (0x06DF, 0x06E8),
                    (0x06EA, 0x06ED),
                    (0x00AD, 0x00AD),
                    (0x200B, 0x200F),
                    (0x202A, 0x202E),
                    (0x2060, 0x2064),
                    (0x2066, 0x206F),
                    (0xFEFF, 0xFEFF),
                    (0xFE70, 0xFE7F),
                ]
        )
        {
            Array.Clear(table, first, last - first + 1);
        }
        return table;
    }

    private static void Set(char[] table, string letters, char folded)
    {
        foreach (var c in letters)
        {
            table[c] = folded;
        }
    }

    /// <summary>Unicode, Arabic Presentation Forms-A and -B: each letter stands in up to four shapes, in this order.</summary>
    private static void AddPresentationForms(char[] table)
    {
        const string Shapes = "ء1آ2أ2ؤ2إ2ئ4ا2ب4ة2ت4ث4ج4ح4خ4د2ذ2ر2ز2س4ش4ص4ض4ط4ظ4ع4غ4ف4ق4ك4ل4م4ن4ه4و2ى2ي4";
        var at = 0xFE80;
        for (var i = 0; i < Shapes.Length; i += 2)
        {
            var count = CharUnicodeInfo.GetDecimalDigitValue(Shapes[i + 1]);
            Array.Fill(table, table[Shapes[i]], at, count);
            at += count;
        }
        Array.Fill(table, LamAlef, at, 8);
        Array.Fill(table, 'ك', 0xFB8E, 4);
        Array.Fill(table, 'ي', 0xFBFC, 4);
        Array.Fill(table, 'ه', 0xFBA6, 4);
    }
}
