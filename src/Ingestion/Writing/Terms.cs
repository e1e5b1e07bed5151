using System.Globalization;
using System.Text;
using Qawl.Extraction.Text;

namespace Qawl.Ingestion.Writing;

/// <summary>
/// Search terms as a column holds them: <c>مطر:1A نهر:2C</c>, a tsvector in PostgreSQL's own writing. To write it here spares
/// the database cutting text into words that are words already.
/// </summary>
internal static class Terms
{
    /// <summary>A tsvector holds less than 1 MB; a fifth of that in characters is safe for any script.</summary>
    private const int Longest = 200_000;

    /// <summary>In bytes of UTF-8; PostgreSQL takes no longer word.</summary>
    private const int LongestWord = 2046;

    /// <param name="terms">What <see cref="SearchTerms"/> makes of a text, as far as fits.</param>
    public static string Of(string terms) => Of((terms, ' '));

    /// <param name="parts">Terms in the order of their places, each part with its weight, A to D.</param>
    public static string Of(params ReadOnlySpan<(string Terms, char Weight)> parts)
    {
        var vector = new StringBuilder();
        var place = 0;
        foreach (var (terms, weight) in parts)
        {
            var fitting = Fitting(terms);
            foreach (var word in fitting.Split(' '))
            {
                var term = fitting[word];
                if (term.IsEmpty || Encoding.UTF8.GetByteCount(term) > LongestWord)
                {
                    continue;
                }
                vector.Append(vector.Length > 0 ? " " : "").Append(term);
                vector.Append(CultureInfo.InvariantCulture, $":{++place}");
                if (weight != ' ')
                {
                    vector.Append(weight);
                }
            }
        }
        return vector.ToString();
    }

    private static ReadOnlySpan<char> Fitting(string terms) =>
        terms.Length <= Longest ? terms : terms.AsSpan(0, terms.LastIndexOf(' ', Longest) + 1);
}
