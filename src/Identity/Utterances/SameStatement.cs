using System.Globalization;
using Qawl.Extraction.Search;
using Qawl.Extraction.Text;
using Qawl.Identity.Wording;

namespace Qawl.Identity.Utterances;

/// <summary>How one quote reports what another one reports.</summary>
public enum Reporting
{
    /// <summary>The same words; at most their spelling is another.</summary>
    Verbatim,

    /// <summary>One has a part of the words of the other.</summary>
    Shortened,

    /// <summary>The same in other words.</summary>
    Reworded,

    /// <summary>The same as indirect speech.</summary>
    Reported,
}

/// <summary>A quote as it is compared.</summary>
/// <param name="Words">What is said.</param>
/// <param name="IsDirect">Word for word.</param>
/// <param name="Voice">Who says it.</param>
/// <param name="Article">Who says two things alike in one article mostly says two things.</param>
/// <param name="Day">Days since the beginning of the calendar; <c>null</c> if its article has no date.</param>
public sealed record Said(WordedText Words, bool IsDirect, Voice Voice, string Article = "", int? Day = null)
{
    private HashSet<string>? _terms;

    /// <summary>It is reported that somebody says that it is not so: نفى أن ….</summary>
    public bool IsDenied { get; init; }

    /// <summary>What it says, each term once.</summary>
    internal HashSet<string> Terms =>
        _terms ??= Words.Units.Where(Passage.Counts).Select(Passage.TermOf).ToHashSet(StringComparer.Ordinal);
}

/// <summary>That two quotes report one statement, and what that rests on.</summary>
/// <param name="Reporting">How.</param>
/// <param name="Tie">How their speakers belong together.</param>
/// <param name="Shared">Words that say something and stand in both.</param>
/// <param name="Share">Of those of the shorter one, from 0 to 1.</param>
public sealed record Sameness(Reporting Reporting, Tie Tie, int Shared, double Share)
{
    /// <summary>By name.</summary>
    public IReadOnlyDictionary<string, string> Features =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["reporting"] = Reporting.ToString().ToLowerInvariant(),
            ["speakers"] = Tie.ToString().ToLowerInvariant(),
            ["shared"] = Shared.ToString(CultureInfo.InvariantCulture),
            ["share"] = Share.ToString("0.00", CultureInfo.InvariantCulture),
        };
}

/// <summary>
/// Tells whether two quotes report the same words or claim of one speaker. That they share words only proposes it: another
/// number, name, contrary, condition or a negation in what they share makes them two.
/// </summary>
public static class SameStatement
{
    /// <summary>Words that say something, below which a quote is like too many others.</summary>
    public const int LeastContent = 5;

    /// <summary>With fewer than <see cref="LeastContent"/> quotes must be word for word alike; with fewer than these they tell nothing.</summary>
    public const int LeastWordForWord = 3;

    /// <summary>Days between the articles.</summary>
    public const int MostDays = 14;

    private const int LeastShared = 4;

    /// <summary>Of the words between the first and the last that is shared.</summary>
    private const double LeastDensity = 0.4;

    private const double LeastShareInArticle = 0.65;

    /// <summary>Of shared words that only one text negates.</summary>
    private const double MostOtherwiseNegated = 0.36;

    private const double LeastShare = 0.6;

    /// <summary>With fewer the words must also begin alike: long names and offices at the end make no claim.</summary>
    private const double Sure = 0.75;

    /// <summary>Of many words that stand together.</summary>
    private const double LeastShareOfMany = 0.5;

    private const int Many = 7;

    private const double LeastDensityOfMany = 0.55;

    /// <summary>Of what is hardly parted by anything else.</summary>
    private const double Together = 0.8;

    /// <summary>Where one speaker is not known the words must be such as nobody else says.</summary>
    public const int LeastSharedOfOpen = 7;

    private const double LeastShareOfOpen = 0.8;

    /// <returns><c>null</c> if they do not, or if that cannot be told.</returns>
    public static Sameness? Of(Said one, Said other)
    {
        var tie = one.Voice.With(other.Voice);
        if (
            tie == Tie.Other
            || (one.Day is { } day && other.Day is { } otherDay && Math.Abs(day - otherDay) > MostDays)
        )
        {
            return null;
        }
        if (one.Terms.Count < LeastContent && other.Terms.Count == one.Terms.Count)
        {
            return IsWordForWord(tie, one, other) ? new(Reporting.Verbatim, tie, one.Terms.Count, 1) : null;
        }
        if (!MayShareEnough(one.Terms, other.Terms))
        {
            return null;
        }
        var (first, second) = Spacing.Unite(one.Words, other.Words);
        var passage = Passage.Of(first, second);
        var share = passage.Shared / (double)Math.Max(1, passage.OfShorter);
        var isOneArticle = one.Article.Length > 0 && one.Article == other.Article;
        if (
            !IsEnough(tie, passage, share)
            || (isOneArticle && (share < LeastShareInArticle || passage.Shared < Together * passage.Width))
            || IsAnother(passage, one.IsDenied != other.IsDenied)
        )
        {
            return null;
        }
        return new(ReportingOf(one, other, passage, share), tie, passage.Shared, share);
    }

