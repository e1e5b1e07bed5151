using System.Buffers;
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

    private static readonly SearchValues<char> NothingToFold = SearchValues.Create([
        ' ',
        .. Enumerable.Range(0x0600, 0x100).Select(c => (char)c),
    ]);

    public static bool Is(char c) => char.IsAsciiLetter(c) || Plain.ContainsKey(char.ToLowerInvariant(c));

    /// <summary>Alsisi, Elbaradei, Lakhdar: the article may be part of the word as it is written.</summary>
    /// <returns>Where what it stands before begins; 0 if there is none.</returns>
    public static int AfterArticle(string word) =>
        word.Length > 5 && word[0] is 'a' or 'e' && word[1] == 'l' ? 2
        : word.Length > 4 && word[0] == 'l' && word[1] is 'a' or 'e' or 'i' or 'o' or 'u' ? 1
        : 0;

    /// <returns>Letters from a to z, and ç, which is several sounds; marks that stand for hamza and ayn are left out, everything else is kept.</returns>
    public static string Fold(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(NothingToFold))
        {
            return text;
        }
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
