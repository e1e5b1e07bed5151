using System.Collections.Frozen;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Identity.Spelling;

namespace Qawl.Identity.Aspects;

/// <summary>
/// The name of a body taken apart: what is the same in all its names, and what one of them says and another does not.
/// </summary>
/// <param name="Block">The same for all names of one body, and for names of others that only the rest tells apart.</param>
/// <param name="Head">The word for what it is; of several before one another the last.</param>
/// <param name="Country">Whose it is, as the list of countries names it first; several in the order of names.</param>
/// <param name="Level">What a local body is of: a region, a governorate or a town.</param>
public sealed record BodyName(string Block, string Head, string? Country = null, string? Level = null)
{
    private const string Ministry = "وزاره";
    private const string Militia = "ميليشيا";
    private const string Ball = "كره";
    private const string Arab = "عربي";
    private const string For = "ل";
    private const int LeastOfNisba = 4;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Lists = Load();

    /// <summary>Countries have one each.</summary>
    public bool IsMinistry => Head is Ministry;

    /// <summary>The words of the block as <c>aliases.bare_name</c> may have them: a <c>tsquery</c> as text.</summary>
    public required string Words { get; init; }

    /// <summary>The same for <c>aliases.sounds</c>.</summary>
    public required string Sounds { get; init; }

    /// <summary>A country has one, and its own papers need not say which.</summary>
    public required bool MayLackCountry { get; init; }

    /// <param name="name">Folded, with its articles.</param>
    /// <returns><c>null</c> of a name that can only be the same by its words.</returns>
    public static BodyName? Of(string name)
    {
        var parts = name.Split(' ');
        var words = NameWords.Of(name);
        // What is written together or apart, or is not Arabic, is compared as a whole.
        if (
            words.Count is < 2 or >= NameWords.Most
            || words.Count != parts.Length
            || !words.All(word => word.All(c => c is >= 'ء' and <= 'ي'))
        )
        {
            return null;
        }
        return IsOf("militia", words[0]) || (IsOf("movement", words[0]) && !DefiniteArticle.Begins(parts[0]))
                ? OfMovement(words)
            : IsOf("local", words[0]) ? OfPlace(words)
            : IsOf("body", words[0]) ? OfCountry(words)
            : null;
    }

    private static BodyName? OfMovement(IReadOnlyList<string> words)
    {
        var first = words.TakeWhile(IsMovement).Count();
        var rest = words.Skip(first).ToList();
        while (rest.Count > 1 && IsOf("epithet", Masculine(rest[^1])))
        {
            rest.RemoveAt(rest.Count - 1);
        }
        if (rest.Count == 0 || rest.TrueForAll(word => Countries.Of(word) is not null))
        {
            return null;
        }
        var head = IsOf("militia", words[first - 1]) ? Militia : words[first - 1];
        if (rest is [var only])
        {
            rest[0] = Follower(only);
        }
        string[] followers = rest is [[.., 'ي']] ? ["", "ه", "ين", "ون"] : [""];
        return Named(
            $"movement {string.Join(' ', rest)}",
            head,
            [
                [.. Lists["movement"], .. Lists["militia"]],
                .. rest.Select(word => followers.Select(end => word + end)),
            ]
        );
    }

    private static BodyName? OfPlace(IReadOnlyList<string> words)
    {
        var level = words.Count > 2 && IsOf("level", words[1]) ? words[1] : null;
        var rest = words.Skip(level is null ? 1 : 2).ToList();
        return Named(
            $"{words[0]} {string.Join(' ', rest)}",
            words[0],
            [
                [words[0]],
                .. rest.Select(word => new[] { word }),
            ]
        ) with
        {
            Level = level,
        };
    }

    private static BodyName? OfCountry(IReadOnlyList<string> words)
    {
        var head = words[0];
        var countries = new SortedSet<string>(StringComparer.Ordinal);
        var rest = new List<string>();
        for (var i = 1; i < words.Count; i++)
        {
            if (Countries.OfAdjective(words[i]) is { } country)
            {
                countries.Add(country);
            }
            else if (!IsLeftOut(words, i))
            {
                rest.Add(WithoutFor(words[i]));
            }
        }
        if (rest.Count == 0)
        {
            return null;
        }
        return Named(
            $"{head} {string.Join(' ', rest.Select((word, i) => i == 0 ? word : Masculine(word)))}",
            head,
            [
                [head],
                .. rest.Select((word, i) => Written(word, isFirst: i == 0)),
            ]
        ) with
        {
            Country = countries.Count == 0 ? null : string.Join('،', countries),
            MayLackCountry =
                IsOf("national", head)
                && !rest.Exists(word => IsOf("world", Masculine(word)))
                && !countries.Any(country => IsOf("region", DefiniteArticle.Drop(country).ToString())),
        };
    }

    /// <summary>الهيئة العامة ل…, الاتحاد العربي السعودي, اتحاد كرة القدم.</summary>
    private static bool IsLeftOut(IReadOnlyList<string> words, int at) =>
        at + 1 < words.Count
        && (
            (at == 1 && Masculine(words[at]) is "عام" && IsOf("general", words[0]))
            || (Masculine(words[at]) is Arab && Countries.OfAdjective(words[at + 1]) is not null)
            || WithoutFor(words[at]) is Ball
        );

    private static string[] Written(string word, bool isFirst)
    {
        string[] forms = isFirst ? [word] : [Masculine(word), Masculine(word) + "ه"];
        return [.. forms.SelectMany(form => new[] { form, "لل" + form, For + form }).Distinct(StringComparer.Ordinal)];
    }

    private static string WithoutFor(string word) =>
        word.Length >= 5 && word.StartsWith("لل", StringComparison.Ordinal) ? word[2..]
        : word is "لكره" ? Ball
        : word;

    /// <summary>السياحية, السياحي: beside ة readers do not agree on what it belongs to.</summary>
    private static string Masculine(string word) =>
        word.Length > LeastOfNisba && word.EndsWith("يه", StringComparison.Ordinal)
        || word is "عامه" or "مسلحه" or "متمرده"
            ? word[..^1]
            : word;

    /// <summary>الحوثيين, الحوثية and الحوثي: those who follow somebody, and he.</summary>
    private static string Follower(string word)
    {
        foreach (var end in (string[])["يين", "يون", "يه"])
        {
            if (word.Length > LeastOfNisba && word.EndsWith(end, StringComparison.Ordinal))
            {
                return word[..^(end.Length - 1)];
            }
        }
        return word;
    }

    private static bool IsMovement(string word) => IsOf("movement", word) || IsOf("militia", word);

    private static bool IsOf(string list, string word) => Lists[list].Contains(word);

    /// <param name="words">Each in all ways that a name of the body may have it.</param>
    private static BodyName Named(string block, string head, IReadOnlyCollection<IEnumerable<string>> words) =>
        new(block, head)
        {
            Words = All(words),
            Sounds = All(words.Select(ways => ways.SelectMany(Skeleton.Readings).Distinct(StringComparer.Ordinal))),
            MayLackCountry = false,
        };

    private static string All(IEnumerable<IEnumerable<string>> words) =>
        string.Join(" & ", words.Select(ways => $"({string.Join(" | ", ways.Select(way => $"'{way}'"))})"));

    private static FrozenDictionary<string, FrozenSet<string>> Load() =>
        WordList
            .Rows("Aspects/body-words.txt", '|')
            .GroupBy(row => row[0], row => NameWords.Of(row[1])[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
}
