using FluentValidation;
using Qawl.Api.Lists;
using Qawl.Api.Quotes;
using Qawl.Api.Requests;

namespace Qawl.Api.Timelines;

/// <summary>Which quotes, and in how long buckets.</summary>
[Without(nameof(Speaker), nameof(SpeakerType), nameof(Role), nameof(At))]
internal sealed record TimelineFilter : AnyQuoteFilter, IDatedFilter
{
    /// <summary>The order of the buckets; what has no date counts as older than all others.</summary>
    public WireValue<DateOrder>? Sort { get; init; }

    /// <summary>How long a bucket is: a day, a week from Monday on, or a month, which it is unless given.</summary>
    public WireValue<BucketLength>? Bucket { get; init; }

    internal override bool CountsAll => true;
}

internal sealed class TimelineFilterValidator : AbstractValidator<TimelineFilter>
{
    public TimelineFilterValidator()
    {
        Include(new AnyQuoteFilterValidator());
        Include(new DatedFilterValidator());
        RuleFor(f => f.Bucket).Understood();
    }
}
