using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>A way to name again what was named fully.</summary>
/// <param name="Of">The folded words of each such name.</param>
internal sealed record ShortFormRule(string Name, Func<ShortForms, Referent, IEnumerable<string[]>> Of) : IRule;

/// <summary>
/// The short forms of all referents of an article, by their first word without the article: surname, first name if nobody
/// shares it, abbreviations, an organization without its class word.
/// </summary>
internal sealed class ShortForms
{
    /// <summary>No article has so many people of one surname; a text made to be slow may.</summary>
    private const int MostOfOneWord = 64;

    /// <summary>المرصد for المرصد العربي …, التنظيم for تنظيم «…».</summary>
    public static readonly ShortFormRule ClassWordAlone = new(
        "class-word-alone",
        static (forms, body) => forms.ClassWord(body)
    );

    /// <summary>التجارة for وزارة التجارة والصناعة, where a headline says so.</summary>
    public static readonly ShortFormRule MinistryField = new(
        "ministry-without-class-word",
        static (_, body) =>
            body.Forms is ["وزاره", _, ..]
                ?
                [
                    [body.Forms[1]],
                    body.Forms[1..],
                ]
                : []
    );

    /// <summary>المجالي for سامر المجالي الطراونة, where he speaks.</summary>
    public static readonly ShortFormRule MiddleName = new(
        "middle-name-alone",
        static (forms, person) => forms.Middle(person)
    );

    /// <summary>All apply, the surest first.</summary>
    private static readonly ShortFormRule[] OfPeople =
    [
        // الدروبي, بن راشد.
        new("surname-alone", static (forms, person) => forms.Surname(person)),
        // راشد for سالم بن راشد.
        new("last-name-behind-son", static (forms, person) => forms.BehindSon(person)),
        // جواد ظريف for محمد جواد ظريف.
        new("middle-and-last-name", static (forms, person) => forms.WithoutFirst(person)),
        MiddleName,
        // سلمى, if no other is called so; كريم, where no more is known.
        new("first-name-alone", static (forms, person) => forms.FirstName(person)),
    ];

    /// <inheritdoc cref="OfPeople"/>
    private static readonly ShortFormRule[] OfBodies =
    [
        // رابطة الكتاب.
        new("name-of-body-again", static (_, body) => [body.Forms]),
        // الفيفا for الاتحاد الدولي لكرة القدم.
        new("spelling-of-the-lexicon", static (_, body) => body.Known?.Spellings ?? []),
        ClassWordAlone,
        // الرافد for وكالة الرافد للأنباء.
        new("agency-without-class-word", static (_, body) => Agency(body)),
        // An abbreviation that the text itself gives.
        new("abbreviation-again", static (forms, body) => forms.Abbreviations(body)),
        MinistryField,
        // آفاق تونس for حزب آفاق تونس.
        new("body-without-class-word", static (forms, body) => forms.WithoutClassWord(body)),
        // أريحا فارما for أريحا فارما للأدوية.
        new("firm-without-its-purpose", static (forms, body) => forms.WithoutPurpose(body)),
    ];

    private readonly TokenizedText _text;
    private readonly Dictionary<string, List<ShortForm>> _forms = new(StringComparer.Ordinal);

    /// <summary>How many people are called so.</summary>
    private readonly Dictionary<string, int> _firstNames = new(StringComparer.Ordinal);

    public ShortForms(TokenizedText text, NameTable names)
    {
        _text = text;
        foreach (var person in names.Referents.Where(r => r.IsPerson))
        {
            _firstNames[person.Forms[0]] = _firstNames.GetValueOrDefault(person.Forms[0]) + 1;
        }
        foreach (var referent in names.Referents)
        {
            foreach (var rule in referent.IsPerson ? OfPeople : OfBodies)
            {
                foreach (var words in rule.Of(this, referent))
                {
                    Add(words, referent, rule);
                }
            }
        }
    }

    /// <summary>Those that begin with a word, longest first.</summary>
    public List<ShortForm>? Find(string word) =>
        _forms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(DefiniteArticle.Drop(word), out var found)
            ? found
            : null;

    private static IEnumerable<string[]> When(bool condition, string[] words) => condition ? [words] : [];

