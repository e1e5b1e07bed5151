using Dapper;
using Npgsql;
using Qawl.Api.Articles;
using Qawl.Api.Lists;
using Qawl.Api.Quotes;
using Qawl.Identity.Wording;

namespace Qawl.Api.Claims;

/// <summary>Looks for words that no quote has in the texts of articles: they may be told by whoever wrote the article, or be a quote that was not seen.</summary>
internal static class TextSearch
{
    /// <summary>Articles whose texts are read, and only where they are no longer than that.</summary>
    private const int MostRead = 8;

    /// <summary>In code points.</summary>
    private const int Longest = 30_000;

    /// <summary>Of longer claims no article has all words in a row that no quote has.</summary>
    private const int MostWords = 200;

    private const int Most = 3;

    /// <summary>The oldest first, and undated ones last.</summary>
    private const string Oldest = "a.sort_at = '-infinity', a.sort_at, a.id";

    internal static readonly string Head = $"""
        select a.id as "ArticleId", a.published_text as "PublishedAt", a.body_start as "Start", {ArticleQueries.Body} as "Body",
               a.outlet_id as "OutletId", {NameOf.Organization("a.outlet_id")} as "OutletName"
        from (
            select a.id from articles a
        """;

    internal static readonly string Tail = FormattableString.Invariant(
        $"""
            and a.body_end - a.body_start <= {Longest} order by {Oldest} limit {MostRead}
        ) c
        join articles a on a.id = c.id
        order by {Oldest}
        """
    );

    public static async Task<IReadOnlyList<PlaceInText>> ReadAsync(
        NpgsqlConnection connection,
        WordedText claim,
        QuoteFilter filter,
        ResolvedNames names,
        CancellationToken cancel
    )
    {
        if (claim.Units.Count > MostWords)
        {
            return [];
        }
        var rows = await connection.QueryAsync<Row>(Find(ClaimTerms.Of(claim), filter, names, cancel));
        return [.. rows.Select(row => row.PlaceOf(claim)).OfType<PlaceInText>().Take(Most)];
    }

    internal static CommandDefinition Find(
        ClaimTerms terms,
        QuoteFilter filter,
        ResolvedNames names,
        CancellationToken cancel
    ) =>
        ClaimQueries
            .OfArticles.Narrow(new Statement("", "from articles a"), filter, names)
            .Where(ArticleQueries.HasTerms, "terms", terms.All)
            .Within(Head, Tail, new { }, cancel);

    internal sealed record Row
    {
        public required string ArticleId { get; init; }

        public string? PublishedAt { get; init; }

        public required int Start { get; init; }

        public required string Body { get; init; }

        public string? OutletId { get; init; }

        public string? OutletName { get; init; }

        /// <returns><c>null</c> if the words do not follow each other in the text.</returns>
        public PlaceInText? PlaceOf(WordedText claim)
        {
            var words = WordedText.Of(Body, Start);
            return words.Find(claim) is { } span
                ? new()
                {
                    ArticleId = ArticleId,
                    Outlet = OutletId is null ? null : new() { Id = OutletId, Name = OutletName! },
                    PublishedAt = PublishedAt,
                    Words = new Cut(Body, Start).Of(span),
                }
                : null;
        }
    }
}
