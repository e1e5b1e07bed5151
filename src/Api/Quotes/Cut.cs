using Qawl.Extraction.Model;

namespace Qawl.Api.Quotes;

/// <summary>A text that is cut by code points.</summary>
/// <param name="text">The text.</param>
/// <param name="start">Where it begins in what spans count in.</param>
internal sealed class Cut(string text, int start)
{
    /// <summary>UTF-16 indices by code points; none where they are the same.</summary>
    private readonly int[]? _indices = text.Any(char.IsSurrogate) ? IndicesOf(text) : null;

    private int Length => _indices is null ? text.Length : _indices.Length - 1;

    public Words Of(TextSpan span) =>
        new()
        {
            Start = span.Start,
            End = span.End,
            Text = text[Index(span.Start - start)..Index(span.End - start)],
        };

    /// <summary>What of a span this text has.</summary>
    public Words Within(TextSpan span)
    {
        var first = Math.Clamp(span.Start, start, start + Length);
        return Of(new(first, Math.Clamp(span.End, first, start + Length)));
    }

    private int Index(int point) => _indices is null ? point : _indices[point];

    private static int[] IndicesOf(string text)
    {
        var indices = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            indices.Add(i);
        }
        return [.. indices, text.Length];
    }
}