    private IEnumerable<string[]> Surname(Referent person) =>
        When(
            // الثاني of عبدالله الثاني is nobody's.
            person.Forms.Length > 1
                && !Has(person.Forms[^1], WordClass.Function),
            person.Forms[SurnameStart(person.Forms)..]
        );

    private IEnumerable<string[]> BehindSon(Referent person)
    {
        var at = SurnameStart(person.Forms);
        return When(person.Forms.Length - at > 1 && Is(person.Forms[at], ClosedClass.Son), person.Forms[^1..]);
    }

    private IEnumerable<string[]> WithoutFirst(Referent person) =>
        SurnameStart(person.Forms) > 1 ? [person.Forms[1..]] : [];

    private IEnumerable<string[]> Middle(Referent person)
    {
        for (var i = 1; i < SurnameStart(person.Forms); i++)
        {
            var form = person.Forms[i];
            if (
                !Is(person.Forms[i - 1], ClosedClass.Carries | ClosedClass.Son)
                && (
                    DefiniteArticle.Begins(form) || Has(form, WordClass.FamilyName) || _text.Vocabulary.Get(form).IsRare
                )
            )
            {
                yield return [form];
            }
        }
    }

    private IEnumerable<string[]> FirstName(Referent person)
    {
        var length = Is(person.Forms[0], ClosedClass.Carries) ? 2 : 1;
        return When(
            // جورجيا is a country too.
            _firstNames[person.Forms[0]] == 1
                && !Has(person.Forms[0], WordClass.Country | WordClass.Place),
            [.. person.Forms.Take(length)]
        );
    }

    private bool Has(string form, WordClass classes) =>
        ((_text.Lexicon.Find(form)?.Classes ?? WordClass.None) & classes) != WordClass.None;

    /// <summary>Where the surname begins: with عبد, بن, أبو and the like it has two words.</summary>
    private int SurnameStart(string[] forms)
    {
        var at = forms.Length - 1;
        while (at > 1 && Is(forms[at - 1], ClosedClass.InSurname))
        {
            at--;
        }
        return Math.Max(1, at);
    }

    private bool Is(string form, ClosedClass any) => (_text.Lexicon.FindClosed(form) & any) != 0;

    private IEnumerable<string[]> ClassWord(Referent body)
    {
        var word = body.ClassWord ?? (body.Forms.Length > 1 ? body.Forms[0] : "");
        var bare = DefiniteArticle.Drop(word).ToString();
        return When(
            _text.Lexicon.Find(bare)?.Organization?.Is(BodyTraits.Alone) == true,
            [DefiniteArticle.Letters + bare]
        );
    }

    private static IEnumerable<string[]> Agency(Referent body) =>
        body.Forms is ["وكاله", var bare, "للانباء", ..]
            ?
            [
                [bare],
            ]
            : [];

    private IEnumerable<string[]> Abbreviations(Referent body) =>
        body.Mentions.Where(m => m.End - m.First == 1).Select(m => _text.Forms(m.First, m.End, 0));

    private IEnumerable<string[]> WithoutPurpose(Referent body)
    {
        var purpose = Array.FindIndex(
            body.Forms,
            form => form.StartsWith("لل", StringComparison.Ordinal) || Is(form, ClosedClass.CompanyAdjective)
        );
        return When(
            purpose > 1 || purpose == 1 && _text.Vocabulary.Get(body.Forms[0]).IsRare,
            body.Forms[..Math.Max(purpose, 0)]
        );
    }

    private IEnumerable<string[]> WithoutClassWord(Referent body)
    {
        // أفق كابيتال has none.
        if (
            body.Forms is not [var head, _, ..]
            || body.Kind is not (OrganizationKind.Party or OrganizationKind.Company)
            || _text.Lexicon.Find(head)?.Organization is null
        )
        {
            return [];
        }
        var rest = body.Forms[1..];
        return When(rest.Length > 1 || !DefiniteArticle.Begins(rest[0]), rest);
    }

    private void Add(string[] words, Referent referent, ShortFormRule rule)
    {
        var key = DefiniteArticle.Drop(words[0]).ToString();
        if (!_forms.TryGetValue(key, out var list))
        {
            _forms[key] = list = [];
        }
        if (list.Count >= MostOfOneWord)
        {
            return;
        }
        var at = list.FindIndex(f => f.Forms.Length < words.Length);
        list.Insert(at < 0 ? list.Count : at, new ShortForm(words, referent, rule));
    }
}
