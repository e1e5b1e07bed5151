using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Qawl.Api.Paging;
using Qawl.Api.Reading;
using Qawl.Api.Wire;
using Qawl.Extraction;

namespace Qawl.Api.Quotes;

/// <summary>Which quotes of a known speaker.</summary>
internal record SpokenFilter : DatedFilter
{
    /// <summary>Words of the quote: all of them, in any order and inflection that the search terms unite.</summary>
    [StringLength(Limits.Search, MinimumLength = 1)]
    public string? Q { get; init; }

    /// <summary>Direct or indirect speech.</summary>
    public WireValue<QuoteKind>[]? Kind { get; init; }

    /// <summary>The quote's words name this person: an id, or a name that the person is known by.</summary>
    public string[]? Person { get; init; }

    /// <summary>The quote's words name this organization: an id, or a name that it is known by.</summary>
    public string[]? Organization { get; init; }

    internal override IEnumerable<NamedFilter> Names =>
        [
            .. base.Names,
            new("person", NamedType.Person, Person ?? []),
            new("organization", NamedType.Organization, Organization ?? []),
        ];
}

/// <summary>Which quotes of all.</summary>
internal sealed record QuoteFilter : SpokenFilter
{
    /// <summary>Said by this person or organization: an id, or a name that one is known by.</summary>
    public string[]? Speaker { get; init; }

    /// <summary>Said by a person, by an organization, or by a source that the text does not name.</summary>
    public WireValue<SpeakerType>[]? SpeakerType { get; init; }

    internal override IEnumerable<NamedFilter> Names =>
        [.. base.Names, new("speaker", NamedType.Either, Speaker ?? [])];
}

/// <summary>Which quotes of one article; they come as they stand in its text.</summary>
internal sealed record ArticleQuoteFilter : PageFilter
{
    /// <summary>Direct or indirect speech.</summary>
    public WireValue<QuoteKind>[]? Kind { get; init; }
}

internal sealed class SpokenFilterValidator : AbstractValidator<SpokenFilter>
{
    public SpokenFilterValidator()
    {
        Include(new DatedFilterValidator());
        RuleFor(f => f.Q).SearchText();
        RuleForEach(f => f.Kind).Understood();
    }
}

internal sealed class QuoteFilterValidator : AbstractValidator<QuoteFilter>
{
    public QuoteFilterValidator()
    {
        Include(new SpokenFilterValidator());
        RuleForEach(f => f.SpeakerType).Understood();
    }
}

internal sealed class ArticleQuoteFilterValidator : AbstractValidator<ArticleQuoteFilter>
{
    public ArticleQuoteFilterValidator()
    {
        Include(new PageFilterValidator());
        RuleForEach(f => f.Kind).Understood();
    }
}
