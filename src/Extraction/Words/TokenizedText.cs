using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Words;

/// <summary>
/// A text and its tokens, which every finder counts by: <c>text[i]</c> is a token, <c>text.Word(i)</c> its word. Outside of
/// the text stand ends of lines, so that a look to either side needs no check.
/// </summary>
internal sealed class TokenizedText(string value, Vocabulary vocabulary)
{
    private (int First, int End, PhraseKind Wanted, int Length, Phrase? Phrase, int Prefix) _match;

    public string Value { get; } = value;

    public Token[] Tokens { get; } = LineWraps.Join(Tokenizer.Tokenize(value, vocabulary));

    /// <summary>What its words were analysed with.</summary>
    public Vocabulary Vocabulary { get; } = vocabulary;

    public Lexicon Lexicon => Vocabulary.Lexicon;

    /// <summary>What the rules found in it.</summary>
    public Trail Trail { get; } = new();

    public Token this[int i] =>
        i >= 0 && i < Tokens.Length ? Tokens[i] : new Token(0, 0, TokenKind.LineEnd, null, '\n');

    public Word? Word(int i) => this[i].Word;

    /// <summary>The letters of a token as they stand in the text.</summary>
    public ReadOnlySpan<char> Written(int i) => Value.AsSpan(this[i].Start, this[i].End - this[i].Start);

    /// <summary>Two words with nothing but a space between.</summary>
    public bool Adjacent(int i) => this[i].IsWord && this[i + 1].IsWord && this[i + 1].Start - this[i].End <= 2;

    /// <summary>The longest phrase of one of the kinds that begins at a token and ends before another; its length in tokens.</summary>
    public int Match(int first, int end, PhraseKind wanted, out Phrase? phrase, out int prefix)
    {
        // Rules that are tried one after the other ask the same.
        if (_match.First != first || _match.End != end || _match.Wanted != wanted)
        {
            var length = Phrases.Match(Tokens.AsSpan(first, end - first), wanted, out phrase, out prefix);
            _match = (first, end, wanted, length, phrase, prefix);
        }
        (phrase, prefix) = (_match.Phrase, _match.Prefix);
        return _match.Length;
    }

    /// <summary>Where a word begins behind its particles; UTF-16.</summary>
    public int StartUtf16(int token, int prefix)
    {
        var (start, end) = (Tokens[token].Start, Tokens[token].End);
        return prefix == 0 ? start : start + Folding.RawLength(Value.AsSpan(start, end - start), prefix);
    }

    /// <summary>As written, without the particles of the first word.</summary>
    public string Slice(int first, int end, int prefix) => Value[StartUtf16(first, prefix)..Tokens[end - 1].End];

    /// <summary>Folded words of a span without the particles of its first.</summary>
    public string[] Forms(int first, int end, int prefix)
    {
        var forms = new List<string>(end - first);
        for (var i = first; i < end; i++)
        {
            if (Tokens[i].Word is { } word)
            {
                forms.Add(i == first && prefix > 0 ? StemAt(word, prefix) : word.Form);
            }
        }
        return [.. forms];
    }

    private string StemAt(Word word, int prefix)
    {
        // للجنة is ل before لجنة, not before الجنة.
        var found = word.Form;
        foreach (var stem in word.Stems)
        {
            if (stem.Prefix == prefix && (found == word.Form || Lexicon.Find(stem.Form)?.Organization is not null))
            {
                found = stem.Form;
            }
        }
        return found;
    }

    /// <summary>The first token that begins at or behind an offset; UTF-16.</summary>
    public int IndexAt(int utf16)
    {
        int low = 0,
            high = Tokens.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Tokens[middle].Start < utf16)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }
}
