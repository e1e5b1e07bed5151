using FluentValidation;
using Qawl.Api.Lists;

namespace Qawl.Api.People;

/// <summary>Which people.</summary>
internal sealed record PersonFilter : NameFilter
{
    internal override SoughtName? Sought => Q is null ? null : new(Q, NamedType.Person);
}

internal sealed class PersonFilterValidator : AbstractValidator<PersonFilter>
{
    public PersonFilterValidator()
    {
        Include(new NameFilterValidator());
        this.IdsStandAlone(f => f.Ids);
    }
}
