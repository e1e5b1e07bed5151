using Microsoft.AspNetCore.Http.Extensions;
using Qawl.Api.Articles;
using Qawl.Extraction.Model;
using Quote = Qawl.Api.Quotes.Quote;

namespace Qawl.Api.Formats.Linked;

/// <summary>Makes JSON-LD of what is stored, with addresses on the host that the request named.</summary>
internal sealed class LinkedData(HttpRequest request)
{
    /// <summary>On either side of a span, in code points.</summary>
    public const int Context = 32;

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

    public Annotation Of(AnnotatedSpan span, AnnotatedArticle article, StoredText text)
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
                        Prefix = text.Slice(new(Math.Max(0, span.Start - Context), span.Start)),
                        Suffix = text.Slice(new(span.End, Math.Min(text.Length, span.End + Context))),
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

    public static AnnotatedSpan SpanOf(Quote quote) =>
        new()
        {
            What = "quote",
            Start = quote.Start,
            End = quote.End,
            Text = quote.Text,
            Words = quote.Speaker?.Words?.Text,
            PersonId = quote.Speaker is { Type: SpeakerType.Person } person ? person.Id : null,
            OrganizationId = quote.Speaker is { Type: SpeakerType.Organization } organization ? organization.Id : null,
            Name = quote.Speaker?.Name,
        };

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
