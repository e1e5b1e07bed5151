using System.Collections.Frozen;

namespace Qawl.Extraction.Lexicons;

/// <summary>Which country a word names or means: مصر, مصري, مصرية.</summary>
public static class Countries
{
    /// <summary>العالم العربي is no country.</summary>
    private const string World = "العالم";

    private static readonly FrozenDictionary<string, string> ByAdjective = Load(column: 1);
    private static readonly FrozenDictionary<string, string> ByName = Load(column: 0);

    /// <param name="word">Folded, without the article.</param>
    /// <returns>The country as <c>countries.txt</c> names it first, folded; <c>null</c> if the word means none.</returns>
    public static string? Of(string word) => ByName.GetValueOrDefault(word) ?? OfAdjective(word);

    /// <summary>The same of مصري and مصرية, but not of مصر.</summary>
    /// <inheritdoc cref="Of"/>
    public static string? OfAdjective(string word) => ByAdjective.GetValueOrDefault(word);

    private static FrozenDictionary<string, string> Load(int column)
    {
        var countries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Lexicon.Rows("countries.txt"))
        {
            var country = string.Join(' ', Lexicon.Forms(row[0].Split('/')[0]));
            if (country.StartsWith(World, StringComparison.Ordinal))
            {
                continue;
            }
            foreach (var name in row[column].Split('/'))
            {
                if (Lexicon.Forms(name) is [var word])
                {
                    var bare = Text.DefiniteArticle.Drop(word).ToString();
                    countries.TryAdd(bare, country);
                    // Of an adjective alone: المالية is not of Mali.
                    if (column == 1 && bare.EndsWith('ي'))
                    {
                        countries.TryAdd(bare + "ه", country);
                    }
                }
            }
        }
        return countries.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
