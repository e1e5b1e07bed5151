using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Qawl.Api.Reading;
using Qawl.Api.Wire;

namespace Qawl.Api.Paging;

/// <summary>What every list takes.</summary>
internal abstract record PageFilter
{
    public const int DefaultLimit = 20;
    public const int LargestLimit = 100;

    /// <summary>How many rows a page has at most.</summary>
    [Bounds(1, LargestLimit, DefaultLimit)]
    public WireValue<int>? Limit { get; init; }

    /// <summary>Continues a list: the <c>nextCursor</c> of its last page, with the other parameters as they were.</summary>
    [StringLength(Paging.Cursor.LongestOnWire, MinimumLength = 1)]
    public string? Cursor { get; init; }

    /// <summary>Also count the rows of all pages.</summary>
    public WireValue<bool>? Total { get; init; }

    /// <summary>The filters that take an id or a name.</summary>
    internal virtual IEnumerable<NamedFilter> Names => [];
}

internal sealed class PageFilterValidator : AbstractValidator<PageFilter>
{
    public PageFilterValidator()
    {
        RuleFor(f => f.Limit).Understood().Within(1, PageFilter.LargestLimit);
        RuleFor(f => f.Cursor).Text(Paging.Cursor.LongestOnWire);
        RuleFor(f => f.Total).Understood();
        RuleFor(f => f)
            .Custom(
                (filter, context) =>
                {
                    foreach (
                        var (parameter, value) in filter.Names.SelectMany(n => n.Values.Select(v => (n.Parameter, v)))
                    )
                    {
                        if (Rules.FaultOf(value, Limits.Name) is { } fault)
                        {
                            context.AddFailure(parameter, fault);
                        }
                    }
                }
            );
    }
}
