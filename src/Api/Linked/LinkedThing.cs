namespace Qawl.Api.Linked;

/// <summary>Something as schema.org describes it.</summary>
internal sealed record LinkedThing
{
    /// <summary>Its address here; absent for a source that the text does not name.</summary>
    public string? Id { get; init; }

    /// <summary>Quotation, NewsArticle, Person or Organization; absent where the text leaves it open.</summary>
    public string? Type { get; init; }

    /// <summary>Of a person or organization.</summary>
    public string? Name { get; init; }

    /// <summary>The words of a quotation.</summary>
    public string? Text { get; init; }

    public string? InLanguage { get; init; }

    /// <summary>To whom the article attributes a quotation.</summary>
    public LinkedThing? SpokenByCharacter { get; init; }

    /// <summary>The article that a quotation stands in.</summary>
    public LinkedThing? IsPartOf { get; init; }

    /// <summary>Of an article.</summary>
    public string? Headline { get; init; }

    public string? DatePublished { get; init; }

    /// <summary>Of a quotation the day on which it was said, where the text tells it.</summary>
    public DateOnly? DateCreated { get; init; }

    public LinkedThing? Publisher { get; init; }
}
