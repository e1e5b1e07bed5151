namespace Qawl.Extraction.Text;

/// <summary>
/// A folded name without the article before any of its words, as the column <c>aliases.bare_name</c> has it: الحداد and
/// حداد are one.
/// </summary>
public static class BareName
{
    public static string Of(string name) => OfFolded(FoldedName.Of(name));

    /// <param name="folded">As <see cref="FoldedName"/> makes it.</param>
    public static string OfFolded(string folded) =>
        string.Join(' ', folded.Split(' ').Select(w => DefiniteArticle.Drop(w).ToString()));

    /// <summary>Of a name whose last word may still be typed: of الح only ح is known.</summary>
    public static string OfBeginning(string name)
    {
        var folded = FoldedName.Of(name);
        var last = folded.LastIndexOf(' ') + 1;
        return OfFolded(folded[..last]) + WithoutArticle(folded[last..]);
    }

    private static string WithoutArticle(string typed) =>
        typed.Length > DefiniteArticle.Letters.Length
        && typed.StartsWith(DefiniteArticle.Letters, StringComparison.Ordinal)
            ? typed[DefiniteArticle.Letters.Length..]
            : typed;
}
