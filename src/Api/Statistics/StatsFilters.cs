using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Qawl.Api.Articles;
using Qawl.Api.Quotes;
using Qawl.Api.Wire;

namespace Qawl.Api.Statistics;

/// <summary>Which quotes to count, and by what.</summary>
[Without(nameof(Cursor), nameof(Total), nameof(Format), nameof(Bom))]
internal sealed record QuoteStatsFilter : AnyQuoteFilter
{
    /// <summary>Count the quotes that have the same of these: one or two, with a comma between them.</summary>
    [Required]
    [Bounds(1, 2)]
    public WireList<Grouping>[]? GroupBy { get; init; }
}

/// <summary>Which articles to count, and by what.</summary>
[Without(nameof(Cursor), nameof(Total), nameof(Format), nameof(Bom))]
internal sealed record ArticleStatsFilter : AnyArticleFilter
{
    /// <summary>Count the articles that have the same of these: one or two, with a comma between them. By speaker or kind of speech, an article counts once for each that it quotes.</summary>
    [Required]
    [Bounds(1, 2)]
    public WireList<Grouping>[]? GroupBy { get; init; }
}

internal sealed class QuoteStatsFilterValidator : AbstractValidator<QuoteStatsFilter>
{
    public QuoteStatsFilterValidator()
    {
        Include(new AnyQuoteFilterValidator());
        RuleFor(f => f.GroupBy).Groups();
    }
}

internal sealed class ArticleStatsFilterValidator : AbstractValidator<ArticleStatsFilter>
{
    public ArticleStatsFilterValidator()
    {
        Include(new AnyArticleFilterValidator());
        RuleFor(f => f.GroupBy).Groups();
    }
}

internal static class GroupingRules
{
    public static void Groups<TFilter>(this IRuleBuilderInitial<TFilter, WireList<Grouping>[]?> rule) =>
        rule.NotEmpty()
            .WithMessage(
                $"must be sent; it is one or two of: {string.Join(", ", WireLists.AllowedOf(typeof(Grouping))!)}."
            )
            .Listed(2);
}
