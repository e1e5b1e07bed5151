using Microsoft.AspNetCore.Http.Metadata;

namespace Qawl.Api.Http.Caching;

/// <summary>The media type that a request will be answered with, known before it is.</summary>
internal static class ProducedType
{
    public static string Of(HttpContext context)
    {
        var types =
            context
                .GetEndpoint()
                ?.Metadata.OfType<IProducesResponseTypeMetadata>()
                .Where(p => p.StatusCode == StatusCodes.Status200OK)
                .SelectMany(p => p.ContentTypes)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .ToArray()
            ?? [];
        // Of several types the client has the choice.
        return types.Length > 1
            ? $"{string.Join(',', types)} of {context.Request.Headers.Accept}"
            : string.Concat(types);
    }
}
