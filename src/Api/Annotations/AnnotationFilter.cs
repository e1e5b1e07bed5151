using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Qawl.Api.Requests;

namespace Qawl.Api.Annotations;

/// <summary>Which of an article's annotations; most articles have all of theirs on one page.</summary>
internal sealed record AnnotationFilter
{
    public const int DefaultLimit = 200;
    public const int LargestLimit = 1000;

    /// <summary>How many annotations a page has at most.</summary>
    [Bounds(1, LargestLimit, DefaultLimit)]
    public WireValue<int>? Limit { get; init; }

    /// <summary>Continues the list: it is in the <c>next</c> of the page before.</summary>
    [StringLength(Lists.Cursor.LongestOnWire, MinimumLength = 1)]
    public string? Cursor { get; init; }
}

internal sealed class AnnotationFilterValidator : AbstractValidator<AnnotationFilter>
{
    public AnnotationFilterValidator()
    {
        RuleFor(f => f.Limit).Within(1, AnnotationFilter.LargestLimit);
        RuleFor(f => f.Cursor).Text(Lists.Cursor.LongestOnWire);
    }
}
