using System.Collections.Frozen;
using System.Globalization;

namespace Qawl.Identity.Spelling;

/// <summary>
/// How near a word of a name as asked for is to one as documents write it: the least cost of aligning their letters (dynamic
/// programming after Wagner and Fischer, 1974), where ways to write one letter cost little and other letters much.
/// </summary>
public static class Likeness
{
    private const int Wrong = 100;

    /// <summary>What is lost where the article, or بن, is written with a word.</summary>
    private const int ForArticle = 2;

    /// <summary>The same where only its consonant is written: Lakhdar.</summary>
    private const int ForItsConsonant = 12;

    private const int ForSon = 15;

    private static readonly FrozenDictionary<char, (string Arabic, string Latin, int Cost)[]> InLatin = Load();

    /// <summary>Letters that stand for one another in names that are foreign, local or misspelt.</summary>
    private static readonly (string Letters, int Cost)[] Kin =
    [
        ("غجكقگ", 25),
        ("خك", 30),
        ("تطث", 22),
        ("سصثز", 25),
        ("دضذ", 28),
        ("زذظض", 25),
        ("فڤ", 4),
        ("بپ", 4),
        ("جچژ", 8),
        ("شچ", 20),
        ("فو", 40),
        ("اه", 15),
        ("اوي", 35),
        ("حه", 40),
        ("اعء", 45),
    ];

    /// <returns>From 0, nothing in common, to 1, the same.</returns>
    public static double Of(string asked, string stored)
    {
        if (asked.Length == 0 || stored.Length == 0)
        {
            return 0;
        }
        if (string.Equals(asked, stored, StringComparison.Ordinal))
        {
            return 1;
        }
        var (askedInLatin, storedInLatin) = (LatinLetters.Is(asked[0]), LatinLetters.Is(stored[0]));
        var cost = (askedInLatin, storedInLatin) switch
        {
            (true, false) => Math.Min(OfScripts(stored, asked), WithoutJoined(stored, asked)),
            (false, true) => OfScripts(asked, stored),
            _ => Math.Min(OfOneScript(asked, stored), Math.Min(WithoutSon(asked, stored), WithoutSon(stored, asked))),
        };
        var letters = storedInLatin ? Math.Max(asked.Length, stored.Length) : Math.Max(2, stored.Length);
        return Math.Max(0, 1 - (double)cost / (Wrong * letters));
    }

    /// <summary>The same for a word that may still be typed: how near it is to the nearest beginning of the other.</summary>
    public static double OfBeginning(string asked, string stored) =>
        Enumerable.Range(1, stored.Length).Max(length => Of(asked, stored[..length]));

    /// <summary>Without an article or a son that is written with the word.</summary>
    private static int WithoutJoined(string stored, string asked)
    {
        var least = HasSon(stored) ? ForSon + OfScripts(stored[2..], asked) : int.MaxValue;
        if (LatinLetters.AfterArticle(asked) is > 0 and var article)
        {
            Lower(ref least, (article == 2 ? ForArticle : ForItsConsonant) + OfScripts(stored, asked[article..]));
        }
        if (asked.Length > 6 && asked.StartsWith("ben", StringComparison.Ordinal))
        {
            Lower(ref least, ForSon + OfScripts(stored, asked[3..]));
        }
        return least;
    }

    /// <summary>بنكيران, بن كيران: the latter's son was left out of the words.</summary>
    private static int WithoutSon(string one, string other) =>
        HasSon(one) && !other.StartsWith("بن", StringComparison.Ordinal)
            ? ForSon + OfOneScript(one[2..], other)
            : int.MaxValue;

    private static bool HasSon(string word) => word.Length > 4 && word.StartsWith("بن", StringComparison.Ordinal);

