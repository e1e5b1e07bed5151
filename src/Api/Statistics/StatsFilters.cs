using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Qawl.Api.Articles;
using Qawl.Api.Quotes;
using Qawl.Api.Requests;

namespace Qawl.Api.Statistics;

/// <summary>How rows are counted.</summary>
internal interface IGroupFilter
{
    WireList<Grouping>[]? GroupBy { get; }

    /// <summary>The largest groups first, or by their values, which are dates, names of the contract or ids: the first one, then the second; what has no value comes last.</summary>
    WireValue<GroupOrder>? Sort { get; }
}

/// <summary>Which quotes to count, and by what.</summary>
[Without(nameof(Total))]
internal sealed record QuoteStatsFilter : AnyQuoteFilter, IGroupFilter
{
    /// <summary>Count the quotes that have the same of these: one or two, with a comma between them.</summary>
    [Required]
    [Bounds(1, 2)]
    public WireList<Grouping>[]? GroupBy { get; init; }

    /// <inheritdoc cref="IGroupFilter.Sort" />
    public WireValue<GroupOrder>? Sort { get; init; }

    internal override IReadOnlyCollection<string>? Asked => GroupFilters.MembersOf(this);

    internal override bool CountsAll => true;
}

/// <summary>Which articles to count, and by what.</summary>
[Without(nameof(Total))]
internal sealed record ArticleStatsFilter : AnyArticleFilter, IGroupFilter
{
    /// <summary>Count the articles that have the same of these: one or two, with a comma between them. By speaker or kind of speech, an article counts once for each that it quotes.</summary>
    [Required]
    [Bounds(1, 2)]
    public WireList<Grouping>[]? GroupBy { get; init; }

    /// <inheritdoc cref="IGroupFilter.Sort" />
    public WireValue<GroupOrder>? Sort { get; init; }

    internal override IReadOnlyCollection<string>? Asked => GroupFilters.MembersOf(this);

    internal override bool CountsAll => true;
}

internal sealed class QuoteStatsFilterValidator : AbstractValidator<QuoteStatsFilter>
{
    public QuoteStatsFilterValidator()
    {
        Include(new AnyQuoteFilterValidator());
        Include(new GroupFilterValidator());
    }
}

internal sealed class ArticleStatsFilterValidator : AbstractValidator<ArticleStatsFilter>
{
    public ArticleStatsFilterValidator()
    {
        Include(new AnyArticleFilterValidator());
        Include(new GroupFilterValidator());
    }
}

internal sealed class GroupFilterValidator : AbstractValidator<IGroupFilter>
{
    public GroupFilterValidator()
    {
        RuleFor(f => f.GroupBy)
            .NotEmpty()
            .WithMessage(
                $"must be sent; it is one or two of: {string.Join(", ", WireLists.AllowedOf(typeof(Grouping))!)}."
            )
            .Listed(2);
        RuleFor(f => f.Sort).Understood();
    }
}

internal static class GroupFilters
{
    /// <summary>Tables have columns for what is grouped by, and not for all else that could be.</summary>
    public static IReadOnlyCollection<string> MembersOf(IGroupFilter filter) =>
        [.. WireLists.Of(filter.GroupBy), "first", "last"];
}
