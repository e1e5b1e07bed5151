using FluentValidation;
using Qawl.Api.Lists;
using Qawl.Api.Requests;

namespace Qawl.Api.Connections;

/// <summary>Which connections.</summary>
internal sealed record ConnectionFilter : PublishedFilter
{
    /// <summary>Whom it speaks about, who speaks about it, or with whom it appears in the same article.</summary>
    public WireValue<Relation>[]? Relation { get; init; }

    /// <summary>Connections with people or with organizations.</summary>
    public WireValue<PartyType>[]? Type { get; init; }

    internal override bool CountsAll => true;

    /// <summary>Those asked for; all when none is named.</summary>
    internal IReadOnlyList<Relation> Relations => WireValues.OrAll(Relation);
}

internal sealed class ConnectionFilterValidator : AbstractValidator<ConnectionFilter>
{
    public ConnectionFilterValidator()
    {
        Include(new PublishedFilterValidator());
        RuleForEach(f => f.Relation).Understood();
        RuleForEach(f => f.Type).Understood();
    }
}
