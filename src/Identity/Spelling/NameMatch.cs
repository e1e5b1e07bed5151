namespace Qawl.Identity.Spelling;

/// <summary>How a name that is asked for was found.</summary>
public enum MatchedBy
{
    /// <summary>It is the name, apart from what readers take as the same letter, the article and بن.</summary>
    Name,

    /// <summary>It is some of the words of the name.</summary>
    Part,

    /// <summary>It is another way to write the name, or some of its words, in Arabic letters.</summary>
    Spelling,

    /// <summary>It is the name, or some of its words, in Latin letters.</summary>
    Transliteration,
}

/// <summary>A name as asked for beside one that documents have.</summary>
/// <param name="Score">From 0 to 1, which is the same name.</param>
/// <param name="By">How it was found.</param>
/// <param name="IsWhole">Whether each word of the one is one of the other's.</param>
public readonly record struct NameMatch(double Score, MatchedBy By, bool IsWhole)
{
    /// <summary>A word that is less like another is another one.</summary>
    public const double LeastLikeness = 0.8;

    /// <summary>The same of a word in one script of which so few letters are typed: each tells much.</summary>
    private const double LeastLikenessOfFewLetters = 0.9;

    private const int FewLetters = 3;

    private const double ForOtherOrder = 0.02;

    /// <summary>What is lost where a word goes on behind what is typed: a whole one comes before it.</summary>
    private const double ForUntypedEnd = 0.03;

    /// <summary>What is lost where one of the names has words that the other has not, and for each such word.</summary>
    private const double ForMoreWords = 0.05;

    private const double ForEachMore = 0.005;

    private const double ForEachUnknown = 0.08;

    /// <param name="asked">What is asked for, as <see cref="NameWords"/> cuts it.</param>
    /// <param name="stored">A name of documents, cut in the same way.</param>
    /// <returns>
    /// Nothing unless each word of one of them is like one of the other's, each another one; a single word of documents
    /// is no more than itself.
    /// </returns>
    public static NameMatch? Of(IReadOnlyList<string> asked, IReadOnlyList<string> stored) =>
        Of(asked, stored, isBeginning: false);

    /// <summary>The same for a name whose last word may still be typed.</summary>
    public static NameMatch? OfBeginning(IReadOnlyList<string> asked, IReadOnlyList<string> stored) =>
        asked.Count > stored.Count ? null : Of(asked, stored, isBeginning: true);

    private static NameMatch? Of(IReadOnlyList<string> asked, IReadOnlyList<string> stored, bool isBeginning)
    {
        var least = Math.Min(asked.Count, stored.Count);
        if (least == 0 || (stored.Count == 1 && asked.Count > 1))
        {
            return Whole(asked, stored);
        }
        var taken = new bool[stored.Count];
        var (found, sum, last, isInOrder, untyped) = (0, 0.0, -1, true, 0.0);
        for (var i = 0; i < asked.Count; i++)
        {
            var isTyped = isBeginning && i == asked.Count - 1;
            var (best, likeness) = Nearest(asked[i], stored, taken, isTyped);
            if (best < 0)
            {
                continue;
            }
            taken[best] = true;
            found++;
            sum += likeness;
            isInOrder &= best > last;
            last = best;
            untyped = isTyped && Likeness.Of(asked[i], stored[best]) < likeness ? ForUntypedEnd : 0;
        }
        if (found < least)
        {
            return Whole(asked, stored);
        }
        var mean = sum / found;
        var (more, unknown) = (stored.Count - found, asked.Count - found);
        var score =
            mean
            - (more > 0 ? ForMoreWords + ForEachMore * more : 0)
            - ForEachUnknown * unknown
            - untyped
            - (isInOrder ? 0 : ForOtherOrder);
        var isWhole = more + unknown == 0;
        return new(Math.Max(0, score), ByOf(asked, mean, isWhole), isWhole);
    }

    private static (int At, double Likeness) Nearest(
        string word,
        IReadOnlyList<string> stored,
        bool[] taken,
        bool isBeginning
    )
    {
        var (best, likeness) = (-1, LeastLikeness);
        for (var i = 0; i < stored.Count; i++)
        {
            if (taken[i])
            {
                continue;
            }
            var found = isBeginning ? Likeness.OfBeginning(word, stored[i]) : Likeness.Of(word, stored[i]);
            var areFew =
                isBeginning && word.Length <= FewLetters && LatinLetters.Is(word[0]) == LatinLetters.Is(stored[i][0]);
            if (found > likeness && !(areFew && found < LeastLikenessOfFewLetters))
            {
                (best, likeness) = (i, found);
            }
        }
        return (best, likeness);
    }

    /// <summary>Names that are cut into words in other places: Jinping, شي جين بينغ.</summary>
    private static NameMatch? Whole(IReadOnlyList<string> asked, IReadOnlyList<string> stored)
    {
        if (asked.Count == stored.Count || asked.Count == 0)
        {
            return null;
        }
        var likeness = Likeness.Of(string.Concat(asked), string.Concat(stored));
        return likeness > LeastLikeness ? new(likeness, ByOf(asked, likeness, isWhole: true), IsWhole: true) : null;
    }

    private static MatchedBy ByOf(IReadOnlyList<string> asked, double likeness, bool isWhole) =>
        LatinLetters.Is(asked[0][0]) && likeness < 1 ? MatchedBy.Transliteration
        : likeness < 1 ? MatchedBy.Spelling
        : isWhole ? MatchedBy.Name
        : MatchedBy.Part;
}
