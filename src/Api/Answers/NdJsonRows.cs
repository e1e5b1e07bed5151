using System.IO.Pipelines;
using System.Text.Json;
using Qawl.Api.Json;

namespace Qawl.Api.Answers;

/// <summary>One row a line, each the very object that a page has.</summary>
internal sealed class NdJsonRows<T>(IReadOnlyCollection<string>? asked) : IRowWriter<T>
    where T : class
{
    private static readonly JsonWriterOptions Lines = new()
    {
        Encoder = WireJson.Options.Encoder,
        MaxDepth = WireJson.Options.MaxDepth,
        SkipValidation = true,
    };

    public string ContentType => MediaTypes.NdJson;

    public string? FileExtension => null;

    public int Begin(PipeWriter output) => 0;

    public int Write(PipeWriter output, T row)
    {
        using var json = new Utf8JsonWriter(output, Lines);
        JsonSerializer.Serialize(json, SparseFields.Reduce(row, asked), WireJson.Options);
        json.Flush();
        output.GetSpan(1)[0] = (byte)'\n';
        output.Advance(1);
        return (int)json.BytesCommitted + 1;
    }
}
