using System.Text;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Words;

/// <summary>
/// A text and its tokens, which every finder counts by: <c>text[i]</c> is a token, <c>text.Word(i)</c> its word. Outside of
/// the text stand ends of lines, so that a look to either side needs no check.
/// </summary>
internal sealed class TokenizedText
{
    private readonly Lazy<(char Last, bool Apart, bool Alone)> _yeh;

    public TokenizedText(string value, Vocabulary vocabulary)
    {
        Value = value;
        Vocabulary = vocabulary;
        Tokens = LineWraps.Join(Tokenizer.Tokenize(value, vocabulary));
        _yeh = new Lazy<(char, bool, bool)>(YehOf, LazyThreadSafetyMode.None);
    }

    private (int First, int End, PhraseKind Wanted, int Length, Phrase? Phrase, int Prefix) _match;

    public string Value { get; }

    public Token[] Tokens { get; }

    /// <summary>What its words were analysed with.</summary>
    public Vocabulary Vocabulary { get; }

    public Lexicon Lexicon => Vocabulary.Lexicon;

    /// <summary>What the rules found in it.</summary>
    public Trail Trail { get; } = new();

    public Token this[int i] =>
        i >= 0 && i < Tokens.Length ? Tokens[i] : new Token(0, 0, TokenKind.LineEnd, null, '\n');

    public Word? Word(int i) => this[i].Word;

    /// <returns>The token itself, or the last one before it that is no such word.</returns>
    public int BackOver(int i, SpeechWord skipped)
    {
        while (this[i].Is(skipped))
        {
            i--;
        }
        return i;
    }

    /// <summary>The letters of a token as they stand in the text.</summary>
    public ReadOnlySpan<char> Written(int i) => Value.AsSpan(this[i].Start, this[i].End - this[i].Start);

    /// <summary>فإن الأجهزة, and not فان of foreign names, which no article follows.</summary>
    public bool IsHence(int i) => this[i].Is(SpeechWord.Hence) && Word(i + 1)?.HasArticle == true;

    /// <summary>The same without marks, in Arabic letters, hamza and all.</summary>
    public string Letters(int i)
    {
        var letters = new StringBuilder();
        foreach (var c in Written(i))
        {
            if (!Folding.IsDropped(c))
            {
                letters.Append(c == '\u06CC' ? 'ي' : c);
            }
        }
        return letters.ToString();
    }

    /// <summary>
    /// Whether a word ends with the letter of في where إلى ends with another: that is how علي and على are told apart.
    /// <c>null</c> in texts that do not tell them apart.
    /// </summary>
    public bool? EndsWithYeh(int i) =>
        Word(i) is not { Form: [.., 'ي'] } ? null
        : _yeh.Value.Apart ? Written(i)[^1] == _yeh.Value.Last
        // Whoever writes في with one letter means something else by the other.
        : _yeh.Value.Alone && Written(i)[^1] != _yeh.Value.Last ? false
        : null;

    /// <summary>The last letter of في, whether the text ends إلى with another, and whether it has no إلى.</summary>
    private (char Last, bool Apart, bool Alone) YehOf()
    {
        Dictionary<char, int> yeh = [],
            alef = [];
        for (var i = 0; i < Tokens.Length; i++)
        {
            var letters =
                Tokens[i].Word?.Form is not { } form ? null
                : form is "في" or "وفي" ? yeh
                : form is "الي" or "والي" ? alef
                : null;
            if (letters is not null)
            {
                letters[Written(i)[^1]] = letters.GetValueOrDefault(Written(i)[^1]) + 1;
            }
        }
        var last = yeh.DefaultIfEmpty().MaxBy(letter => letter.Value).Key;
        return last == '\0' ? default : (last, alef.Count > 0 && alef.GetValueOrDefault(last) == 0, alef.Count == 0);
    }

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

    /// <summary>As it is called: like <see cref="Slice"/>, but with the whole article where only its lam is written (للجمعية).</summary>
    public string Name(int first, int end, int prefix) =>
        prefix > 0 && DefiniteArticle.Begins(StemAt(Word(first)!, prefix)) && Word(first)!.Form[prefix] == 'ل'
            ? "ا" + Slice(first, end, prefix)
            : Slice(first, end, prefix);

    /// <summary>Folded words of a span without the particles of its first.</summary>
    public string[] Forms(int first, int end, int prefix)
    {
        var forms = new List<string>(end - first);
        for (var i = first; i < end; i++)
        {
            // An initial comes and goes: جورج و. هارلان.
            if (Tokens[i].Word is { } word && !(word.IsInitial && end - first > 1))
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
