using System.Text.Json.Serialization;
using Qawl.Api.Linked;

namespace Qawl.Api.Articles;

/// <summary>An article as schema.org describes it.</summary>
internal sealed record LinkedArticle
{
    [JsonPropertyName("@context")]
    public LinkedContext Context { get; } = LinkedContext.Fixed;

    public required string Id { get; init; }

    /// <example>NewsArticle</example>
    public string Type { get; } = "NewsArticle";

    public string? Headline { get; init; }

    public string? AlternativeHeadline { get; init; }

    public LinkedThing? Publisher { get; init; }

    /// <summary>No more precise than the article says.</summary>
    public string? DatePublished { get; init; }

    /// <inheritdoc cref="DatePublished" />
    public string? DateModified { get; init; }

    public required string InLanguage { get; init; }

    /// <summary>The publisher's own number or name for it.</summary>
    public string? Identifier { get; init; }

    /// <summary>Where it came from.</summary>
    public string? Url { get; init; }

    /// <summary>Of the text in UTF-8, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whom it names.</summary>
    public required IReadOnlyList<LinkedThing> Mentions { get; init; }

    public static LinkedArticle Of(ArticleDetail article, LinkedData linked) =>
        new()
        {
            Id = linked.AddressOf($"/v1/articles/{article.Id}"),
            Headline = article.Title,
            AlternativeHeadline = article.Kicker,
            Publisher = article.Outlet is { } outlet ? linked.Organization(outlet.Id, outlet.Name) : null,
            DatePublished = article.PublishedAt,
            DateModified = article.UpdatedAt,
            InLanguage = article.Language,
            Identifier = article.ExternalId,
            Url = article.Url,
            Sha256 = article.TextSha256,
            Mentions =
            [
                .. article.People.Select(p => linked.Person(p.Id, p.Name)),
                .. article.Organizations.Select(o => linked.Organization(o.Id, o.Name)),
            ],
        };
}
