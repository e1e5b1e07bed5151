using System.Text.Json.Serialization;
using FluentValidation;
using Qawl.Api.Requests;

namespace Qawl.Api.Lists;

/// <summary>What can be asked of rows that belong to articles: the outlet, the dates and the import.</summary>
internal abstract record PublishedFilter : PageFilter
{
    /// <summary>Published by this outlet: its id, or a name that it is known by.</summary>
    public string[]? Outlet { get; init; }

    /// <summary>Whether the article names its outlet.</summary>
    public WireValue<bool>? HasOutlet { get; init; }

    /// <summary>Published at this time or later. Undated articles do not match.</summary>
    public WireValue<Moment>? From { get; init; }

    /// <summary>Published before this time. Undated articles do not match.</summary>
    public WireValue<Moment>? To { get; init; }

    /// <summary>Whether the article states when it was published.</summary>
    public WireValue<bool>? Dated { get; init; }

    /// <summary>Imported at this time or later: what is new since the importedAt of the latest row that is known.</summary>
    public WireValue<Moment>? ImportedSince { get; init; }

    internal override IEnumerable<NamedFilter> Names => [new("outlet", NamedType.Organization, Outlet ?? [])];
}

/// <summary>What lists take whose rows come in the order of their article's date.</summary>
internal interface IDatedFilter
{
    /// <summary>The order by the article's date of publication; undated ones count as older than all others.</summary>
    WireValue<DateOrder>? Sort { get; }

    bool OldestFirst => Sort?.Value == DateOrder.OldestFirst;
}

/// <summary>The order of lists by date.</summary>
internal enum DateOrder
{
    [JsonStringEnumMemberName("-publishedAt")]
    NewestFirst,

    [JsonStringEnumMemberName("publishedAt")]
    OldestFirst,
}

internal sealed class PublishedFilterValidator : AbstractValidator<PublishedFilter>
{
    public PublishedFilterValidator()
    {
        Include(new PageFilterValidator());
        RuleFor(f => f.HasOutlet).Understood();
        RuleFor(f => f.From).Understood();
        RuleFor(f => f.To).Understood();
        RuleFor(f => f.To)
            .Must((f, to) => Moments.AreInOrder(f.From, to))
            .WithMessage((f, to) => Moments.Fault(to, "from", f.From));
        RuleFor(f => f.Dated).Understood();
        RuleFor(f => f.ImportedSince).Understood();
    }
}

internal sealed class DatedFilterValidator : AbstractValidator<IDatedFilter>
{
    public DatedFilterValidator() => RuleFor(f => f.Sort).Understood();
}
