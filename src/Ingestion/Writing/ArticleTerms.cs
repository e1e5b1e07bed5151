using Qawl.Database;
using Qawl.Extraction;
using Qawl.Extraction.Model;
using Qawl.Extraction.Search;

namespace Qawl.Ingestion.Writing;

/// <summary>What a search finds an article and its quotes by.</summary>
/// <param name="Article">Its title, all names, who speaks, the body.</param>
/// <param name="Quotes">In the article's order: the words of each, the article's title, its speaker, whom it names.</param>
internal sealed record ArticleTerms(TsVector Article, IReadOnlyList<TsVector> Quotes)
{
    /// <param name="rows">The article.</param>
    /// <param name="room">For one row's terms after another's.</param>
    public static ArticleTerms Of(ArticleRows rows, Terms room)
    {
        var text = new TextTerms(rows.Document.Text, rows.Named.Select(e => e.Name));
        var title = Words(rows.Article.Title ?? "").ToList();
        room.Clear().Add(SearchLexeme.InTitle, title, 'A');
        foreach (var named in rows.Named)
        {
            room.Add(SearchLexeme.InName, Words(named.Name), 'B');
        }
        foreach (var name in rows.Quotes.SelectMany(rows.NamesOfSpeaker).Distinct(StringComparer.Ordinal))
        {
            room.Add(SearchLexeme.BySpeaker, Words(name));
        }
        foreach (var (word, isSaid) in text.Of(rows.Article.Body, rows.Quotes.Select(q => q.Span)))
        {
            room.Add(word, isSaid ? 'D' : 'C');
        }
        // In this order: the body is read once, and its parts are not read again.
        return new(room.ToVector(), [.. rows.Quotes.Select(q => OfQuote(q, rows, text, title, room))]);
    }

    private static TsVector OfQuote(
        Quote quote,
        ArticleRows rows,
        TextTerms text,
        IReadOnlyList<SearchWord> title,
        Terms room
    )
    {
        room.Clear().Add(text.Of(quote.Span)).Add(SearchLexeme.InTitle, title);
        foreach (var name in rows.NamesOfSpeaker(quote))
        {
            room.Add(SearchLexeme.BySpeaker, Words(name));
        }
        foreach (var named in rows.Named.Where(e => e.Mentions.Any(quote.Span.Contains)))
        {
            room.Add(SearchLexeme.InName, Words(named.Name));
        }
        return room.ToVector();
    }

    private static IEnumerable<SearchWord> Words(string text) => SearchWords.Of(text).Select(placed => placed.Word);
}
