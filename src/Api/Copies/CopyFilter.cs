using FluentValidation;
using Qawl.Api.Lists;

namespace Qawl.Api.Copies;

/// <summary>The copies of an article.</summary>
internal sealed record CopyFilter : PageFilter;

/// <summary>The revisions of a page.</summary>
internal sealed record RevisionFilter : PageFilter;

internal sealed class CopyFilterValidator : AbstractValidator<CopyFilter>
{
    public CopyFilterValidator() => Include(new PageFilterValidator());
}

internal sealed class RevisionFilterValidator : AbstractValidator<RevisionFilter>
{
    public RevisionFilterValidator() => Include(new PageFilterValidator());
}
