using Microsoft.AspNetCore.Http.Extensions;
using Qawl.Api.Articles;

namespace Qawl.Api.Formats.Linked;

/// <summary>Makes JSON-LD of what is stored, with addresses on the host that the request named.</summary>
internal sealed class LinkedData(HttpRequest request)
{
    private static readonly HostString NoHost = new("localhost");

    public string AddressOf(string path) =>
        UriHelper.BuildAbsolute(
            request.Scheme,
            request.Host.HasValue ? request.Host : NoHost,
            request.PathBase,
            new PathString(path)
        );

    public LinkedArticle Of(ArticleDetail article) =>
        new()
        {
            Id = AddressOf($"/v1/articles/{article.Id}"),
            Headline = article.Title,
            AlternativeHeadline = article.Kicker,
            Publisher = article.Outlet is { } outlet ? Organization(outlet.Id, outlet.Name) : null,
            DatePublished = article.PublishedAt,
            DateModified = article.UpdatedAt,
            InLanguage = article.Language,
            Identifier = article.ExternalId,
            Url = article.Url,
            Sha256 = article.TextSha256,
            Mentions =
            [
                .. article.People.Select(p => Person(p.Id, p.Name)),
                .. article.Organizations.Select(o => Organization(o.Id, o.Name)),
            ],
        };

    public Annotation Of(AnnotatedSpan span, AnnotatedArticle article)
    {
        var isQuote = span.What == "quote";
        var id = isQuote
            ? AddressOf($"/v1/quotes/{article.Id}-{span.Start}-{span.End}")
            : $"{AddressOf($"/v1/articles/{article.Id}/annotations")}#mention-{span.Start}-{span.End}";
        return new()
        {
            Id = id,
            Motivation = isQuote ? "describing" : "identifying",
            Created = article.ImportedAt,
            Body = isQuote
                ? new()
                {
                    Id = id + "#quotation",
                    Type = "Quotation",
                    Text = span.Text,
                    InLanguage = article.Language,
                    SpokenByCharacter = Party(span),
                    IsPartOf = Article(article),
                }
                : Party(span)!,
            Target = new()
            {
                Source = AddressOf($"/v1/articles/{article.Id}/text"),
                Selector =
                [
                    new()
                    {
                        Type = "TextQuoteSelector",
                        Exact = span.Text,
                        Prefix = span.Prefix,
                        Suffix = span.Suffix,
                    },
                    new()
                    {
                        Type = "TextPositionSelector",
                        Start = span.Start,
                        End = span.End,
                    },
                ],
            },
        };
    }

    private LinkedThing? Party(AnnotatedSpan span) =>
        span switch
        {
            { PersonId: { } person } => Person(person, span.Name!),
            { OrganizationId: { } organization } => Organization(organization, span.Name!),
            { Words: { } words } => new() { Name = words },
            _ => null,
        };

    private LinkedThing Article(AnnotatedArticle article) =>
        new()
        {
            Id = AddressOf($"/v1/articles/{article.Id}"),
            Type = "NewsArticle",
            Headline = article.Title,
            DatePublished = article.PublishedAt,
            Publisher = article.OutletId is { } outlet ? Organization(outlet, article.OutletName!) : null,
        };

    private LinkedThing Person(string id, string name) =>
        new()
        {
            Id = AddressOf($"/v1/people/{id}"),
            Type = "Person",
            Name = name,
        };

    private LinkedThing Organization(string id, string name) =>
        new()
        {
            Id = AddressOf($"/v1/organizations/{id}"),
            Type = "Organization",
            Name = name,
        };
}
