using Qawl.Extraction.Cues;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>Words in marks without a cue before them.</summary>
/// <param name="last">Who spoke last, unless the sentence told of somebody else.</param>
internal sealed class MarkedWords(
    TokenizedText text,
    Quotation quotation,
    Source? source,
    Attribution? signature,
    Attribution? last
)
{
    /// <summary>Fewer words are a name or irony.</summary>
    private const int FewestAlone = 5;

    public Attribution? Source => source?.Speaker;

    /// <summary>Who stands before the colon.</summary>
    public Attribution? Label { get; init; }

    public Attribution? Signature => signature;

    /// <summary>«…»، هكذا خاطبها فلان; «…»، بهذه الكلمات استقبل فلان …: whoever does it behind a word that takes the marks up.</summary>
    public Attribution? TakenUp { get; init; }

    public bool IsAnotherStretch { get; init; }

    /// <summary>لا تبدو الخبيرة متفائلة: «…»: whoever acts in the sentence, where nothing reports.</summary>
    public Attribution? Actor { get; init; }

    /// <summary>«…»، لكن «…»</summary>
    public Attribution? AnotherStretch => IsAnotherStretch ? last?.AsImplicit() : null;

    /// <summary>The words began in a paragraph before, and somebody said them.</summary>
    public Attribution? GoesOn => quotation.Beginning is not null ? last?.AsImplicit() : null;

    /// <summary>The sentence is nothing but the marked words; «…»: is the head of what follows.</summary>
    public Attribution? LastSpeaker(Question question) =>
        quotation.Open == question.First
        && !text[quotation.Behind].IsWord
        && !text[quotation.Behind].IsSymbol(':')
        && quotation.Words >= FewestAlone
            ? last
            : null;
}
