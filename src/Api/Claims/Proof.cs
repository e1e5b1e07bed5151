using System.ComponentModel.DataAnnotations;
using Dapper;
using Npgsql;
using Qawl.Api.Quotes;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Claims;

/// <summary>What became of what a receipt tells.</summary>
internal enum ProofState
{
    /// <summary>The article's text is the same to the letter.</summary>
    Holds,

    /// <summary>The article has another text now.</summary>
    ArticleChanged,

    /// <summary>The article was taken down, or is not in this collection.</summary>
    Gone,
}

/// <summary>What a receipt tells, compared with what is stored now.</summary>
internal sealed record Proof
{
    public required ProofState State { get; init; }

    public required string ArticleId { get; init; }

    /// <summary>Where the quote begins in the article's text, in Unicode code points from 0.</summary>
    public required int Start { get; init; }

    /// <summary>Where it ends, exclusive.</summary>
    public required int End { get; init; }

    /// <summary>Of the article's text in UTF-8 as it was then, in hexadecimal.</summary>
    [RegularExpression("^[0-9a-f]{64}$")]
    public required string TextSha256 { get; init; }

    /// <summary>Which version of the engine had read the article then.</summary>
    public required string Engine { get; init; }

    /// <summary>The state of the data then.</summary>
    public required string DataVersion { get; init; }

    /// <summary>The words that stand there; only if the receipt holds.</summary>
    public string? Text { get; init; }

    /// <summary>The quote with its speaker as it is taken now; absent if this span is taken for none any more.</summary>
    public Quote? Quote { get; init; }

    /// <summary>When the article was taken down, if it was.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    internal const string Words = """
        select encode(a.text_sha256, 'hex') as "TextSha256", substring(a.text from @from for @length) as "Text"
        from articles a where a.id = @article
        """;

    public static async Task<Proof> OfAsync(NpgsqlConnection connection, Receipt receipt, CancellationToken cancel)
    {
        var span = receipt.Span;
        var proof = new Proof
        {
            State = ProofState.Gone,
            ArticleId = receipt.ArticleId,
            Start = span.Start,
            End = span.End,
            TextSha256 = Convert.ToHexStringLower(receipt.TextSha256),
            Engine = receipt.Engine,
            DataVersion = receipt.Data.ToString(),
        };
        var now = await connection.QuerySingleOrDefaultAsync<(string TextSha256, string Text)?>(
            new(
                Words,
                new
                {
                    article = receipt.ArticleId,
                    from = span.Start + 1,
                    length = span.Length,
                },
                cancellationToken: cancel
            )
        );
        if (now is not { } article)
        {
            var tombstone = await Takedown.FindAsync(connection, receipt.ArticleId, cancel);
            return proof with { DeletedAt = tombstone?.DeletedAt };
        }
        if (article.TextSha256 != proof.TextSha256)
        {
            return proof with { State = ProofState.ArticleChanged };
        }
        return proof with
        {
            State = ProofState.Holds,
            Text = article.Text,
            Quote = await QuoteQueries.FindAsync(connection, receipt.ArticleId, span, new QuoteView(), cancel),
        };
    }
}
