using System.Text.Json;
using Qawl.Ingestion.Decoding;
using Qawl.Ingestion.Reading;

namespace Qawl.Mutate;

/// <summary>Texts with what is known of them, read once by the ordinary engine's readers.</summary>
internal static class Documents
{
    public static async Task<(string Name, string Text, string Given)[]> ReadAsync(IReadOnlyList<string> paths)
    {
        var documents = new List<(string, string, string)>();
        await foreach (var document in new DocumentReader(paths).ReadAsync())
        {
            if (DocumentContent.Of(document).Content is { } content)
            {
                documents.Add((document.Name, content.Text.Value, JsonSerializer.Serialize(content.Given)));
            }
        }
        return [.. documents];
    }
}
