namespace Qawl.Identity;

/// <summary>
/// A form as rules see it. A form is a name as documents use it, folded to a key: documents with the same key have the same
/// form, whoever they mean by it, and judgements tell which forms mean the same. Rules see the words of the key, and what the
/// documents say of whom they call so.
/// </summary>
/// <param name="Id">Made of the key alone, so it is the same on every machine.</param>
/// <param name="Type">People and organizations are never the same.</param>
/// <param name="Words">Of its key, as <see cref="Spelling.NameWords"/> cuts them.</param>
/// <param name="Titles">Offices of more than one word, folded.</param>
/// <param name="Appearances">The documents that have it.</param>
public sealed record NamedForm(
    string Id,
    FormType Type,
    IReadOnlyList<string> Words,
    IReadOnlySet<string> Titles,
    IReadOnlyList<Appearance> Appearances
);

/// <summary>A form in one document.</summary>
/// <param name="Article">The document's article.</param>
/// <param name="Day">Days since the beginning of the calendar; <c>null</c> of one without a date.</param>
/// <param name="Company">The other forms that it names.</param>
public sealed record Appearance(string Article, int? Day, IReadOnlySet<string> Company);

/// <summary>What a rule finds of two forms.</summary>
/// <param name="Pair">Which.</param>
/// <param name="Verdict">Same or not the same.</param>
/// <param name="Rule">The rule's name.</param>
/// <param name="Features">What the verdict rests on, by name.</param>
public sealed record Finding(FormPair Pair, Verdict Verdict, string Rule, IReadOnlyDictionary<string, string> Features);
