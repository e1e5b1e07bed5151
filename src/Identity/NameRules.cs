using Qawl.Identity.Aspects;
using Qawl.Identity.Spelling;

namespace Qawl.Identity;

/// <summary>
/// Which forms of a block mean the same: forms whose names begin and end alike. What is found depends on the block alone, not
/// on the order in which its documents came.
/// </summary>
public static class NameRules
{
    /// <summary>The same words (عبد الله, عبدالله; أبو ريشة, أبوريشة), and nothing that tells two who bear the name apart.</summary>
    public const string SameWords = "sameWords";

    /// <summary>The same words, and what cannot be said of one: a footballer and a minister, two countries' ministers.</summary>
    public const string OtherTrade = "otherTrade";

    /// <summary>A foreign name in other letters: كوفاليف, كوفاليوف.</summary>
    public const string OtherLetters = "otherLetters";

    /// <summary>With and without the names of fathers, and the same office or the same story.</summary>
    public const string FewerFathers = "fewerFathers";

    /// <summary>With and without the names of fathers, and nobody else who bears a name that few bear.</summary>
    public const string OnlyBearer = "onlyBearer";

    /// <summary>The same first and last name, and other fathers between them.</summary>
    public const string OtherFathers = "otherFathers";

    /// <summary>A body whose country or task stands in other words: الهيئة العامة للسياحة, هيئة السياحة.</summary>
    public const string OtherWords = "otherWords";

    /// <summary>A body under another word for what it is, and the same company: حركة النور, ميليشيات النور.</summary>
    public const string OtherHead = "otherHead";

    /// <summary>With and without its country, where only one country's is known and those who speak of it keep its company.</summary>
    public const string WithoutCountry = "withoutCountry";

    /// <summary>Of an Arabic word each letter may make another name; a long foreign one is written as it is heard.</summary>
    private const int LettersOfForeignWord = 6;

    /// <summary>The same foreign sound from Morocco to Egypt and Iraq.</summary>
    private const string ForeignG = "غجكقگ";

    /// <summary>شذا, شذى.</summary>
    private const string FinalA = "اي";

    private const double AlikeInOtherLetters = 0.9;

    private const double AlikeWithEvidence = 0.75;

    /// <summary>Of shorter words each letter counts.</summary>
    private const int LeastLetters = 3;

