namespace Qawl.Identity;

/// <summary>What two forms have in common besides their words: an office, or a story.</summary>
internal static class Evidence
{
    /// <summary>Documents of one story: so near in time, with so many names in common.</summary>
    public const int DaysOfStory = 4;

    private const int NamesOfStory = 3;

    private const int NamesWhenever = 2;

    /// <returns>By name; none if nothing ties the two.</returns>
    public static (string, string)[] Of(NamedForm one, NamedForm other)
    {
        var titles = one.Titles.Intersect(other.Titles, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        if (titles.FirstOrDefault(title => TellsWho(title) || HaveCompany(one, other)) is { } title)
        {
            return [("title", title)];
        }
        return (
            from first in one.Appearances
            from second in other.Appearances
            where AreOneStory(first, second)
            select new[] { ("article", first.Article), ("otherArticle", second.Article) }
        ).FirstOrDefault([]);
    }

    /// <summary>What ties two forms whose names are so alike that little more is needed.</summary>
    /// <returns>By name; none if nothing does.</returns>
    public static (string, string)[] Some(NamedForm one, NamedForm other)
    {
        if (one.Offices.Intersect(other.Offices, StringComparer.Ordinal).Min(StringComparer.Ordinal) is { } office)
        {
            return [("title", office)];
        }
        if (one.Aspect is { TellsWho: true } aspect && aspect.Trade == other.Aspect?.Trade)
        {
            return [("trade", aspect.ToString())];
        }
        return Near(one, other);
    }

    /// <summary>Two documents that are near each other.</summary>
    /// <returns>By name; none if there are none.</returns>
    public static (string, string)[] Near(NamedForm one, NamedForm other) =>
        (
            from first in one.Appearances
            from second in other.Appearances
            where AreNear(first, second)
            select new[] { ("article", first.Article), ("otherArticle", second.Article) }
        ).FirstOrDefault([]);

    /// <summary>With somebody in common within the days of a story, or with more in common whenever it was.</summary>
    public static bool AreNear(Appearance one, Appearance other)
    {
        if (one.Article == other.Article)
        {
            return false;
        }
        var common = one.Company.Count(other.Company.Contains);
        return common >= NamesWhenever || (common > 0 && DaysBetween(one, other) <= DaysOfStory);
    }

    /// <summary>Of two words (الرئيس التنفيذي, مساعد المدرب) many hold an office.</summary>
    public static bool TellsWho(string title) => title.AsSpan().Count(' ') >= 2;

    public static bool HaveCompany(NamedForm one, NamedForm other)
    {
        var company = one.Appearances.SelectMany(a => a.Company).ToHashSet(StringComparer.Ordinal);
        return other.Appearances.Any(a => a.Company.Overlaps(company));
    }

    public static bool AreOneStory(Appearance one, Appearance other) =>
        DaysBetween(one, other) <= DaysOfStory
        && one.Article != other.Article
        && one.Company.Count(other.Company.Contains) >= NamesOfStory;

    private static long DaysBetween(Appearance one, Appearance other) =>
        Math.Abs((one.Day ?? int.MinValue) - (long)(other.Day ?? int.MaxValue));
}
