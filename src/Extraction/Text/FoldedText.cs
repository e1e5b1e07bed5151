namespace Qawl.Extraction.Text;

/// <summary>A text folded once, of which parts are taken by where they stand in it, in UTF-16.</summary>
internal sealed class FoldedText
{
    private readonly string _folded;

    /// <summary>How many folded letters stand before each character.</summary>
    private readonly int[] _before;

    public FoldedText(string text)
    {
        _before = new int[text.Length + 1];
        _folded = Folding.Fold(text, _before);
    }

    public ReadOnlySpan<char> Slice(int startUtf16, int endUtf16) =>
        _folded.AsSpan()[_before[startUtf16].._before[endUtf16]];
}
