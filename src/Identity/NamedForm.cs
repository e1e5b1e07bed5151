using Qawl.Extraction.Text;
using Qawl.Identity.Aspects;
using Qawl.Identity.Spelling;

namespace Qawl.Identity;

/// <summary>
/// A form as rules see it. A form is a name as documents use it, folded to a key: documents with the same key have the same
/// form; of a name that many bear each document has its own. Judgements tell which forms mean the same. Rules see the words of the key, and what the documents say of whom they call so.
/// </summary>
/// <param name="Id">Made of what documents say alone, so it is the same on every machine.</param>
/// <param name="Type">People and organizations are never the same.</param>
/// <param name="Words">Of its key, as <see cref="Spelling.NameWords"/> cuts them.</param>
/// <param name="Titles">Offices of more than one word, folded.</param>
/// <param name="Appearances">The documents that have it.</param>
/// <param name="Aspect">What they say of a person that tells him from a namesake.</param>
/// <param name="Body">The name of an organization taken apart, if it can be.</param>
public sealed record NamedForm(
    string Id,
    FormType Type,
    IReadOnlyList<string> Words,
    IReadOnlySet<string> Titles,
    IReadOnlyList<Appearance> Appearances,
    Aspect? Aspect = null,
    BodyName? Body = null
)
{
    /// <summary>What of the words is one name put together: عبد الله, أبو ريشة.</summary>
    public IReadOnlyList<string> Names { get; } = NameWords.Names(Words);

    /// <summary>
    /// Of each title its first two words, and whatever three words follow one another: what is left when a longer one is cut.
    /// </summary>
    public IReadOnlySet<string> Offices { get; } = Titles.SelectMany(Cut).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Cut(string title)
    {
        const int Together = 3;
        string[] words = [.. title.Split(' ').Select(word => DefiniteArticle.Drop(word).ToString())];
        return Enumerable
            .Range(0, Math.Max(0, words.Length - Together + 1))
            .Select(from => string.Join(' ', words[from..(from + Together)]))
            .Prepend(string.Join(' ', words.Take(2)));
    }
}

/// <summary>A form in one document.</summary>
/// <param name="Article">The document's article.</param>
/// <param name="Day">Days since the beginning of the calendar; <c>null</c> of one without a date.</param>
/// <param name="Company">The other forms that it names.</param>
/// <param name="Byline">The outlet in whose byline it stands, and nowhere else; else <c>null</c>.</param>
public sealed record Appearance(string Article, int? Day, IReadOnlySet<string> Company, string? Byline = null);

/// <summary>What a rule finds of two forms.</summary>
/// <param name="Pair">Which.</param>
/// <param name="Verdict">Same or not the same.</param>
/// <param name="Rule">The rule's name.</param>
/// <param name="Features">What the verdict rests on, by name.</param>
public sealed record Finding(FormPair Pair, Verdict Verdict, string Rule, IReadOnlyDictionary<string, string> Features)
{
    internal static Finding Of(
        NamedForm one,
        NamedForm other,
        Verdict verdict,
        string rule,
        params (string Name, string Value)[] features
    ) =>
        new(
            FormPair.Of(one.Id, other.Id),
            verdict,
            rule,
            features.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal)
        );
}
