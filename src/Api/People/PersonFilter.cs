using FluentValidation;
using Qawl.Api.Lists;

namespace Qawl.Api.People;

/// <summary>Which people.</summary>
internal sealed record PersonFilter : NameFilter;

internal sealed class PersonFilterValidator : AbstractValidator<PersonFilter>
{
    public PersonFilterValidator()
    {
        Include(new NameFilterValidator());
        this.IdsStandAlone(f => f.Ids);
    }
}