    private static bool IsWordForWord(Tie tie, Said one, Said other) =>
        tie == Tie.Same
        && one.Terms.Count >= LeastWordForWord
        && one.IsDirect
        && other.IsDirect
        && one.IsDenied == other.IsDenied
        && HaveSameWords(one, other);

    private static bool HaveSameWords(Said one, Said other) =>
        one.Words.Units.Select(u => u.Key).SequenceEqual(other.Words.Units.Select(u => u.Key), StringComparer.Ordinal);

    /// <summary>Most that are not the same are told by this alone. Some words may be one word in the other, or stand twice.</summary>
    private static bool MayShareEnough(HashSet<string> one, HashSet<string> other)
    {
        const int Inexact = 2;
        var (fewer, more) = one.Count <= other.Count ? (one, other) : (other, one);
        var shared = fewer.Count(more.Contains) + Inexact;
        return shared >= LeastShared && shared >= LeastShareOfMany * fewer.Count;
    }

    private static bool IsEnough(Tie tie, Passage passage, double share)
    {
        var (shared, density) = (passage.Shared, passage.Shared / (double)Math.Max(1, passage.Width));
        return tie == Tie.Open ? shared >= LeastSharedOfOpen && share >= LeastShareOfOpen
            : share >= Sure ? shared >= LeastShared && density >= LeastDensity
            : shared > LeastShared
                && passage.SharedOfHead > 0
                && (
                    (share >= LeastShare && density >= LeastDensity)
                    || (share >= LeastShareOfMany && shared >= Many && density >= LeastDensityOfMany)
                    || (share >= LeastShareOfMany && density >= Together)
                );
    }

    /// <param name="isOneDenied">Then what the other one negates is the same.</param>
    private static bool IsAnother(Passage passage, bool isOneDenied)
    {
        WordUnit[] longer = [.. passage.OnlyLonger.Select(i => passage.Longer[i])];
        WordUnit[] shorter = [.. passage.OnlyShorter.Select(i => passage.Shorter[i])];
        return HaveOther(longer, shorter, u => u.Role.HasFlag(Role.Number))
            || HaveOther(longer.Where(u => !passage.HasShorter(u)), shorter.Where(u => !passage.HasLonger(u)), IsName)
            || (passage.NegationsOfLonger % 2 != passage.NegationsOfShorter % 2) != isOneDenied
            || HasCondition(longer) != HasCondition(shorter)
            || Opposites.Stand(longer, shorter)
            || AreNumbersSwapped(passage)
            || !isOneDenied && passage.OtherwiseNegated > Math.Max(2, MostOtherwiseNegated * passage.Shared)
            || passage.Replaced.Any(r => IsNamed(r.Before, r.Longer) && IsNamed(r.Before, r.Shorter));
    }

    /// <summary>شركة السنابل: a definite word behind one that is not.</summary>
    private static bool IsNamed(WordUnit before, WordUnit unit) =>
        !before.Key.StartsWith(DefiniteArticle.Letters, StringComparison.Ordinal)
        && unit.Key.StartsWith(DefiniteArticle.Letters, StringComparison.Ordinal);

    private static bool IsName(WordUnit unit) => WordSense.IsName(unit.Sought) && !unit.Role.HasFlag(Role.Number);

    private static bool HaveOther(
        IEnumerable<WordUnit> longer,
        IEnumerable<WordUnit> shorter,
        Func<WordUnit, bool> isOne
    ) => longer.Any(isOne) && shorter.Any(isOne);

    private static bool HasCondition(WordUnit[] units) => units.Any(u => u.Role.HasFlag(Role.Condition));

    private static bool AreNumbersSwapped(Passage passage)
    {
        var (one, other) = (Numbers(passage.Longer, passage.InLonger), Numbers(passage.Shorter, passage.InShorter));
        var (left, right) = (
            one.Where(other.Contains).Distinct(StringComparer.Ordinal),
            other.Where(one.Contains).Distinct(StringComparer.Ordinal)
        );
        return !left.SequenceEqual(right, StringComparer.Ordinal);
    }

    private static List<string> Numbers(IReadOnlyList<WordUnit> units, WordRange range) =>
        [
            .. Enumerable
                .Range(range.Start, range.Count)
                .Where(i => units[i].Role.HasFlag(Role.Number))
                .Select(i => units[i].Key),
        ];

    private static Reporting ReportingOf(Said one, Said other, Passage passage, double share) =>
        HaveSameWords(one, other) ? Reporting.Verbatim
        : one.IsDirect != other.IsDirect ? Reporting.Reported
        : share >= 1 && passage.OfLonger > passage.OfShorter ? Reporting.Shortened
        : Reporting.Reworded;
}
