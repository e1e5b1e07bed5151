namespace Qawl.Extraction.Text;

/// <summary>The article ال on folded words: whether one has it, and the word without it.</summary>
public static class DefiniteArticle
{
    public const string Letters = "ال";

    /// <summary>Of words of two and three letters ال is a part: الف.</summary>
    private const int Shortest = 4;

    /// <param name="form">A folded word.</param>
    public static bool Begins(ReadOnlySpan<char> form) =>
        form.Length >= Shortest && form.StartsWith(Letters, StringComparison.Ordinal);

    /// <summary>The folded word from its third letter on if it begins with ال and has four letters or more, else as it is.</summary>
    public static ReadOnlySpan<char> Drop(string form) => Begins(form) ? form.AsSpan(Letters.Length) : form;
}
