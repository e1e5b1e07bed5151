using Qawl.Api.Quotes;
using Qawl.Api.Requests;

namespace Qawl.Api.Feeds;

/// <summary>Which quotes of all a feed follows.</summary>
[Without(nameof(Limit), nameof(Cursor), nameof(Total), nameof(Format), nameof(Bom))]
internal sealed record QuoteFeedFilter : AnyQuoteFilter;

/// <summary>Which quotes of a known speaker a feed follows.</summary>
[Without(
    nameof(Speaker),
    nameof(SpeakerType),
    nameof(Role),
    nameof(At),
    nameof(Limit),
    nameof(Cursor),
    nameof(Total),
    nameof(Format),
    nameof(Bom)
)]
internal sealed record SpokenFeedFilter : AnyQuoteFilter;
