using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Qawl.Api.Lists;
using Qawl.Api.Requests;
using Qawl.Api.Search;

namespace Qawl.Api.Articles;

/// <summary>What can be asked of articles, whether they are listed or counted.</summary>
internal record AnyArticleFilter : PublishedFilter
{
    /// <summary>
    /// Words of the article, all of them, in any order and inflection. Hamza seats, the article, what clings to a word and most plurals make no difference, and
    /// particles are not required. <c>"these words"</c> follow each other; <c>-this</c> is excluded; <c>this OR that</c>, which binds
    /// less than words beside each other, and brackets; <c>begin*</c> is the beginning of a word; <c>=exact</c> the word as it is
    /// written. In front of any of these <c>said:</c>, <c>by:</c>, <c>about:</c> and <c>title:</c> tell where it must stand: in a
    /// quote, in the name or words for its speaker, in a name, in the article's title. Behind <c>by:</c> and <c>about:</c> a word, or
    /// the words of a bracket, are also a name in any usual spelling, in Arabic or Latin letters: whoever has it is found under
    /// all names, unless it is quoted. Only to exclude is a 400.
    /// </summary>
    [StringLength(Limits.Search, MinimumLength = 1)]
    public string? Q { get; init; }

    /// <summary>Quotes this person or organization: an id, or a name that one is known by.</summary>
    public string[]? Speaker { get; init; }

    /// <summary>Names this person: an id, or a name that the person is known by.</summary>
    public string[]? Person { get; init; }

    /// <summary>Names this organization: an id, or a name that it is known by.</summary>
    public string[]? Organization { get; init; }

    internal override IReadOnlyList<string> NamesInWords => Q is { } q ? SearchQuery.Of(q).NamesInWords : [];

    internal override IEnumerable<NamedFilter> Names =>
        [
            .. base.Names,
            new("speaker", NamedType.Either, Speaker ?? []),
            new("person", NamedType.Person, Person ?? []),
            new("organization", NamedType.Organization, Organization ?? []),
        ];
}

/// <summary>Which articles.</summary>
internal sealed record ArticleFilter : AnyArticleFilter, IDatedFilter
{
    /// <inheritdoc cref="IDatedFilter.Sort" />
    public WireValue<DateOrder>? Sort { get; init; }

    /// <summary>Of the articles that have one text only the first among those that the other filters leave: whom others credit, else the first published.</summary>
    public WireValue<Collapse>? Collapse { get; init; }

    /// <summary>These articles, in this order, and no others: up to 100 ids, with commas between them or repeated.</summary>
    [Bounds(1, Selection.Most)]
    public WireList<string>[]? Ids { get; init; }

    /// <summary>Only these members of each article, and those that every article has; with commas between them or repeated.</summary>
    [Bounds(1, Limits.Fields)]
    public WireList<Article>[]? Fields { get; init; }

    /// <summary>Also count the articles of all pages by these, with the 20 most frequent values of each; an article counts once for each speaker or kind of speech that it quotes.</summary>
    [Bounds(1, Lists.Facets.Kinds)]
    public WireList<Facet>[]? Facets { get; init; }

    /// <summary>This many articles, drawn from all that the filters leave; there are no pages then.</summary>
    [Bounds(1, Selection.Most)]
    public WireValue<int>? Sample { get; init; }

    /// <summary>Which sample: the same number draws the same articles from the same data.</summary>
    [Bounds(0, int.MaxValue, 0)]
    public WireValue<int>? Seed { get; init; }

    internal override IReadOnlyCollection<string>? Asked => Fields is { Length: > 0 } ? WireLists.Of(Fields) : null;

    internal override bool CountsAll => base.CountsAll || Facets is { Length: > 0 };
}

/// <summary>Of which rows one stands for all.</summary>
internal enum Collapse
{
    /// <summary>Articles with one text: copies and revisions.</summary>
    Copies,
}

internal sealed class AnyArticleFilterValidator : AbstractValidator<AnyArticleFilter>
{
    public AnyArticleFilterValidator()
    {
        Include(new PublishedFilterValidator());
        RuleFor(f => f.Q).SearchText();
    }
}

internal sealed class ArticleFilterValidator : AbstractValidator<ArticleFilter>
{
    public ArticleFilterValidator()
    {
        Include(new AnyArticleFilterValidator());
        Include(new DatedFilterValidator());
        RuleFor(f => f.Collapse).Understood();
        RuleFor(f => f.Fields).Listed(Limits.Fields);
        RuleFor(f => f.Facets).Listed(Facets.Kinds);
        RuleFor(f => f.Sample).Within(1, Selection.Most);
        RuleFor(f => f.Seed).Within(0, int.MaxValue);
        this.IdsStandAlone(f => f.Ids, nameof(ArticleFilter.Fields));
        this.SampleHasNoPages(f => f.Sample);
    }
}
