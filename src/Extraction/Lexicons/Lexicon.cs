using System.Reflection;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Lexicons;

/// <summary>
/// The word lists of <c>Lexicons/*.txt</c>, folded on load by the engine's own <see cref="Folding"/>. Lines that begin
/// with # are comments; columns stand between bars, further spellings between slashes.
/// </summary>
internal sealed class Lexicon
{
    public static readonly Lexicon Shared = new(Rows);

    private readonly LexiconEntries _entries = new();

    private readonly Dictionary<string, ClosedClass> _closed = new(StringComparer.Ordinal);

    private readonly Dictionary<string, PageWord> _page = new(StringComparer.Ordinal);

    private readonly Dictionary<string, SpeechWord> _speech = new(StringComparer.Ordinal);

    /// <summary>Offices that go by several titles; each row has the folded words of these, without articles.</summary>
    public IReadOnlyList<string[][]> SameOffices { get; }

    /// <param name="rows">The rows of each list by its name, with columns apart; none for a list that is not needed.</param>
    public Lexicon(Func<string, IEnumerable<string[]>> rows)
    {
        new LexiconLoader(_entries, _closed, _page, _speech, rows).Load();
        SameOffices = [.. rows("same-offices.txt").Select(titles => titles.Select(Forms).ToArray())];
    }

    public LexicalEntry? Find(string folded) => _entries.Find(folded);

    public ClosedClass FindClosed(string folded) => _closed.GetValueOrDefault(folded);

    public PageWord FindOfPage(string folded) => _page.GetValueOrDefault(folded);

    public SpeechWord FindOfSpeech(string folded) => _speech.GetValueOrDefault(folded);

    /// <summary>The words that have a use, in the order of their list.</summary>
    public IEnumerable<string> FormsOfSpeech(SpeechWord use) =>
        _speech.Where(word => word.Value.HasFlag(use)).Select(word => word.Key);

    /// <summary>The rows of an embedded list.</summary>
    internal static IEnumerable<string[]> Rows(string file)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("Lexicons/" + file)
            ?? throw new InvalidOperationException($"The lexicon {file} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
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
