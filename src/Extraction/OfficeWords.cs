using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction;

/// <summary>
/// One spelling for the ways to write one office, for comparing what is asked for with what documents give: folded, without
/// articles and the endings of women (وزيرة الخارجية, وزير خارجية). An office begins with another one if it is that, more
/// closely told: وزير الخارجية المصري.
/// </summary>
public static class OfficeWords
{
    /// <summary>Stands in front of an office that somebody held before, so that it does not begin like the office.</summary>
    public const string Former = "سابقا:";

    /// <summary>Shorter words have no ending to lose: قوه.</summary>
    private const int LeastLetters = 4;

    private const char Feminine = 'ه';

    public static string Of(string title)
    {
        var words = FoldedName.Of(title).Split(' ');
        var lasting = words.Where(word => !IsFormer(word)).Select(Bare);
        return string.Join(' ', words.Any(IsFormer) ? lasting.Prepend(Former) : lasting);
    }

    private static bool IsFormer(string word) =>
        Vocabulary.Shared.Lexicon.FindClosed(word).HasFlag(ClosedClass.FormerAdjective);

    private static string Bare(string word)
    {
        var bare = DefiniteArticle.Drop(word).ToString();
        return bare.Length >= LeastLetters && bare.EndsWith(Feminine) ? bare[..^1] : bare;
    }
}
