using Microsoft.AspNetCore.Http.Metadata;
using Qawl.Api.Formats;

namespace Qawl.Api.Http.Caching;

/// <summary>The media type that a request will be answered with, known before it is.</summary>
internal static class ProducedType
{
    /// <returns>What is negotiated; what the operation declares where nothing is; empty if the request cannot be met.</returns>
    public static string Of(HttpContext context)
    {
        if (Negotiation.BestOf(context) is { } best)
        {
            return best;
        }
        var declared =
            context
                .GetEndpoint()
                ?.Metadata.OfType<IProducesResponseTypeMetadata>()
                .Where(p => p.StatusCode == StatusCodes.Status200OK)
                .SelectMany(p => p.ContentTypes)
                .Distinct(StringComparer.OrdinalIgnoreCase)
            ?? [];
        return string.Join(',', declared);
    }
}
