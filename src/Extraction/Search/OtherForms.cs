using System.Collections.Frozen;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Search;

/// <summary>
/// Words that stand for another one: plurals of <c>broken-plurals.txt</c>, plurals whose singular follows from their shape and
/// is a word of the language, and spellings of <c>spelling-variants.txt</c>.
/// </summary>
internal static class OtherForms
{
    private static readonly FrozenDictionary<string, string> Listed = Load();

    /// <param name="spelled">A word as <see cref="SearchSpelling"/> makes it, with or without endings.</param>
    /// <returns>The other word without endings.</returns>
    public static string? Find(string spelled) =>
        Listed.GetValueOrDefault(spelled) ?? (SingularOf(spelled) is { } one ? SearchStem.WithoutEndings(one) : null);

    private static FrozenDictionary<string, string> Load()
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Lexicon.Rows("spelling-variants.txt").Concat(Lexicon.Rows("broken-plurals.txt")))
        {
            var word = SearchStem.WithoutEndings(Spelled(row[0]));
            // A spelling that stands for others may be a plural or have one.
            word = forms.GetValueOrDefault(word, word);
            foreach (var other in row[1].Split('/', StringSplitOptions.TrimEntries).Select(Spelled))
            {
                if (other != word)
                {
                    forms.TryAdd(other, word);
                }
                if (SearchStem.WithoutEndings(other) is { Length: > 3 } bare)
                {
                    forms.TryAdd(bare, word);
                }
            }
        }
        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Spelled(string word) => SearchSpelling.Of(SearchSpelling.Letters(word), Folding.Fold(word));

    private static string? SingularOf(string word) =>
        word.Length switch
        {
            // تواصل is no plural.
            5 when word[0] != 'ت' && word[1] == 'و' && word[2] == 'ا' => OneOf($"{word[0]}ا{word[3..]}"),
            5 when word[2] == 'ا' && word[3] == 'ي' => OneOf(
                $"{word[..2]}ي{word[4]}ه",
                $"{word[..2]}ا{word[4]}ه",
                $"{word[..2]}و{word[4]}"
            ),
            5 when word[3] == 'ا' && word[4] == 'ء' => OneOf($"{word[..2]}ي{word[2]}"),
            6 when word[2] == 'ا' && word[4] == 'ي' => word[1] == 'و'
                ? OneOf($"{word[0]}ا{word[3]}و{word[5]}")
                : OneOf(
                    $"{word[..2]}{word[3]}و{word[5]}",
                    $"{word[..2]}{word[3]}ي{word[5]}",
                    $"{word[..2]}{word[3]}ا{word[5]}"
                ),
            _ => null,
        };

    private static string? OneOf(params ReadOnlySpan<string> singulars)
    {
        foreach (var singular in singulars)
        {
            if (Vocabulary.Shared.General.ListsNoun(singular) || Vocabulary.Shared.General.ListsNoun(singular + 'ه'))
            {
                return singular;
            }
        }
        return null;
    }
}
