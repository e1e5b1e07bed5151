using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>A noun phrase that is being read. Token indices.</summary>
/// <param name="limit">The first token that cannot belong to it.</param>
internal sealed class NounPhrase(TokenizedText text, PhraseExtent extent, int at, int limit)
{
    private int? _end;

    public int At => at;

    public int Limit => limit;

    /// <summary>Somebody else's phrase begins right behind it.</summary>
    public bool IsFollowed { get; init; }

    /// <summary>The token after its last; looked for when first asked.</summary>
    public int End => _end ??= extent.End(at, limit);

    public Word Word => text.Word(at)!;

    public bool IsSource => Word.Is(WordClass.Source | WordClass.SpeakingText);
}
