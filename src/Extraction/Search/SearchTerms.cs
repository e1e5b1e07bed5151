namespace Qawl.Extraction.Search;

/// <summary>The terms of a text with one space between them, for whoever only compares.</summary>
public static class SearchTerms
{
    public static string Of(string text) =>
        string.Join(' ', SearchWords.Of(text).SelectMany(placed => placed.Word.Terms));
}
