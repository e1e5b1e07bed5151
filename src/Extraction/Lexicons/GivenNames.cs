using System.Collections.Frozen;

namespace Qawl.Extraction.Lexicons;

/// <summary>The names of <c>given-names.txt</c>.</summary>
public static class GivenNames
{
    private static readonly FrozenSet<string> All = Load("given-names.txt");
    private static readonly FrozenSet<string> OfWomen = Load("given-names-of-women.txt");

    /// <param name="name">Folded, one space between words.</param>
    public static bool Have(string name) => All.Contains(name);

    /// <inheritdoc cref="Have" />
    /// <returns>Whether it is one, of men or of women.</returns>
    public static bool HaveOfAnybody(string name) => All.Contains(name) || OfWomen.Contains(name);

    private static FrozenSet<string> Load(string file) =>
        Lexicon.Rows(file).Select(row => Text.FoldedName.Of(row[0])).ToFrozenSet(StringComparer.Ordinal);
}
