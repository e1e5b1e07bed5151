using Qawl.Extraction.Text;

namespace Qawl.Extraction.Lexicons;

/// <summary>The words of the lexicons while these are read, by their folded form.</summary>
internal sealed class LexiconEntries
{
    private readonly Dictionary<string, LexicalEntry> _entries = new(8192, StringComparer.Ordinal);

    public IEnumerable<LexicalEntry> All => _entries.Values;

    /// <summary>Further spellings of a column.</summary>
    public static string[] Spellings(string column) =>
        column.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public LexicalEntry Entry(string folded)
    {
        if (!_entries.TryGetValue(folded, out var entry))
        {
            _entries[folded] = entry = new LexicalEntry(folded);
        }
        return entry;
    }

    public LexicalEntry Add(string word, WordClass classes)
    {
        var entry = Entry(Folding.Fold(word));
        entry.Classes |= classes;
        return entry;
    }

    public void AddPhrase(string words, PhraseKind kind, KnownName? name = null)
    {
        var forms = Lexicon.Forms(words);
        var entry = Entry(forms[0]);
        entry.Classes |= WordClass.StartsPhrase;
        entry.Phrases.Add(new Phrase(forms, kind, name));
        // عبدالعزيز is as often written in two words.
        var joined = words.IndexOf("عبدال", StringComparison.Ordinal);
        if (joined >= 0)
        {
            AddPhrase(words.Insert(joined + 3, " "), kind, name);
        }
    }

    public LexicalEntry? Find(string folded) => _entries.GetValueOrDefault(folded);
}
