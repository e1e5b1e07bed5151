namespace Qawl.Extraction.Text;

/// <summary>
/// The article ال on folded words: whether one has it, and the word without it. The one place where it is dropped; what
/// clings to it (بال, وال) is the affair of <c>Search/Clitics</c> and of whoever analyses words.
/// </summary>
public static class DefiniteArticle
{
    public const string Letters = "ال";

    /// <summary>Of words of two and three letters ال is a part: الف.</summary>
    private const int LeastLetters = 2;

    /// <param name="form">A folded word.</param>
    /// <param name="leastLetters">How many letters must stand behind the article.</param>
    public static bool Begins(ReadOnlySpan<char> form, int leastLetters = LeastLetters) =>
        form.Length >= Letters.Length + leastLetters && form.StartsWith(Letters, StringComparison.Ordinal);

    /// <summary>The folded word without its article if it has one, else as it is.</summary>
    /// <inheritdoc cref="Begins"/>
    public static ReadOnlySpan<char> Drop(ReadOnlySpan<char> form, int leastLetters = LeastLetters) =>
        Begins(form, leastLetters) ? form[Letters.Length..] : form;
}
