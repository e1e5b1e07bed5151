using Qawl.Extraction.Text;

namespace Qawl.Ingestion.Writing;

/// <summary>Search terms that a column can hold.</summary>
internal static class Terms
{
    /// <summary>A tsvector holds less than 1 MB; a fifth of that in characters is safe for any script.</summary>
    private const int Longest = 200_000;

    public static string Of(string text) => Fitting(SearchTerms.Of(text));

    public static string Fitting(string terms) =>
        terms.Length <= Longest ? terms : terms[..(terms.LastIndexOf(' ', Longest) + 1)];
}
