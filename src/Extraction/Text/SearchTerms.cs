using System.Text;

namespace Qawl.Extraction.Text;

/// <summary>
/// The terms that the index and every query share: folded, light-stemmed words separated by one space. One function on
/// both sides, so that what is stored is found.
/// </summary>
public static class SearchTerms
{
    public static string Of(string text) => OfFolded(Folding.Fold(text));

    internal static string OfFolded(ReadOnlySpan<char> folded)
    {
        var terms = new StringBuilder(folded.Length);
        for (var i = 0; i < folded.Length; )
        {
            var start = i;
            while (i < folded.Length && char.IsLetterOrDigit(folded[i]))
            {
                i++;
            }
            if (i == start)
            {
                i++;
                continue;
            }
            if (terms.Length > 0)
            {
                terms.Append(' ');
            }
            terms.Append(LightStem.Of(folded[start..i]));
        }
        return terms.ToString();
    }
}
