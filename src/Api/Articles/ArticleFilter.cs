using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Qawl.Api.Paging;
using Qawl.Api.Reading;
using Qawl.Api.Wire;

namespace Qawl.Api.Articles;

/// <summary>Which articles.</summary>
internal sealed record ArticleFilter : DatedFilter
{
    /// <summary>Words of the article: all of them, in any order and inflection that the search terms unite.</summary>
    [StringLength(Limits.Search, MinimumLength = 1)]
    public string? Q { get; init; }

    /// <summary>Quotes this person or organization: an id, or a name that one is known by.</summary>
    public string[]? Speaker { get; init; }

    /// <summary>Names this person: an id, or a name that the person is known by.</summary>
    public string[]? Person { get; init; }

    /// <summary>Names this organization: an id, or a name that it is known by.</summary>
    public string[]? Organization { get; init; }

    internal override IEnumerable<NamedFilter> Names =>
        [
            .. base.Names,
            new("speaker", NamedType.Either, Speaker ?? []),
            new("person", NamedType.Person, Person ?? []),
            new("organization", NamedType.Organization, Organization ?? []),
        ];
}

internal sealed class ArticleFilterValidator : AbstractValidator<ArticleFilter>
{
    public ArticleFilterValidator()
    {
        Include(new DatedFilterValidator());
        RuleFor(f => f.Q).SearchText();
    }
}
