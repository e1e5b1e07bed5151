using System.Collections.Frozen;

namespace Qawl.Extraction.Lexicons;

/// <summary>Which country a word names or means: مصر, مصري, مصرية.</summary>
public static class Countries
{
    /// <summary>العالم العربي is no country.</summary>
    private const string World = "العالم";

    private static readonly FrozenDictionary<string, string> ByWord = Load();

    /// <param name="word">Folded, without the article.</param>
    /// <returns>The country as <c>countries.txt</c> names it first, folded; <c>null</c> if the word means none.</returns>
    public static string? Of(string word) => ByWord.GetValueOrDefault(word);

    private static FrozenDictionary<string, string> Load()
    {
        var countries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Lexicon.Rows("countries.txt"))
        {
            var country = string.Join(' ', Lexicon.Forms(row[0].Split('/')[0]));
            if (country.StartsWith(World, StringComparison.Ordinal))
            {
                continue;
            }
            foreach (var name in row[0].Split('/').Concat(row[1].Split('/')))
            {
                if (Lexicon.Forms(name) is [var word])
                {
                    var bare = Text.DefiniteArticle.Drop(word).ToString();
                    countries.TryAdd(bare, country);
                    if (bare.EndsWith('ي'))
                    {
                        countries.TryAdd(bare + "ه", country);
                    }
                }
            }
        }
        return countries.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
