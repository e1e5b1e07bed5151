using Qawl.Api.Linked;

namespace Qawl.Api.Annotations;

/// <summary>Makes annotations of what was found in an article.</summary>
internal sealed class Annotator(AnnotatedArticle article, LinkedData linked)
{
    public Annotation Of(AnnotatedSpan span)
    {
        var isQuote = span.What == "quote";
        var id = isQuote
            ? linked.AddressOf($"/v1/quotes/{article.Id}-{span.Start}-{span.End}")
            : $"{linked.AddressOf($"/v1/articles/{article.Id}/annotations")}#mention-{span.Start}-{span.End}";
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
                    IsPartOf = Article(),
                    DateCreated = span.SaidOn,
                }
                : Party(span)!,
            Target = new()
            {
                Source = linked.AddressOf($"/v1/articles/{article.Id}/text"),
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
            { PersonId: { } person } => linked.Person(person, span.Name!),
            { OrganizationId: { } organization } => linked.Organization(organization, span.Name!),
            { Words: { } words } => new() { Name = words },
            _ => null,
        };

    private LinkedThing Article() =>
        new()
        {
            Id = linked.AddressOf($"/v1/articles/{article.Id}"),
            Type = "NewsArticle",
            Headline = article.Title,
            DatePublished = article.PublishedAt,
            Publisher = article.OutletId is { } outlet ? linked.Organization(outlet, article.OutletName!) : null,
        };
}
