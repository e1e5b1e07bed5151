namespace Qawl.Extraction.Text;

/// <summary>
/// A folded name without the article before any of its words, as the column <c>aliases.bare_name</c> has it: الحداد and
/// حداد are one.
/// </summary>
public static class BareName
{
    public static string Of(string name) => OfFolded(FoldedName.Of(name));

    /// <param name="folded">As <see cref="FoldedName"/> makes it.</param>
    public static string OfFolded(string folded) => WithoutArticles(folded, leastLetters: 2);

    /// <summary>Of a name whose last word may still be typed: of الح only ح is known.</summary>
    public static string OfBeginning(string name)
    {
        var folded = FoldedName.Of(name);
        var last = folded.LastIndexOf(' ') + 1;
        return WithoutArticles(folded[..last], leastLetters: 2) + WithoutArticles(folded[last..], leastLetters: 1);
    }

    private static string WithoutArticles(string folded, int leastLetters) =>
        string.Join(' ', folded.Split(' ').Select(word => DefiniteArticle.Drop(word, leastLetters).ToString()));
}
