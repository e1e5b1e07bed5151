using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Qawl.Api.OpenApi;

/// <summary>
/// What operations answer from the project's own seeds, as <c>Examples/{operationId}.json</c> has it by status and media
/// type. A test compares the files with what the service answers, and writes them.
/// </summary>
internal static class AnswerExamples
{
    public static void ShowIn(string operation, string status, IOpenApiResponse response)
    {
        foreach (
            var (type, media) in response.Content ?? new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
        )
        {
            if (media is OpenApiMediaType { Example: null } concrete)
            {
                concrete.Example = Of(operation, status, type);
            }
        }
    }

    public static JsonNode? Of(string operation, string status, string mediaType)
    {
        using var file = typeof(AnswerExamples).Assembly.GetManifestResourceStream($"Examples/{operation}");
        return file is null ? null : JsonNode.Parse(file)![status]?[mediaType]?.DeepClone();
    }
}
