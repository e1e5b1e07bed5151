using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Qawl.Api.Lists;
using Qawl.Api.Requests;
using Qawl.Api.Search;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Identity.Wording;

namespace Qawl.Api.Quotes;

/// <summary>What can be asked of quotes, whether they are listed, counted or followed.</summary>
internal record AnyQuoteFilter : PublishedFilter
{
    /// <summary>Said by this person or organization: an id, or a name that one is known by.</summary>
    public string[]? Speaker { get; init; }

    /// <summary>Said by a person, by an organization, or by a source that the text does not name.</summary>
    public WireValue<SpeakerType>[]? SpeakerType { get; init; }

    /// <summary>
    /// Words of the quote, all of them, in any order and inflection. Hamza seats, the article, what clings to a word and most plurals make no difference, and
    /// particles are not required. <c>"these words"</c> follow each other; <c>-this</c> is excluded; <c>this OR that</c>, which binds
    /// less than words beside each other, and brackets; <c>begin*</c> is the beginning of a word; <c>=exact</c> the word as it is
    /// written. In front of any of these <c>said:</c>, <c>by:</c>, <c>about:</c> and <c>title:</c> tell where it must stand: in a
    /// quote, in the name or words for its speaker, in a name, in the article's title. Behind <c>by:</c> and <c>about:</c> a word, or
    /// the words of a bracket, are also a name in any usual spelling, in Arabic or Latin letters: whoever has it is found under
    /// all names, unless it is quoted. Only to exclude is a 400.
    /// </summary>
    [StringLength(Limits.Search, MinimumLength = 1)]
    public string? Q { get; init; }

    /// <summary>Direct or indirect speech.</summary>
    public WireValue<QuoteKind>[]? Kind { get; init; }

    /// <summary>What the speaker makes of the words: `denied` is what somebody says is not so.</summary>
    public WireValue<Stance>[]? Stance { get; init; }

    /// <summary>The quote's words name this person: an id, or a name that the person is known by.</summary>
    public string[]? Person { get; init; }

    /// <summary>The quote's words name this organization: an id, or a name that it is known by.</summary>
    public string[]? Organization { get; init; }

    /// <summary>
    /// Said by a person who held this office when speaking: `وزير الخارجية` is any foreign minister, man or woman, and more words
    /// tell it more closely. It is held in every article that gives it, and from the first to the last dated article that does. What
    /// was held before (`وزير الخارجية السابق`) is another office.
    /// </summary>
    [StringLength(Limits.Name, MinimumLength = 1)]
    public string? Role { get; init; }

    /// <summary>
    /// Only of those who held the office on this day, or on one of these days: with `role` that one, else any. When they spoke is
    /// `from` and `to`.
    /// </summary>
    public WireValue<Period>? At { get; init; }

    /// <summary>
    /// Said on this day or later: the day that the text tells (<c>saidOn</c>, as its 00:00 in UTC), else when the article was published;
    /// <c>saidBy</c> of the quotes tells which. Quotes that have neither do not match.
    /// </summary>
    public WireValue<Moment>? SaidFrom { get; init; }

    /// <summary>Said before this time, told in the same way.</summary>
    public WireValue<Moment>? SaidTo { get; init; }

    internal override IReadOnlyList<string> NamesInWords => Q is { } q ? SearchQuery.Of(q).NamesInWords : [];

    internal override IEnumerable<NamedFilter> Names =>
        [
            .. base.Names,
            new("speaker", NamedType.Either, Speaker ?? []),
            new("person", NamedType.Person, Person ?? []),
            new("organization", NamedType.Organization, Organization ?? []),
        ];
}

/// <summary>Which quotes of all.</summary>
internal sealed record QuoteFilter : AnyQuoteFilter, IDatedFilter, IQuoteView
{
    /// <inheritdoc cref="IDatedFilter.Sort" />
    public WireValue<DateOrder>? Sort { get; init; }

    /// <inheritdoc cref="IQuoteView.Fields" />
    [Bounds(1, Limits.Fields)]
    public WireList<Quote>[]? Fields { get; init; }

    /// <inheritdoc cref="IQuoteView.Include" />
    [Bounds(1, QuoteViews.Parts)]
    public WireList<QuotePart>[]? Include { get; init; }

    /// <inheritdoc cref="IQuoteView.ContextLength" />
    [Bounds(0, QuoteViews.LongestContext, QuoteViews.DefaultContext)]
    public WireValue<int>? ContextLength { get; init; }

    /// <summary>Of the quotes that report one statement only the first that the other filters leave: the oldest, and one without a date where none has one.</summary>
    public WireValue<QuoteCollapse>? Collapse { get; init; }

    /// <summary>These quotes, in this order, and no others: up to 100 ids, with commas between them or repeated.</summary>
    [Bounds(1, Selection.Most)]
    public WireList<string>[]? Ids { get; init; }

