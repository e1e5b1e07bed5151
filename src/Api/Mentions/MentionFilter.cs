using FluentValidation;
using Qawl.Api.Lists;
using Qawl.Api.Requests;

namespace Qawl.Api.Mentions;

/// <summary>Which mentions.</summary>
internal sealed record MentionFilter : PublishedFilter, IDatedFilter
{
    /// <inheritdoc cref="IDatedFilter.Sort" />
    public WireValue<DateOrder>? Sort { get; init; }

    /// <summary>Only these members of each mention, and those that every mention has; with commas between them or repeated.</summary>
    [Bounds(1, Limits.Fields)]
    public WireList<Mention>[]? Fields { get; init; }

    internal override IReadOnlyCollection<string>? Asked => Fields is { Length: > 0 } ? WireLists.Of(Fields) : null;
}

internal sealed class MentionFilterValidator : AbstractValidator<MentionFilter>
{
    public MentionFilterValidator()
    {
        Include(new PublishedFilterValidator());
        Include(new DatedFilterValidator());
        RuleFor(f => f.Fields).Listed(Limits.Fields);
    }
}