    private static int OfScripts(string arabic, string latin)
    {
        var costs = Costs(arabic.Length, latin.Length);
        for (var i = 0; i <= arabic.Length; i++)
        {
            for (var j = 0; j <= latin.Length; j++)
            {
                var here = costs[i, j];
                if (j < latin.Length)
                {
                    Lower(ref costs[i, j + 1], here + Unwritten(latin, j));
                }
                if (i == arabic.Length)
                {
                    continue;
                }
                Lower(ref costs[i + 1, j], here + Wrong);
                foreach (var (letters, inLatin, cost) in InLatin.GetValueOrDefault(arabic[i], []))
                {
                    if (
                        latin.AsSpan(j).StartsWith(inLatin, StringComparison.Ordinal)
                        && arabic.AsSpan(i).StartsWith(letters, StringComparison.Ordinal)
                    )
                    {
                        Lower(ref costs[i + letters.Length, j + inLatin.Length], here + cost);
                    }
                }
            }
        }
        return costs[arabic.Length, latin.Length];
    }

    /// <summary>What a Latin letter costs that no Arabic one stands for: short vowels and the second of a double letter little.</summary>
    private static int Unwritten(string latin, int at) =>
        at > 0 && latin[at] == latin[at - 1] && latin[at] is not ('a' or 'e' or 'i' or 'o' or 'u')
            ? 0
            : latin[at] switch
            {
                'a' => 2,
                'e' => 4,
                'i' => 4,
                'o' => 5,
                'u' => 5,
                'y' or 'w' => 30,
                // Sarah, but Kamhawi.
                'h' => at == latin.Length - 1 ? 10 : 30,
                // Georges, Jacques: what French writes and nobody speaks.
                's' when at > 0 && at == latin.Length - 1 && latin[at - 1] == 'e' => 20,
                _ => Wrong,
            };

    private static int OfOneScript(string one, string other)
    {
        var costs = Costs(one.Length, other.Length);
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                var here = costs[i, j];
                if (i < one.Length)
                {
                    Lower(ref costs[i + 1, j], here + Extra(one, i));
                }
                if (j < other.Length)
                {
                    Lower(ref costs[i, j + 1], here + Extra(other, j));
                }
                if (i < one.Length && j < other.Length)
                {
                    Lower(ref costs[i + 1, j + 1], here + Between(one[i], other[j]));
                }
            }
        }
        return costs[one.Length, other.Length];
    }

    private static int Extra(string word, int at) =>
        word[at] switch
        {
            'ا' or 'و' or 'ي' => 20,
            'ء' => 5,
            'ه' when at == word.Length - 1 => 20,
            'ت' when at + 1 < word.Length && word[at + 1] == 'ش' => 30,
            _ => Wrong,
        };

    private static int Between(char one, char other)
    {
        if (one == other)
        {
            return 0;
        }
        var least = Wrong;
        foreach (var (letters, cost) in Kin)
        {
            if (cost < least && letters.Contains(one) && letters.Contains(other))
            {
                least = cost;
            }
        }
        return least;
    }

    private static int[,] Costs(int rows, int columns)
    {
        var costs = new int[rows + 1, columns + 1];
        for (var i = 0; i <= rows; i++)
        {
            for (var j = 0; j <= columns; j++)
            {
                costs[i, j] = i + j == 0 ? 0 : int.MaxValue / 2;
            }
        }
        return costs;
    }

    private static void Lower(ref int cost, int other)
    {
        if (other < cost)
        {
            cost = other;
        }
    }

    private static FrozenDictionary<char, (string Arabic, string Latin, int Cost)[]> Load()
    {
        var rows = WordList
            .Rows("Spelling/letters-in-latin.txt", '\t')
            .SelectMany(columns => columns[1].Split(' ').Select(column => Way(columns[0], column)));
        return rows.GroupBy(r => r.Arabic[0]).ToFrozenDictionary(g => g.Key, g => g.ToArray());

        static (string Arabic, string Latin, int Cost) Way(string arabic, string column)
        {
            var at = column.IndexOf(':', StringComparison.Ordinal);
            var latin = column[..at] is "-" ? "" : column[..at];
            return (arabic, latin, int.Parse(column[(at + 1)..], CultureInfo.InvariantCulture));
        }
    }
}
