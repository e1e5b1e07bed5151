using System.Text.Json.Serialization;
using FluentValidation;
using Qawl.Api.Lists;
using Qawl.Api.Quotes;
using Qawl.Api.Requests;

namespace Qawl.Api.Utterances;

/// <summary>Which utterances: those that a quote reports which the filters of quotes leave.</summary>
internal sealed record UtteranceFilter : AnyQuoteFilter
{
    public const int MostOutlets = 1_000_000;

    /// <summary>So many outlets at least published it.</summary>
    [Bounds(1, MostOutlets, 1)]
    public WireValue<int>? MinOutlets { get; init; }

    /// <summary>By how many outlets published it, or by when the first article with a date did; undated ones count as older than all others.</summary>
    public WireValue<UtteranceOrder>? Sort { get; init; }
}

/// <summary>The order of utterances.</summary>
internal enum UtteranceOrder
{
    [JsonStringEnumMemberName("-outlets")]
    FarthestFirst,

    [JsonStringEnumMemberName("-publishedAt")]
    NewestFirst,

    [JsonStringEnumMemberName("publishedAt")]
    OldestFirst,
}

internal sealed class UtteranceFilterValidator : AbstractValidator<UtteranceFilter>
{
    public UtteranceFilterValidator()
    {
        Include(new AnyQuoteFilterValidator());
        RuleFor(f => f.MinOutlets).Within(1, UtteranceFilter.MostOutlets);
        RuleFor(f => f.Sort).Understood();
    }
}

/// <summary>The variants of a quote.</summary>
internal sealed record VariantFilter : PageFilter;

internal sealed class VariantFilterValidator : AbstractValidator<VariantFilter>
{
    public VariantFilterValidator() => Include(new PageFilterValidator());
}
