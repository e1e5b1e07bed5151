using System.Collections.Concurrent;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Search;

/// <summary>
/// Cuts texts and queries into words, by one function, so that what is stored is found. Each written form is analysed
/// once. Safe for many threads; bounded, because input is not trusted.
/// </summary>
public static class SearchWords
{
    private const int Capacity = 40_000;

    /// <summary>In UTF-16: longer ones are hardly met twice.</summary>
    private const int LongestKept = 40;

    private static readonly ConcurrentDictionary<string, SearchWord> Met = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, SearchWord>.AlternateLookup<ReadOnlySpan<char>> MetAs =
        Met.GetAlternateLookup<ReadOnlySpan<char>>();

    private static int count;

    public static List<PlacedWord> Of(ReadOnlySpan<char> text)
    {
        var words = new List<PlacedWord>((text.Length / 5) + 1);
        for (var i = 0; i < text.Length; )
        {
            if (!IsPart(text[i]))
            {
                i++;
                continue;
            }
            var start = i;
            var end = ++i;
            for (; i < text.Length && (IsPart(text[i]) || Folding.IsDropped(text[i])); i++)
            {
                if (IsPart(text[i]) || IsMark(text[i]))
                {
                    end = i + 1;
                }
            }
            words.Add(new(Find(text[start..end]), start, end));
        }
        return words;
    }

    /// <param name="word">A word without anything before or behind it.</param>
    public static SearchWord Find(ReadOnlySpan<char> word)
    {
        if (MetAs.TryGetValue(word, out var known))
        {
            return known;
        }
        var raw = word.ToString();
        var found = Analyse(raw);
        if (raw.Length <= LongestKept && Volatile.Read(ref count) < Capacity && Met.TryAdd(raw, found))
        {
            Interlocked.Increment(ref count);
        }
        return found;
    }

    /// <summary>What the forms of words begin with that begin as a word typed in part, which may have the article.</summary>
    public static IReadOnlyList<string> Beginnings(ReadOnlySpan<char> typed)
    {
        var letters = SearchSpelling.Letters(typed);
        var folded = Folding.Fold(letters);
        if (letters.Length != folded.Length || letters.Length == 0)
        {
            return [folded];
        }
        var beginnings = new List<string> { SearchSpelling.Of(letters, folded) };
        foreach (var article in Clitics.Articles)
        {
            if (folded.Length > article.Length + 1 && folded.StartsWith(article, StringComparison.Ordinal))
            {
                beginnings.Add(SearchSpelling.Of(letters.AsSpan(article.Length), folded.AsSpan(article.Length)));
            }
        }
        // Where و follows, the hamza is not kept: مسئـ begins مسئول.
        if (SearchSpelling.IsHamza(letters[^1]))
        {
            beginnings.Add(SearchSpelling.Of(letters + "و", folded + "و"));
        }
        return beginnings;
    }

    /// <summary>
    /// The same word without what clings to it, if it is a word of no list and what remains a name of its document:
    /// لزيلينسكي where زيلينسكي is named.
    /// </summary>
    public static SearchWord InDocument(SearchWord word, IReadOnlySet<string> names)
    {
        if (!word.IsUnknown)
        {
            return word;
        }
        for (var cut = 1; cut <= 2 && word.Form.Length - cut > 3; cut++)
        {
            if (word.Form[cut - 1] is not ('و' or 'ف' or 'ب' or 'ل' or 'ك'))
            {
                break;
            }
            if (names.Contains(word.Form[cut..]))
            {
                return new()
                {
                    Raw = word.Raw,
                    Form = word.Form,
                    Terms = Find(word.Form.AsSpan(cut)).Terms,
                    IsParticle = false,
                };
            }
        }
        return word;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) && !Folding.IsDropped(c);

    /// <summary>A vowel sign or the like belongs to the letter before it; what only steers the layout does not.</summary>
    private static bool IsMark(char c) => c is (>= '\u0610' and <= '\u061A') or (>= '\u0640' and <= '\u06ED');

    private static SearchWord Analyse(string raw)
    {
        var letters = SearchSpelling.Letters(raw);
        var folded = Folding.Fold(letters);
        var visible = Visible(raw);
        if (Particles.Has(folded))
        {
            return new()
            {
                Raw = visible,
                Form = folded,
                Terms = [folded],
                IsParticle = true,
            };
        }
        // Letters that fold to more or less than one are of no Arabic word.
        var cut = letters.Length == folded.Length ? Clitics.LengthOf(folded) : 0;
        if (cut == 0 && letters != folded && letters.Length == folded.Length && !Clitics.IsListed(folded))
        {
            cut = OtherSeats.CliticsOf(letters, folded);
        }
        // بالله, لله: what it clings to has its article always.
        if (
            folded.Length < 7
            && folded.EndsWith("لله", StringComparison.Ordinal)
            && folded.Length - 3 is var front
            && (front == 0 || folded[front - 1] is 'ا' or 'و' or 'ف')
        )
        {
            (letters, folded, cut) = (FoldedName.God, FoldedName.God, 0);
        }
        var form =
            letters.Length == folded.Length ? SearchSpelling.Of(letters.AsSpan(cut), folded.AsSpan(cut)) : folded;
        // Many are kept, and most are one string.
        form = form == visible ? visible : form;
        return new()
        {
            Raw = visible,
            Form = form,
            Terms = JoinedNames.Split(form) is { } parts ? [.. parts.Select(SearchStem.Of)] : [SearchStem.Of(form)],
            IsParticle = false,
            IsUnknown = cut == 0 && !Clitics.IsKnown(folded),
        };
    }

    private static string Visible(string raw)
    {
        foreach (var c in raw)
        {
            if (Folding.IsDropped(c) && !IsMark(c))
            {
                return string.Concat(raw.Where(l => !Folding.IsDropped(l) || IsMark(l)));
            }
        }
        return raw;
    }
}
