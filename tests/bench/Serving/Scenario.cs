using System.Text.RegularExpressions;
using Qawl.Api.Articles;
using Qawl.Api.Lists;
using Qawl.Api.People;
using Qawl.Api.Quotes;
using Qawl.Api.Search;

namespace Qawl.Bench.Serving;

/// <summary>A request that is asked again and again, of one thing after the other, with the statement that answers it.</summary>
/// <param name="Name">Also in paths.</param>
/// <param name="Sql">The service's own, with names of parameters; at most one.</param>
/// <param name="Asked">What is asked: the path, and the value of the parameter if there is one.</param>
internal sealed partial record Scenario(string Name, string Sql, IReadOnlyList<(string Path, string? Value)> Asked)
{
    /// <summary>How many different things are asked.</summary>
    private const int Things = 50;

    /// <summary>With <c>$1</c> for the parameter.</summary>
    public string Positional => Parameter().Replace(Sql, "$1");

    /// <summary>The same request to a service that knows it by its name.</summary>
    public IEnumerable<string> Paths =>
        Asked.Select(a => a.Value is null ? $"/{Name}" : $"/{Name}?of={Uri.EscapeDataString(a.Value)}");

    /// <summary>With each value in its place.</summary>
    public IEnumerable<string> Literal =>
        Asked.Select(a =>
            a.Value is { } value
                ? Parameter().Replace(Sql, $"'{value.Replace("'", "''", StringComparison.Ordinal)}'")
                : Sql
        );

    /// <param name="articles">Ids of articles.</param>
    public static IReadOnlyList<Scenario> All(IReadOnlyList<string> articles)
    {
        var none = new SpokenListFilter();
        var people = Enumerable.Range(0, Things).Select(MadeUpCorpus.PersonId);
        return
        [
            new(
                "quotes-of-a-person",
                SqlOf(
                    QuoteQueries.List(none, ResolvedNames.None).Where(QuoteQueries.OfPerson, "speaker", ""),
                    QuoteQueries.NewestFirst
                ),
                [.. people.Select(id => ($"/v1/people/{id}/quotes", (string?)id))]
            ),
            new(
                "quotes-of-an-article",
                SqlOf(
                    QuoteQueries
                        .List(new ArticleQuoteFilter(), ResolvedNames.None)
                        .Where(QuoteQueries.OfArticle, "article", ""),
                    QuoteQueries.AsInText
                ),
                [.. articles.Take(Things).Select(id => ($"/v1/articles/{id}/quotes", (string?)id))]
            ),
            new(
                "people",
                SqlOf(PersonQueries.List(new PersonFilter(), ResolvedNames.None), PersonQueries.MostQuotedFirst),
                [("/v1/people", null)]
            ),
            new(
                "articles",
                SqlOf(ArticleQueries.List(new ArticleFilter(), ResolvedNames.None), ArticleQueries.NewestFirst),
                [("/v1/articles", null)]
            ),
            OfWords("quotes-with-a-frequent-word", MadeUpCorpus.Word(0)),
            OfWords("quotes-with-a-usual-word", MadeUpCorpus.Word(60)),
            OfWords("quotes-with-a-rare-word", MadeUpCorpus.Word(MadeUpCorpus.Words - 10)),
            OfWords("quotes-with-two-words", $"{MadeUpCorpus.Word(0)} {MadeUpCorpus.Word(60)}"),
        ];
    }

    private static Scenario OfWords(string name, string words) =>
        new(
            name,
            SqlOf(QuoteQueries.List(new QuoteFilter { Q = words }, ResolvedNames.None), QuoteQueries.NewestFirst),
            [($"/v1/quotes?q={Uri.EscapeDataString(words)}", SearchQuery.Of(words).OfQuotes)]
        );

    private static string SqlOf<T>(Statement statement, Keyset<T> order) =>
        statement.Page(order, after: null, PageFilter.DefaultLimit + 1, CancellationToken.None).CommandText;

    [GeneratedRegex("@\\w+")]
    private static partial Regex Parameter();
}
