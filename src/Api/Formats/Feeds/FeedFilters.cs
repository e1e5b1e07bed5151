using Qawl.Api.Quotes;
using Qawl.Api.Wire;

namespace Qawl.Api.Formats.Feeds;

/// <summary>Which quotes of all a feed follows.</summary>
[Without(
    nameof(Limit),
    nameof(Cursor),
    nameof(Total),
    nameof(Sort),
    nameof(Format),
    nameof(Bom),
    nameof(Ids),
    nameof(Fields),
    nameof(Include),
    nameof(ContextLength),
    nameof(Facets),
    nameof(Sample),
    nameof(Seed)
)]
internal sealed record QuoteFeedFilter : QuoteFilter;

/// <summary>Which quotes of a known speaker a feed follows.</summary>
[Without(
    nameof(Limit),
    nameof(Cursor),
    nameof(Total),
    nameof(Sort),
    nameof(Format),
    nameof(Bom),
    nameof(Fields),
    nameof(Include),
    nameof(ContextLength)
)]
internal sealed record SpokenFeedFilter : SpokenFilter;
