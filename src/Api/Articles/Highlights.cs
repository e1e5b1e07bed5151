using Qawl.Api.Search;

namespace Qawl.Api.Articles;

/// <summary>Where the words searched for stand in an article's text.</summary>
internal static class Highlights
{
    /// <summary>So many of one row are told.</summary>
    public const int Most = 100;

    /// <summary>Of an article in its title and the beginning of its body.</summary>
    public static IReadOnlyList<Span> OfArticle(SearchQuery query, Article article)
    {
        var inTitle = new SearchMatches(query, SearchField.Anywhere, SearchField.Title);
        var inBody = new SearchMatches(query, SearchField.Anywhere, SearchField.Said);
        var title = article.TitleStart is { } start ? Of(inTitle, article.Title!, start) : [];
        return [.. title.Concat(Of(inBody, article.Passage ?? "", article.PassageStart)).Take(Most)];
    }

    /// <param name="matches">Finds them.</param>
    /// <param name="part">A part of an article's text.</param>
    /// <param name="start">Where the part begins, in code points.</param>
    public static IReadOnlyList<Span> Of(SearchMatches matches, string part, int start)
    {
        var points = new CodePoints(part);
        return
        [
            .. matches
                .In(part)
                .Take(Most)
                .Select(m => new Span { Start = start + points.At(m.Start), End = start + points.At(m.End) }),
        ];
    }

    /// <summary>Counts code points up to places that are asked for in their order.</summary>
    private sealed class CodePoints(string text)
    {
        private int _utf16;
        private int _points;

        public int At(int utf16)
        {
            for (; _utf16 < utf16; _utf16++)
            {
                _points += char.IsLowSurrogate(text[_utf16]) ? 0 : 1;
            }
            return _points;
        }
    }
}
