using FluentValidation;
using Qawl.Api.Quotes;
using Qawl.Api.Wire;

namespace Qawl.Api.Timelines;

/// <summary>Which quotes, and in how long buckets.</summary>
internal sealed record TimelineFilter : SpokenFilter
{
    /// <summary>How long a bucket is: a day, a week from Monday on, or a month, which it is unless given.</summary>
    public WireValue<BucketLength>? Bucket { get; init; }

    internal override bool CountsAll => true;
}

internal sealed class TimelineFilterValidator : AbstractValidator<TimelineFilter>
{
    public TimelineFilterValidator()
    {
        Include(new SpokenFilterValidator());
        RuleFor(f => f.Bucket).Understood();
    }
}
