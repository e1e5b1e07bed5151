using Qawl.Identity.Spelling;

namespace Qawl.Identity;

/// <summary>
/// Which forms of a block mean the same: forms whose names begin and end alike. What is found depends on the block alone, not
/// on the order in which its documents came.
/// </summary>
public static class NameRules
{
    /// <summary>The same words: عبد الله, عبدالله; أبو ريشة, أبوريشة.</summary>
    public const string SameWords = "sameWords";

    /// <summary>A foreign name in other letters: كوفاليف, كوفاليوف.</summary>
    public const string OtherLetters = "otherLetters";

    /// <summary>With and without the names of fathers, and the same office or the same story.</summary>
    public const string FewerFathers = "fewerFathers";

    /// <summary>The same first and last name, and other fathers between them.</summary>
    public const string OtherFathers = "otherFathers";

    /// <summary>Of an Arabic word each letter may make another name; a long foreign one is written as it is heard.</summary>
    private const int LettersOfForeignWord = 6;

    /// <summary>The same foreign sound from Morocco to Egypt and Iraq.</summary>
    private const string ForeignG = "غجكقگ";

    private const double AlikeInOtherLetters = 0.9;

    /// <summary>Documents of one story: so near in time, with so many names in common.</summary>
    private const int DaysOfStory = 4;

    private const int NamesOfStory = 3;

    /// <param name="block">Forms of one type, each once.</param>
    /// <returns>Of each pair one finding at most, in the order of pairs.</returns>
    public static IReadOnlyList<Finding> Judge(IReadOnlyCollection<NamedForm> block)
    {
        // Of names as long as that not all words are known.
        var forms = block
            .Where(f => f.Words.Count is > 0 and < NameWords.Most)
            .OrderBy(f => f.Id, StringComparer.Ordinal)
            .ToList();
        var findings = new SortedDictionary<FormPair, Finding>();
        for (var i = 0; i < forms.Count; i++)
        {
            for (var j = i + 1; j < forms.Count; j++)
            {
                if (OfNames(forms[i], forms[j]) is { } finding)
                {
                    findings[finding.Pair] = finding;
                }
            }
        }
        foreach (var shorter in forms.Where(f => f.Type == FormType.Person && f.Words.Count >= 2))
        {
            foreach (var finding in OfEvidence(shorter, forms))
            {
                findings.TryAdd(finding.Pair, finding);
            }
        }
        return [.. findings.Values];
    }

    private static Finding? OfNames(NamedForm one, NamedForm other)
    {
        if (one.Words.SequenceEqual(other.Words, StringComparer.Ordinal))
        {
            return Found(one, other, Verdict.Same, SameWords, ("words", string.Join(' ', one.Words)));
        }
        if (one.Type != FormType.Person || one.Words.Count < 2 || other.Words.Count < 2)
        {
            return null;
        }
        if (DifferInLetters(one.Words, other.Words) is { } differing)
        {
            return Found(one, other, Verdict.Same, OtherLetters, ("words", differing));
        }
        return
            HaveOneFrame(one.Words, other.Words)
            && one.Words.Count > 2
            && other.Words.Count > 2
            && !IsWithin(one.Words, other.Words)
            && !IsWithin(other.Words, one.Words)
            ? Found(
                one,
                other,
                Verdict.NotSame,
                OtherFathers,
                ("words", string.Join(' ', one.Words)),
                ("others", string.Join(' ', other.Words))
            )
            : null;
    }

    /// <summary>Who it is by office or story, if all of those are one person.</summary>
    private static IEnumerable<Finding> OfEvidence(NamedForm shorter, IEnumerable<NamedForm> forms)
    {
        var longer = forms
            .Where(f => f.Words.Count > shorter.Words.Count && IsWithin(shorter.Words, f.Words))
            .Select(f => (Form: f, Features: Evidence(shorter, f)))
            .Where(f => f.Features.Length > 0)
            .ToList();
        var isOne = longer.All(one =>
            longer.All(other =>
                IsWithin(one.Form.Words, other.Form.Words) || IsWithin(other.Form.Words, one.Form.Words)
            )
        );
        return isOne ? longer.Select(f => Found(shorter, f.Form, Verdict.Same, FewerFathers, f.Features)) : [];
    }

    private static (string, string)[] Evidence(NamedForm one, NamedForm other)
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

    /// <summary>Of two words (الرئيس التنفيذي, مساعد المدرب) many hold an office.</summary>
    private static bool TellsWho(string title) => title.AsSpan().Count(' ') >= 2;

    private static bool HaveCompany(NamedForm one, NamedForm other)
    {
        var company = one.Appearances.SelectMany(a => a.Company).ToHashSet(StringComparer.Ordinal);
        return other.Appearances.Any(a => a.Company.Overlaps(company));
    }

    private static bool AreOneStory(Appearance one, Appearance other) =>
        Math.Abs((one.Day ?? int.MinValue) - (long)(other.Day ?? int.MaxValue)) <= DaysOfStory
        && one.Article != other.Article
        && one.Company.Count(other.Company.Contains) >= NamesOfStory;

    /// <returns>The words that differ, where all others are the same; nothing if they may be two names.</returns>
    private static string? DifferInLetters(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        if (one.Count != other.Count)
        {
            return null;
        }
        var differing = Enumerable.Range(0, one.Count).Where(i => one[i] != other[i]).ToList();
        return differing is [var at] && IsForeignSpelling(one[at], other[at]) ? $"{one[at]} {other[at]}" : null;
    }

    private static bool IsForeignSpelling(string one, string other) =>
        Math.Min(one.Length, other.Length) >= LettersOfForeignWord
        && (one[0] == other[0] || (ForeignG.Contains(one[0]) && ForeignG.Contains(other[0])))
        && Skeleton.Readings(one)[0] == Skeleton.Readings(other)[0]
        && Likeness.Of(one, other) >= AlikeInOtherLetters;

    private static bool HaveOneFrame(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one[0] == other[0] && one[^1] == other[^1];

    /// <summary>All words of the one in the other, in their order, with the same first and last.</summary>
    private static bool IsWithin(IReadOnlyList<string> fewer, IReadOnlyList<string> more)
    {
        if (fewer.Count > more.Count || !HaveOneFrame(fewer, more))
        {
            return false;
        }
        var found = 0;
        foreach (var word in more)
        {
            found += found < fewer.Count && word == fewer[found] ? 1 : 0;
        }
        return found == fewer.Count;
    }

    private static Finding Found(
        NamedForm one,
        NamedForm other,
        Verdict verdict,
        string rule,
        params (string Name, string Value)[] features
    ) =>
        new(
            FormPair.Of(one.Id, other.Id),
            verdict,
            rule,
            features.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal)
        );
}
