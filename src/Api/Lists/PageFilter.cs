using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Qawl.Api.Answers;
using Qawl.Api.Requests;

namespace Qawl.Api.Lists;

/// <summary>What every list takes.</summary>
internal abstract record PageFilter
{
    public const int DefaultLimit = 20;
    public const int LargestLimit = 100;

    /// <summary>
    /// How many rows a page has at most. Given for NDJSON or CSV, the rows end there too; else they go on to the last one.
    /// </summary>
    [Bounds(1, LargestLimit, DefaultLimit)]
    public WireValue<int>? Limit { get; init; }

    /// <summary>Continues a list: the <c>nextCursor</c> of its last page, with the other parameters as they were.</summary>
    [StringLength(Lists.Cursor.LongestOnWire, MinimumLength = 1)]
    public string? Cursor { get; init; }

    /// <summary>Also count the rows of all pages; only in JSON.</summary>
    public WireValue<bool>? Total { get; init; }

    /// <summary>Outranks the header Accept, for browsers: one page as JSON, or the rows to the last one as NDJSON or CSV.</summary>
    public WireValue<RowFormat>? Format { get; init; }

    /// <summary>Begin CSV with U+FEFF, by which spreadsheets tell that it is UTF-8.</summary>
    public WireValue<bool>? Bom { get; init; }

    /// <summary>The filters that take an id or a name.</summary>
    internal virtual IEnumerable<NamedFilter> Names => [];

    /// <summary>The names among the words that are searched for.</summary>
    internal virtual IReadOnlyList<string> NamesInWords => [];

    /// <summary>The name that is looked for, in lists of those who have names.</summary>
    internal virtual SoughtName? Sought => null;

    /// <summary>Which members of rows are asked for; <c>null</c> for all. Those that every row has are there anyway.</summary>
    internal virtual IReadOnlyCollection<string>? Asked => null;

    /// <summary>Whether the answer takes all rows that the filters leave, and not only those of a page.</summary>
    internal virtual bool CountsAll => Total?.Value is true;
}

internal sealed class PageFilterValidator : AbstractValidator<PageFilter>
{
    public PageFilterValidator()
    {
        RuleFor(f => f.Limit).Within(1, PageFilter.LargestLimit);
        RuleFor(f => f.Cursor).Text(Lists.Cursor.LongestOnWire);
        RuleFor(f => f.Total).Understood();
        RuleFor(f => f.Format).Understood();
        RuleFor(f => f.Bom).Understood();
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
