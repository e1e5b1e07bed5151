using FluentValidation;
using Qawl.Api.Lists;
using Qawl.Api.Requests;
using Qawl.Extraction.Model;

namespace Qawl.Api.Organizations;

/// <summary>Which organizations.</summary>
internal sealed record OrganizationFilter : NameFilter
{
    /// <summary>What sort of body it is.</summary>
    public WireValue<OrganizationKind>[]? Kind { get; init; }

    /// <summary>Whether it publishes news.</summary>
    public WireValue<bool>? IsOutlet { get; init; }

    internal override SoughtName? Sought => Q is null ? null : new(Q, NamedType.Organization);
}

internal sealed class OrganizationFilterValidator : AbstractValidator<OrganizationFilter>
{
    public OrganizationFilterValidator()
    {
        Include(new NameFilterValidator());
        this.IdsStandAlone(f => f.Ids);
        RuleForEach(f => f.Kind).Understood();
        RuleFor(f => f.IsOutlet).Understood();
    }
}