    /// <summary>A name that is taken for two in one document of so many.</summary>
    private const int OnceInMany = 5;

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
        var bearers = new List<NamedForm>();
        foreach (var name in forms.GroupBy(f => string.Join(' ', f.Words), StringComparer.Ordinal))
        {
            var (ofName, found) = Namesakes.Part([.. name]);
            bearers.AddRange(ofName);
            foreach (var finding in found)
            {
                findings.TryAdd(finding.Pair, finding);
            }
        }
        for (var i = 0; i < bearers.Count; i++)
        {
            for (var j = i + 1; j < bearers.Count; j++)
            {
                if (OfNames(bearers[i], bearers[j]) is { } finding)
                {
                    findings[finding.Pair] = finding;
                }
            }
        }
        foreach (var finding in Bodies.Judge(bearers))
        {
            findings[finding.Pair] = finding;
        }
        foreach (var shorter in bearers.Where(f => f.Type == FormType.Person && f.Names.Count >= 2))
        {
            foreach (var finding in OfFewerFathers(shorter, bearers))
            {
                findings.TryAdd(finding.Pair, finding);
            }
        }
        return [.. findings.Values];
    }

    /// <summary>Whether a block's documents must be looked at, which is not so of most bodies.</summary>
    /// <param name="names">Of its forms, taken apart.</param>
    public static bool NeedCompany(IEnumerable<BodyName?> names) => Bodies.NeedCompany(names.OfType<BodyName>());

    /// <summary>Whom a form means that no document has any more: the best known of those who bear its name.</summary>
    /// <param name="form">Its id.</param>
    /// <param name="words">Of its key.</param>
    /// <param name="block">Forms that documents have.</param>
    public static Finding? BestKnown(string form, IReadOnlyList<string> words, IEnumerable<NamedForm> block) =>
        block
            .Where(f => f.Words.SequenceEqual(words, StringComparer.Ordinal))
            .OrderByDescending(f => f.Appearances.Count)
            .ThenBy(f => f.Id, StringComparer.Ordinal)
            .Select(f => new Finding(
                FormPair.Of(form, f.Id),
                Verdict.Same,
                SameWords,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["words"] = string.Join(' ', words) }
            ))
            .FirstOrDefault();

    private static Finding? OfNames(NamedForm one, NamedForm other)
    {
        if (one.Type != FormType.Person || one.Names.Count < 2 || other.Names.Count < 2)
        {
            return null;
        }
        if (!Contradict(one, other) && DifferInLetters(one, other) is { Length: > 0 } features)
        {
            return Finding.Of(one, other, Verdict.Same, OtherLetters, features);
        }
        return
            HaveOneFrame(one, other)
            && one.Names.Count > 2
            && other.Names.Count > 2
            && !IsWithin(one, other)
            && !IsWithin(other, one)
            ? Finding.Of(
                one,
                other,
                Verdict.NotSame,
                OtherFathers,
                ("words", string.Join(' ', one.Words)),
                ("others", string.Join(' ', other.Words))
            )
            : null;
    }

    /// <summary>Whom a name with fewer fathers means: by office or story, or because nobody else bears it.</summary>
    private static IEnumerable<Finding> OfFewerFathers(NamedForm shorter, IReadOnlyList<NamedForm> bearers)
    {
        var longer = bearers.Where(b => IsWithin(shorter, b) && !Contradict(shorter, b)).ToList();
        foreach (var evidence in new Func<NamedForm, NamedForm, (string, string)[]>[] { Evidence.Of, Evidence.Some })
        {
            var tied = longer
                .Select(b => (Bearer: b, Features: evidence(shorter, b)))
                .Where(b => b.Features.Length > 0)
                .ToList();
            if (tied.Count > 0)
            {
                return AreOne([.. tied.Select(b => b.Bearer)])
                    ? tied.Select(b => Finding.Of(shorter, b.Bearer, Verdict.Same, FewerFathers, b.Features))
                    : [];
            }
        }
        var nobodyElse =
            !CommonNames.NameMany(shorter.Words)
            && AreOne(longer)
            && !longer.Exists(b => AreNamedTogether(shorter, b))
            && bearers.Count(b => HaveOneFrame(b, shorter)) == longer.Count + 1;
        return nobodyElse
            ? longer.Select(b => Finding.Of(shorter, b, Verdict.Same, OnlyBearer, ("words", string.Join(' ', b.Words))))
            : [];
    }

    private static bool AreOne(List<NamedForm> bearers) =>
        bearers.TrueForAll(one =>
            bearers.TrueForAll(other => one == other || IsWithin(one, other) || IsWithin(other, one))
        );

    private static bool Contradict(NamedForm one, NamedForm other) =>
        one.Aspect is { } aspect && other.Aspect is { } another && aspect.Contradicts(another);

    /// <summary>More than by mistake.</summary>
    private static bool AreNamedTogether(NamedForm one, NamedForm other)
    {
        var articles = one.Appearances.Select(a => a.Article).ToHashSet(StringComparer.Ordinal);
        var together = other.Appearances.Count(a => articles.Contains(a.Article));
        return together * OnceInMany >= Math.Min(one.Appearances.Count, other.Appearances.Count) && together > 0;
    }

    /// <returns>What they differ in, and what else ties them if letters alone do not; nothing if they may be two.</returns>
    private static (string, string)[] DifferInLetters(NamedForm one, NamedForm other)
    {
        if (one.Words.Count != other.Words.Count)
        {
            return [];
        }
        var differing = Enumerable.Range(0, one.Words.Count).Where(i => one.Words[i] != other.Words[i]).ToList();
        if (differing.Count == 0 || !differing.TrueForAll(i => IsForeignSpelling(one.Words[i], other.Words[i])))
        {
            return [];
        }
        (string, string)[] features =
        [
            ("words", string.Join(' ', differing.Select(i => one.Words[i]))),
            ("otherWords", string.Join(' ', differing.Select(i => other.Words[i]))),
        ];
        return differing is [var at]
            && Math.Min(one.Words[at].Length, other.Words[at].Length) >= LettersOfForeignWord
            && Likeness.Of(one.Words[at], other.Words[at]) >= AlikeInOtherLetters
                ? features
            : Evidence.Some(one, other) is { Length: > 0 } ties ? [.. features, .. ties]
            : [];
    }

    private static bool IsForeignSpelling(string first, string second)
    {
        // هيفاء, هيفا.
        var (one, other) = (first.TrimEnd('ء'), second.TrimEnd('ء'));
        return Math.Min(one.Length, other.Length) >= LeastLetters
            && !CommonNames.Have(first)
            && !CommonNames.Have(second)
            && AreAlike(one[0], other[0])
            && (AreAlike(one[^1], other[^1]) || (FinalA.Contains(one[^1]) && FinalA.Contains(other[^1])))
            && !AreOfTwoTribes(one, other)
            && Skeleton.Readings(one)[0] == Skeleton.Readings(other)[0]
            && Likeness.Of(one, other) >= AlikeWithEvidence;
    }

    /// <summary>Of the letters for a foreign g no writer takes ق for ج: الخزرقي, الخزرجي.</summary>
    private static bool AreOfTwoTribes(string one, string other) =>
        one.Count(c => c is 'ق') != other.Count(c => c is 'ق')
        && one.Count(c => c is 'ج') != other.Count(c => c is 'ج');

    private static bool AreAlike(char one, char other) =>
        one == other || (ForeignG.Contains(one) && ForeignG.Contains(other));

    private static bool HaveOneFrame(NamedForm one, NamedForm other) =>
        one.Names[0] == other.Names[0] && one.Names[^1] == other.Names[^1];

    /// <summary>All names of the one in the other, in their order, with the same first and last, and others between them.</summary>
    private static bool IsWithin(NamedForm fewer, NamedForm more)
    {
        if (fewer.Names.Count >= more.Names.Count || !HaveOneFrame(fewer, more))
        {
            return false;
        }
        var found = 0;
        foreach (var name in more.Names)
        {
            found += found < fewer.Names.Count && name == fewer.Names[found] ? 1 : 0;
        }
        return found == fewer.Names.Count;
    }
}
