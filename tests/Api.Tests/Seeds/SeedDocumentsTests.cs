using System.Text.Json;
using Qawl.Extraction.Model;
using Qawl.Ingestion.Extracted;
using Qawl.Ingestion.Reading;

namespace Qawl.Api.Tests.Seeds;

/// <summary>The readers make of <c>seeds/</c> the very texts that its gold was annotated on.</summary>
public class SeedDocumentsTests
{
    private static readonly string Folder = Path.Combine(Root(), "seeds");

    [Fact]
    public async Task Every_document_is_read_has_its_gold_and_every_span_is_its_slice()
    {
        using var gold = JsonDocument.Parse(
            await File.ReadAllBytesAsync(Path.Combine(Folder, "gold.json"), TestContext.Current.CancellationToken)
        );
        var expected = gold
            .RootElement.GetProperty("documents")
            .EnumerateArray()
            .ToDictionary(document => document.GetProperty("file").GetString()!, StringComparer.Ordinal);
        var read = new List<string>();

        var documents = new DocumentReader([Folder]).ReadAsync(TestContext.Current.CancellationToken);
        await foreach (var document in ExtractedDocument.ExtractAsync(documents, TestContext.Current.CancellationToken))
        {
            var accepted = document.ShouldBeOfType<ExtractedDocument.Accepted>();
            read.Add(accepted.Name);
            expected.ShouldContainKey(accepted.Name);
            Convert
                .ToHexStringLower(accepted.Sha256)
                .ShouldBe(expected[accepted.Name].GetProperty("sha256").GetString(), accepted.Name);
            foreach (var span in Spans(expected[accepted.Name]))
            {
                var range = new TextSpan(span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32());
                accepted.Text.Slice(range).ShouldBe(span.GetProperty("text").GetString(), accepted.Name);
            }
        }

        read.ShouldBe(expected.Keys, ignoreOrder: true);
    }

    /// <summary>Whatever has a start, an end and a text, at any depth.</summary>
    private static IEnumerable<JsonElement> Spans(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Spans),
            JsonValueKind.Object => json.EnumerateObject()
                .SelectMany(property => Spans(property.Value))
                .Concat(json.TryGetProperty("text", out _) ? [json] : []),
            _ => [],
        };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Api.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Api.sln is in no folder above the tests.");
        }
        return folder.FullName;
    }
}
