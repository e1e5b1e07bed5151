namespace Qawl.Extraction.Search;

/// <summary>
/// What an index holds of words, in the spelling that writers and queries share. A word stands there by its terms, and once
/// more as it is written (<c>~سعر=بسعر</c>), which <c>prefix*</c> and <c>=exact</c> look for. In front of either may stand
/// where it is said: in the title, in the name of a speaker, in a name.
/// </summary>
public static class SearchLexeme
{
    public const string InTitle = "^";

    /// <summary>In the name or the words that a text has for a speaker.</summary>
    public const string BySpeaker = "@";

    /// <summary>In the name of a person or an organization.</summary>
    public const string InName = "#";

    private const string AsWritten = "~";

    private const char Before = '=';

    /// <summary>The beginning of all words that begin so.</summary>
    public static string Beginning(string form) => AsWritten + form;

    /// <summary>Of a word as it is written.</summary>
    internal static string Exactly(SearchWord word) =>
        // Most words have nothing else about them.
        $"{AsWritten}{word.Form}{Before}{(word.Raw == word.Form ? "" : word.Raw)}";
}
