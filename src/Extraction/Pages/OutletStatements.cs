using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>
/// Reads the outlet's name where the site speaks of itself below the article: رابط الخبر بصحيفة الأفق, لا تعبر عن رأي موقع
/// الأفق, جميع الحقوق محفوظة لصحيفة الأفق.
/// </summary>
internal sealed class OutletStatements(string text, Token[] tokens, Page page)
{
    /// <param name="last">The last line of the article.</param>
    public void Read(int last)
    {
        if (page.Outlet is not null)
        {
            return;
        }
        var rights = (First: 0, End: 0);
        for (var k = Math.Max(0, last); k < page.Lines.Count; k++)
        {
            var line = page.Lines[k];
            var isNote = line.Role == LineRole.Furniture;
            for (var i = line.FirstToken; i < line.TokenEnd; i++)
            {
                (int First, int End) name =
                    IsLink(i, line.TokenEnd) ? NameBehindClass(i + 2, line.TokenEnd)
                    : !isNote ? default
                    : IsFollow(i, line) ? Holder(i + 1, line)
                    : tokens[i].Is(PageWord.Opinion) ? NameBehindClass(i + 3, line.TokenEnd)
                    : default;
                if (name.End > 0)
                {
                    page.Outlet = text[tokens[name.First].Start..tokens[name.End - 1].End];
                    return;
                }
                if (rights.End == 0 && isNote && IsRights(i))
                {
                    rights = Holder(line.FirstToken, line);
                }
            }
        }
        if (rights.End > 0)
        {
            page.Outlet = text[tokens[rights.First].Start..tokens[rights.End - 1].End];
        }
    }

    private bool IsLink(int i, int end) =>
        i + 3 < end && tokens[i].Is(PageWord.Link) && tokens[i + 1].Is(PageWord.Linked);

    private bool IsFollow(int i, PageLine line) =>
        Phrases.Match(tokens.AsSpan(i, line.TokenEnd - i), PhraseKind.Follow, out _, out _) > 0;

    private bool IsRights(int i) => tokens[i].IsSymbol('©') || tokens[i].Is(PageWord.Rights);

    /// <summary>… موقع الأفق الإخباري، …: the name runs from the class word to a mark.</summary>
    private (int First, int End) NameBehindClass(int from, int end)
    {
        for (var i = from; i < end && i < from + 5; i++)
        {
            if (Credits.IsMediaClass(tokens[i].Word))
            {
                var first = Credits.IsNamedWithClass(tokens[i].Word!) ? i : i + 1;
                var stop = NameEnd(first, end);
                return stop > first && stop - first <= 5 ? (first, stop) : default;
            }
        }
        return default;
    }

    /// <summary>An outlet that the line names, by its class word or known.</summary>
    private (int First, int End) Holder(int from, PageLine line)
    {
        for (var i = from; i < line.TokenEnd; i++)
        {
            if (Credits.IsMediaClass(tokens[i].Word))
            {
                return NameBehindClass(i, line.TokenEnd);
            }
            var length = Phrases.Match(
                tokens.AsSpan(i, line.TokenEnd - i),
                PhraseKind.Organization,
                out var phrase,
                out var prefix
            );
            if (length > 0 && prefix == 0 && phrase!.Name!.IsOutlet)
            {
                return (i, i + length);
            }
            if (NameEnd(i, line.TokenEnd) is var end && OutletNames.IsCalledLikeOutlet(tokens.AsSpan(i, end - i)))
            {
                return (i, end);
            }
        }
        return default;
    }

    private int NameEnd(int first, int end)
    {
        var i = first;
        while (i < end && tokens[i].IsWord && !tokens[i].Is(PageWord.EndsOwner))
        {
            i++;
        }
        return i;
    }
}
