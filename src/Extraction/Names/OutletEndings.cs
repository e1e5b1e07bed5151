using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Outlets by the word that their names end with.</summary>
internal sealed class OutletEndings(TokenizedText text, MarkedNames marked)
{
    /// <summary>Words.</summary>
    private const int LongestBeforeEnding = 3;

    /// <summary>بغداد تايمز, لوس أنجليس تايمز: words and a foreign one that names of outlets end with.</summary>
    public int Read(int i)
    {
        var end = EndOf(i);
        if (
            end == i
            || text.Word(i) is not { } first
            || first.Is(WordClass.NoBareName)
            || first.Is(ClosedClass.ForeignOutletEnds | ClosedClass.NamedAfter)
            || first is { HasArticle: true, IsRare: true }
            || first.Is(WordClass.GivenName) && !first.Is(WordClass.Place)
            || text[i - 1].Is(WordClass.GivenName)
        )
        {
            return i;
        }
        var prefix = first.Readings is [{ Prefix: var particles }, ..] ? particles : 0;
        marked.Add(i, end, OrganizationKind.Media, prefix);
        return end;
    }

    /// <summary>Whether a word that no lexicon has may begin what is read here.</summary>
    public bool MayBegin(int i) => EndOf(i) > i;

    /// <summary>Behind the ending of an outlet's name that a word begins, or the word itself.</summary>
    private int EndOf(int i)
    {
        var at = i;
        while (at < i + LongestBeforeEnding && text.Adjacent(at) && (at == i || IsForeign(at)))
        {
            at++;
            if (text.Word(at)!.Is(ClosedClass.ForeignOutletEnds))
            {
                return at == i + 1 || IsForeign(i) ? at + 1 : i;
            }
        }
        return i;
    }

    private bool IsForeign(int at) =>
        text.Word(at) is { } word && (word.IsRare || word.Is(WordClass.Place) || word.Form.Length < 3);
}
