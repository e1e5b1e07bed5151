using System.Text;
using Qawl.Extraction.Model;

namespace Qawl.Extraction.Tests.Invariance;

/// <summary>
/// The same text as another keyboard writes it. Remembers where each character went, so that spans of the text can be
/// looked for in the respelt one.
/// </summary>
internal sealed class Respelling
{
    private readonly int[] _starts;
    private readonly int[] _ends;

    /// <param name="text">What is respelt.</param>
    /// <param name="write">Of the text and an index: the character, perhaps another one, and marks to insert behind it.</param>
    public Respelling(string text, Func<string, int, string> write)
    {
        var respelt = new StringBuilder(text.Length);
        _starts = new int[text.Length + 1];
        _ends = new int[text.Length + 1];
        for (var i = 0; i < text.Length; i++)
        {
            _starts[i] = respelt.Length;
            _ends[i + 1] = respelt.Length + 1;
            respelt.Append(write(text, i));
        }
        _starts[text.Length] = respelt.Length;
        Original = StoredText.Of(text);
        Text = StoredText.Of(respelt.ToString());
    }

    public StoredText Original { get; }

    public StoredText Text { get; }

    /// <summary>Where a span of the original stands now: from its first letter to its last, inserted marks inside.</summary>
    public TextSpan Map(TextSpan span)
    {
        var start = Original.ToUtf16(span.Start);
        var end = Original.ToUtf16(span.End);
        return start == end
            ? Text.ToCodePoints(_starts[start], _starts[start])
            : Text.ToCodePoints(_starts[start], _ends[end]);
    }
}