    /// <summary>Also count the quotes of all pages by these, with the 20 most frequent values of each.</summary>
    [Bounds(1, Lists.Facets.Kinds)]
    public WireList<Facet>[]? Facets { get; init; }

    /// <summary>This many quotes, drawn from all that the filters leave; there are no pages then.</summary>
    [Bounds(1, Selection.Most)]
    public WireValue<int>? Sample { get; init; }

    /// <summary>Which sample: the same number draws the same quotes from the same data.</summary>
    [Bounds(0, int.MaxValue, 0)]
    public WireValue<int>? Seed { get; init; }

    internal override IReadOnlyCollection<string>? Asked => QuoteViews.AskedOf(this);

    internal override bool CountsAll => base.CountsAll || Facets is { Length: > 0 };
}

/// <summary>Of which quotes one stands for all.</summary>
internal enum QuoteCollapse
{
    /// <summary>Those of one utterance.</summary>
    Utterances,
}

/// <summary>Which quotes of a known speaker.</summary>
[Without(nameof(Speaker), nameof(SpeakerType), nameof(Role), nameof(At))]
internal sealed record SpokenListFilter : AnyQuoteFilter, IDatedFilter, IQuoteView
{
    /// <inheritdoc cref="IDatedFilter.Sort" />
    public WireValue<DateOrder>? Sort { get; init; }

    /// <inheritdoc cref="IQuoteView.Fields" />
    [Bounds(1, Limits.Fields)]
    public WireList<Quote>[]? Fields { get; init; }

    /// <inheritdoc cref="IQuoteView.Include" />
    [Bounds(1, QuoteViews.Parts)]
    public WireList<QuotePart>[]? Include { get; init; }

    /// <inheritdoc cref="IQuoteView.ContextLength" />
    [Bounds(0, QuoteViews.LongestContext, QuoteViews.DefaultContext)]
    public WireValue<int>? ContextLength { get; init; }

    internal override IReadOnlyCollection<string>? Asked => QuoteViews.AskedOf(this);
}

/// <summary>Which quotes of one article; they come as they stand in its text.</summary>
[Without(
    nameof(Outlet),
    nameof(HasOutlet),
    nameof(From),
    nameof(To),
    nameof(Dated),
    nameof(ImportedSince),
    nameof(SaidFrom),
    nameof(SaidTo)
)]
internal sealed record ArticleQuoteFilter : AnyQuoteFilter, IQuoteView
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

    internal override IReadOnlyCollection<string>? Asked => QuoteViews.AskedOf(this);
}

internal sealed class AnyQuoteFilterValidator : AbstractValidator<AnyQuoteFilter>
{
    public AnyQuoteFilterValidator()
    {
        Include(new PublishedFilterValidator());
        RuleForEach(f => f.SpeakerType).Understood();
        RuleFor(f => f.Q).SearchText();
        RuleForEach(f => f.Kind).Understood();
        RuleForEach(f => f.Stance).Understood();
        RuleFor(f => f.Role).NameText(FoldedName.Of);
        RuleFor(f => f.At).Understood();
        RuleFor(f => f.SaidFrom).Understood();
        RuleFor(f => f.SaidTo).Understood();
        RuleFor(f => f.SaidTo)
            .Must((f, to) => Moments.AreInOrder(f.SaidFrom, to))
            .WithMessage((f, to) => Moments.Fault(to, "saidFrom", f.SaidFrom));
    }
}

internal sealed class QuoteFilterValidator : AbstractValidator<QuoteFilter>
{
    public QuoteFilterValidator()
    {
        Include(new AnyQuoteFilterValidator());
        Include(new DatedFilterValidator());
        Include(new QuoteViewValidator());
        RuleFor(f => f.Collapse).Understood();
        RuleFor(f => f.Facets).Listed(Facets.Kinds);
        RuleFor(f => f.Sample).Within(1, Selection.Most);
        RuleFor(f => f.Seed).Within(0, int.MaxValue);
        this.IdsStandAlone(
            f => f.Ids,
            nameof(QuoteFilter.Fields),
            nameof(QuoteFilter.Include),
            nameof(QuoteFilter.ContextLength)
        );
        this.SampleHasNoPages(f => f.Sample);
    }
}

internal sealed class SpokenListFilterValidator : AbstractValidator<SpokenListFilter>
{
    public SpokenListFilterValidator()
    {
        Include(new AnyQuoteFilterValidator());
        Include(new DatedFilterValidator());
        Include(new QuoteViewValidator());
    }
}

internal sealed class ArticleQuoteFilterValidator : AbstractValidator<ArticleQuoteFilter>
{
    public ArticleQuoteFilterValidator()
    {
        Include(new AnyQuoteFilterValidator());
        Include(new QuoteViewValidator());
    }
}
