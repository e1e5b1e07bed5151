using Microsoft.Extensions.Primitives;

namespace Qawl.Api.Answers;

/// <summary>The forms of a list, for clients that cannot set Accept.</summary>
internal enum RowFormat
{
    Json,
    Ndjson,
    Csv,
}

internal static class RowFormats
{
    /// <summary>The media type; nothing if the name is missing or unknown, which the validator tells.</summary>
    public static string? Named(StringValues names) =>
        names.Count != 1
            ? null
            : (string?)names switch
            {
                "json" => MediaTypes.Json,
                "ndjson" => MediaTypes.NdJson,
                "csv" => MediaTypes.Csv,
                _ => null,
            };
}
