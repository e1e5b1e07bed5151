namespace Qawl.Extraction.Text;

/// <summary>
/// The terms that the index and every query share: folded, light-stemmed words separated by one space. One function on
/// both sides, so that what is stored is found.
/// </summary>
public static class SearchTerms
{
    public static string Of(string text) =>
        string.Join(' ', Folding.Fold(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
