using System.Collections.Frozen;
using System.Text;

namespace Qawl.Identity.Spelling;

/// <summary>
/// Latin letters without case and marks, as far as romanizations of names use them: letters of ISO 233, DIN 31635, IJMES and
/// ALA-LC, and those of Turkish, French, Spanish, German, Polish, Czech and the Scandinavian languages. From a table of its
/// own, so that invariant globalization changes nothing.
/// </summary>
internal static class LatinLetters
{
    private static readonly FrozenDictionary<char, string> Plain = Table();

    public static bool Is(char c) => char.IsAsciiLetter(c) || Plain.ContainsKey(char.ToLowerInvariant(c));

    /// <returns>Letters from a to z, and ç, which is several sounds; marks that stand for hamza and ayn are left out, everything else is kept.</returns>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var raw in text)
        {
            var c = char.ToLowerInvariant(raw);
            if (Plain.TryGetValue(c, out var plain))
            {
                folded.Append(plain);
            }
            else if (c is not ('\'' or '’' or '‘' or 'ʿ' or 'ʾ' or 'ʼ' or '`' or '´') && c is < '\u0300' or > '\u036F')
            {
                folded.Append(c);
            }
        }
        return folded.ToString();
    }

    private static FrozenDictionary<char, string> Table()
    {
        var table = new Dictionary<char, string>();
        foreach (
            var (letters, plain) in ((string, string)[])
                [
                    ("àáâãäåāăąǎ", "a"),
                    ("èéêëēĕėęě", "e"),
                    ("ìíîïĩīĭįıǐ", "i"),
                    ("òóôõöøōŏőǒ", "o"),
                    ("ùúûüũūŭůűųǔ", "u"),
                    ("ýÿŷȳ", "y"),
                    ("ç", "ç"),
                    ("ćčĉċ", "ch"),
                    ("şšśŝș", "sh"),
                    ("ṣ", "s"),
                    ("ţťțṭ", "t"),
                    ("ďḍ", "d"),
                    ("đǰǧĝģĵ", "j"),
                    ("ğġ", "gh"),
                    ("ḥħĥḩ", "h"),
                    ("ḫẖ", "kh"),
                    ("ḏð", "dh"),
                    ("ṯþ", "th"),
                    ("ẓżźẕ", "z"),
                    ("ž", "zh"),
                    ("ñńňņṅ", "n"),
                    ("łľĺļ", "l"),
                    ("řŕŗ", "r"),
                    ("ķḳ", "k"),
                    ("ŵ", "w"),
                    ("ß", "ss"),
                    ("æ", "ae"),
                    ("œ", "oe"),
                ]
        )
        {
            foreach (var letter in letters)
            {
                table[letter] = plain;
            }
        }
        return table.ToFrozenDictionary();
    }
}
