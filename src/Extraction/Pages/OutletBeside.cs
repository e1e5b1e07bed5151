using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>Finds an outlet that shares its line with who writes for it, from where, or in which section.</summary>
internal static class OutletBeside
{
    /// <summary>
    /// Beside an outlet that is known or called like one: who writes for it, whence, or in which section (الأفق نيوز - سلمى
    /// الدروبي; الأفق نيوز – عمّان (سلمى الدروبي); الأفق نيوز من عمّان; الأفق نيوز - ثقافة).
    /// </summary>
    public static (int First, int End)? Read(Token[] tokens, PageLine line)
    {
        var range = line.Tokens(tokens);
        var end = 1;
        while (end < range.Length && !IsJoint(range[end]))
        {
            end++;
        }
        if (end >= range.Length - 1)
        {
            return null;
        }
        if (!OutletNames.IsNamedOutlet(range[..end]))
        {
            return BehindReporter(line, range);
        }
        var rest = range[(end + 1)..];
        return
            rest[0].Is(WordClass.GivenName)
            || rest[0].Is(PageWord.Exclusive)
            || Credits.IsService(rest[0].Word)
            || Menu.AreSections(rest)
            || Datelines.PlaceAt(tokens, line.FirstToken + end + 1) is > 0 and var place
                && (place == rest.Length || rest[place].IsSymbol('('))
            ? (line.FirstToken, line.FirstToken + end)
            : null;
    }

    /// <summary>كتب: سلمى الدروبي – الأفق اليوم.</summary>
    private static (int First, int End)? BehindReporter(PageLine line, ReadOnlySpan<Token> range)
    {
        var last = range.Length - 1;
        while (last > 0 && !Datelines.IsDash(range[last]))
        {
            last--;
        }
        return
            last > 0
            && (range[0].Is(WordClass.GivenName) || range[0].Word?.Is(ClosedClass.Byline) == true)
            && OutletNames.IsNamedOutlet(range[(last + 1)..])
            ? (line.FirstToken + last + 1, line.TokenEnd)
            : null;
    }

    /// <summary>A stroke, a colon, or من before a place.</summary>
    private static bool IsJoint(Token token) =>
        Datelines.IsDash(token) || token.IsSymbol(':') || token.Word?.Form == "من";
}
