using FluentValidation;
using Qawl.Api.Requests;

namespace Qawl.Api.Quotes;

/// <summary>How quotes are shown, wherever they are: the list of all, of a speaker, of an article, and a single one.</summary>
internal interface IQuoteView
{
    /// <summary>Only these members of each quote, with those that every quote has and those that include names; with commas between them or repeated.</summary>
    WireList<Quote>[]? Fields { get; }

    /// <summary>Also show what is left out unless asked for: <c>context</c> is the text around the quote, <c>evidence</c> the rule that found its speaker and who else was seen (<c>attribution</c>).</summary>
    WireList<QuotePart>[]? Include { get; }

    /// <summary>How many code points of the text before and behind the quote the context has.</summary>
    WireValue<int>? ContextLength { get; }
}

/// <summary>How a single quote is shown.</summary>
internal sealed record QuoteView : IQuoteView
{
    /// <inheritdoc cref="IQuoteView.Fields" />
    [Bounds(1, Limits.Fields)]
    public WireList<Quote>[]? Fields { get; init; }

    /// <inheritdoc cref="IQuoteView.Include" />
    [Bounds(1, QuoteViews.Parts)]
    public WireList<QuotePart>[]? Include { get; init; }

    /// <inheritdoc cref="IQuoteView.ContextLength" />
    [Bounds(0, QuoteViews.LongestContext, QuoteViews.DefaultContext)]
    public WireValue<int>? ContextLength { get; init; }
}

/// <summary>What of a quote is only shown when asked for.</summary>
internal enum QuotePart
{
    Context,
    Evidence,
}

internal static class QuoteViews
{
    /// <summary>How many parts there are.</summary>
    public const int Parts = 2;

    /// <summary>In code points.</summary>
    public const int LongestContext = 500;

    /// <inheritdoc cref="LongestContext" />
    public const int DefaultContext = 100;

    /// <returns>The members asked for, <c>null</c> for all.</returns>
    public static IReadOnlyCollection<string>? AskedOf(IQuoteView view) =>
        view.Fields is { Length: > 0 } fields
            ? [.. WireLists.Of(fields), .. WireLists.Known(view.Include).Select(MemberOf)]
            : null;

    /// <summary>The member that shows a part.</summary>
    private static string MemberOf(QuotePart part) => part == QuotePart.Evidence ? "attribution" : "context";

    public static bool ShowsEvidence(IQuoteView? view) => WireLists.Known(view?.Include).Contains(QuotePart.Evidence);

    /// <returns>How many code points of context to show; <c>null</c> for none at all.</returns>
    public static int? ContextOf(IQuoteView? view) =>
        WireLists.Known(view?.Include).Contains(QuotePart.Context)
            ? view!.ContextLength?.Value ?? DefaultContext
            : null;
}

internal sealed class QuoteViewValidator : AbstractValidator<IQuoteView>
{
    public QuoteViewValidator()
    {
        RuleFor(v => v.Fields).Listed(Limits.Fields);
        RuleFor(v => v.Include).Listed(QuoteViews.Parts);
        RuleFor(v => v.ContextLength).Within(0, QuoteViews.LongestContext);
    }
}
