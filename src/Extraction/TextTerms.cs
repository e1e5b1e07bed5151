using Qawl.Extraction.Model;
using Qawl.Extraction.Text;

namespace Qawl.Extraction;

/// <summary>The search terms of parts of a text, which is folded once for all of them.</summary>
public sealed class TextTerms(StoredText text)
{
    private readonly FoldedText _folded = new(text.Value);

    /// <returns>What <see cref="SearchTerms"/> makes of the slice.</returns>
    public string Of(TextSpan span) =>
        SearchTerms.OfFolded(_folded.Slice(text.ToUtf16(span.Start), text.ToUtf16(span.End)));
}
