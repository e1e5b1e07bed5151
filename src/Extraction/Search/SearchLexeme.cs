using System.Globalization;
using System.Text;

namespace Qawl.Extraction.Search;

/// <summary>
/// What an index holds of words, in the spelling that writers and queries share. A word stands there by its terms; before one
/// may stand where it is said: in the title, in the name of a speaker, in a name. What <c>prefix*</c> and <c>=exact</c> need
/// besides stands at the same place. Most forms begin with their term, and of these it is how they go on and are written:
/// <c>=ها/ب+</c> where سعر is بسعرها. Few such lexemes serve all words, so that they cost little. Of any other word it is the
/// whole, <c>~اسعار=أسعار</c> where سعر is أسعار, and <see cref="OfOther"/>.
/// </summary>
public static class SearchLexeme
{
    public const string InTitle = "^";

    /// <summary>In the name or the words that a text has for a speaker.</summary>
    public const string BySpeaker = "@";

    /// <summary>In the name of a person or an organization.</summary>
    public const string InName = "#";

    /// <summary>At the place of a term that a form does not begin with.</summary>
    public const string OfOther = "*";

    /// <summary>Letters that a form may have behind its term.</summary>
    public const int LongestEnding = 6;

    /// <summary>Letters that a term has at least where a form goes on behind it.</summary>
    public const int ShortestBefore = 3;

    private const string AsWritten = "~";

    private const string GoesOn = "=";

    /// <summary>Letters that are written otherwise than they are compared.</summary>
    private const int MostOthers = 2;

    /// <summary>The beginning of all whole words that begin so.</summary>
    public static string BeginningOfWhole(string form) => AsWritten + form;

    /// <summary>The beginning of all that a form goes on with that goes on so.</summary>
    public static string BeginningOfRest(string ending) => GoesOn + ending;

    /// <summary>Of a word as it is written.</summary>
    internal static string Whole(SearchWord word) =>
        // Many words have nothing else about them.
        $"{AsWritten}{word.Form}={(word.Raw == word.Form ? "" : word.Raw)}";

    /// <summary>Of a word beside its term; <c>null</c> of one that has to stand there as a whole.</summary>
    internal static string? Rest(SearchWord word) =>
        word.Terms is [var term]
        && (word.Form == term || term.Length >= ShortestBefore)
        && word.Form.Length - term.Length <= LongestEnding
        && word.Form.StartsWith(term, StringComparison.Ordinal)
            ? $"{GoesOn}{word.Form.AsSpan(term.Length)}/{Writing(word.Raw, word.Form)}"
            : null;

    /// <summary>How a form is written: what is before it, and which of its letters are others, by their place.</summary>
    private static string Writing(string raw, string form)
    {
        var before = raw.Length - form.Length;
        if (before < 0)
        {
            return "!" + raw;
        }
        var writing = new StringBuilder(raw, 0, before, before + 8).Append('+');
        var others = 0;
        for (var i = 0; i < form.Length; i++)
        {
            if (raw[before + i] == form[i])
            {
                continue;
            }
            if (++others > MostOthers)
            {
                return "!" + raw;
            }
            // From the nearer end, so that words of any length have the same.
            var place = i < 2 ? i : i - form.Length;
            writing.Append(CultureInfo.InvariantCulture, $"{place}{raw[before + i]}");
        }
        return writing.ToString();
    }
}
