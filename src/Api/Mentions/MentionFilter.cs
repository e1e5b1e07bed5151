using FluentValidation;
using Qawl.Api.Paging;

namespace Qawl.Api.Mentions;

/// <summary>Which mentions.</summary>
internal sealed record MentionFilter : DatedFilter;

internal sealed class MentionFilterValidator : AbstractValidator<MentionFilter>
{
    public MentionFilterValidator() => Include(new DatedFilterValidator());
}
