using System.Reflection;

namespace Qawl.Extraction.Text;

/// <summary>
/// The word lists of <c>Lexicons/*.txt</c>, folded on load by the engine's own <see cref="Folding"/>. Lines that begin
/// with # are comments; columns stand between bars, further spellings between slashes.
/// </summary>
internal sealed class Lexicon
{
    public static readonly Lexicon Shared = new();

    private readonly Dictionary<string, LexicalEntry> _entries = new(8192, StringComparer.Ordinal);

    private readonly Dictionary<string, ClosedClass> _closed = new(StringComparer.Ordinal);

    private Lexicon()
    {
        new LexiconLoader(_entries, _closed).Load();
    }

    public LexicalEntry? Find(string folded) => _entries.GetValueOrDefault(folded);

    public ClosedClass FindClosed(string folded) => _closed.GetValueOrDefault(folded);

    /// <summary>The longest phrase of one of the kinds that begins at a token; its length in tokens.</summary>
    public static int MatchPhrase(ReadOnlySpan<Token> tokens, PhraseKind wanted, out Phrase? phrase, out int prefix)
    {
        phrase = null;
        prefix = 0;
        if (tokens.IsEmpty || tokens[0].Word is not { } first || (first.Phrases & wanted) == 0)
        {
            return 0;
        }
        foreach (var reading in first.Readings)
        {
            foreach (var candidate in reading.Entry.Phrases)
            {
                if ((candidate.Kind & wanted) != 0 && Continues(tokens, candidate.Forms))
                {
                    phrase = candidate;
                    prefix = reading.Prefix;
                    return candidate.Forms.Length;
                }
            }
        }
        return 0;
    }

    private static bool Continues(ReadOnlySpan<Token> tokens, string[] forms)
    {
        if (tokens.Length < forms.Length)
        {
            return false;
        }
        for (var i = 1; i < forms.Length; i++)
        {
            var same = tokens[i].Word is { } word
                ? string.Equals(word.Form, forms[i], StringComparison.Ordinal)
                : tokens[i].Kind == TokenKind.Symbol && forms[i].Length == 1 && forms[i][0] == tokens[i].Symbol;
            if (!same)
            {
                return false;
            }
        }
        return true;
    }

    internal static IEnumerable<string[]> Rows(string file)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("Lexicons/" + file)
            ?? throw new InvalidOperationException($"The lexicon {file} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('|', StringSplitOptions.TrimEntries);
            }
        }
    }

    /// <summary>Words and symbols of a phrase, folded, cut as the tokenizer cuts.</summary>
    internal static string[] Forms(string phrase)
    {
        var forms = new List<string>();
        var folded = Folding.Fold(phrase);
        for (var i = 0; i < folded.Length; )
        {
            var start = i;
            if (char.IsLetter(folded[i]))
            {
                while (++i < folded.Length && char.IsLetter(folded[i])) { }
                forms.Add(folded[start..i]);
            }
            else if (!char.IsWhiteSpace(folded[i++]))
            {
                forms.Add(folded[start..i]);
            }
        }
        return [.. forms];
    }
}
