using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>A shorter way to name a referent.</summary>
/// <param name="NeedsContext">A first name: it counts only where the sentence leaves no other reading.</param>
internal sealed record ShortForm(string[] Forms, Referent Referent, bool NeedsContext)
{
    /// <summary>The class word alone: it means the body of its class that was named last.</summary>
    public bool IsClassWord { get; init; }
}

/// <summary>
/// The short forms of all referents of an article, by their first word without the article: surname, first name if nobody
/// shares it, abbreviations, an organization without its class word.
/// </summary>
internal sealed class ShortForms
{
    /// <summary>No article has so many people of one surname; a text made to be slow may.</summary>
    private const int MostOfOneWord = 64;

    private readonly TokenizedText _text;
    private readonly NameTable _names;
    private readonly Dictionary<string, List<ShortForm>> _forms = new(StringComparer.Ordinal);

    public ShortForms(TokenizedText text, NameTable names)
    {
        _text = text;
        _names = names;
        var firstNames = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var person in names.Referents.Where(r => r.IsPerson))
        {
            firstNames[person.Forms[0]] = firstNames.GetValueOrDefault(person.Forms[0]) + 1;
        }
        foreach (var referent in names.Referents)
        {
            if (referent.IsPerson)
            {
                AddPerson(referent, firstNames);
            }
            else
            {
                AddOrganization(referent);
            }
        }
    }

    /// <summary>Which shapes of words any form begins with: most words of a text are none of them.</summary>
    private readonly bool[] _begins = new bool[4096];

    private static int Shape(ReadOnlySpan<char> word) =>
        word.IsEmpty ? 0 : ((((word[0] * 31) + word[^1]) * 31) + word.Length) & 4095;

    /// <summary>Those that begin with a word, longest first.</summary>
    public List<ShortForm>? Find(string word) =>
        _begins[Shape(ReferentKeys.WithoutArticle(word))]
        && _forms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(ReferentKeys.WithoutArticle(word), out var found)
            ? found
            : null;

    private void AddPerson(Referent person, Dictionary<string, int> firstNames)
    {
        if (person.Forms.Length == 1)
        {
            AddShort(person.Forms, person);
            return;
        }
        var at = SurnameStart(person.Forms);
        AddShort(person.Forms[at..], person);
        if (person.Forms.Length - at > 1 && person.Forms[at] is "بن" or "ابن")
        {
            AddShort(person.Forms[^1..], person);
        }
        // The middle and last names together: جواد ظريف, حمدان دقلو.
        if (person.Forms.Length > 2 && at > 1)
        {
            AddShort(person.Forms[1..], person);
        }
        var given = person.Forms[0] is "عبد" or "ابو" ? person.Forms[..2] : person.Forms[..1];
        if (firstNames[person.Forms[0]] == 1 && given.Length < person.Forms.Length)
        {
            AddShort(given, person, true);
        }
    }

    /// <summary>Where the surname begins: with عبد, بن, أبو and the like it has two words.</summary>
    private static int SurnameStart(string[] forms)
    {
        var at = forms.Length - 1;
        while (
            at > 1
            && (forms[at - 1] is "عبد" or "بن" or "ابن" or "ابو" or "ال" or "ولد" or "دي" or "فان" or "فون" or "بو")
        )
        {
            at--;
        }
        return Math.Max(1, at);
    }

    private void AddOrganization(Referent organization)
    {
        AddShort(organization.Forms, organization);
        foreach (var spelling in organization.Known?.Spellings ?? [])
        {
            AddShort(spelling, organization);
        }
        AddClassWord(organization);
        // الرافد for وكالة الرافد للأنباء.
        if (
            organization is { IsOutlet: true, Known: null, Forms: ["وكاله", { Length: > 4 } bare, ..] }
            && bare.StartsWith("ال", StringComparison.Ordinal)
        )
        {
            AddShort([bare], organization);
        }
        // MERIDIAN for MERIDIAN EN: an edition's code is left out.
        if (organization is { IsOutlet: true, Forms: [[< '\u0250', ..] edition, { Length: 2 }] })
        {
            AddShort([edition], organization);
        }
        // Abbreviations that the text itself gives.
        foreach (var mention in organization.Mentions)
        {
            if (mention.End - mention.First == 1)
            {
                AddShort(_text.Forms(mention.First, mention.End, 0), organization);
            }
        }
        // آفاق تونس for حزب آفاق تونس: the proper part of a name behind its class word.
        if (
            organization.Known is null
            && organization.Forms.Length >= 2
            && organization.Kind
                is OrganizationKind.Party
                    or OrganizationKind.Company
                    or OrganizationKind.Media
                    or OrganizationKind.Military
        )
        {
            var rest = organization.Forms[1..];
            // شرطة ولاية …: the region alone is none.
            if (_text.Lexicon.FindClosed(rest[0]).HasFlag(ClosedClass.Region))
            {
                return;
            }
            if (rest.Length > 1 || !rest[0].StartsWith("ال", StringComparison.Ordinal))
            {
                AddShort(rest, organization);
            }
        }
    }

    /// <summary>المرصد for المرصد العربي …, التنظيم for تنظيم «…».</summary>
    private void AddClassWord(Referent organization)
    {
        var word = organization.ClassWord ?? (organization.Forms.Length > 1 ? organization.Forms[0] : "");
        var bare = ReferentKeys.WithoutArticle(word).ToString();
        if (_text.Lexicon.Find(bare)?.Organization?.Is(BodyTraits.Alone) == true)
        {
            AddShort(["ال" + bare], organization, isClassWord: true);
        }
    }

    private void AddShort(string[] words, Referent referent, bool needsContext = false, bool isClassWord = false)
    {
        var key = ReferentKeys.WithoutArticle(words[0]).ToString();
        _begins[Shape(key)] = true;
        if (!_forms.TryGetValue(key, out var list))
        {
            _forms[key] = list = [];
        }
        if (list.Count >= MostOfOneWord)
        {
            return;
        }
        var at = list.FindIndex(f => f.Forms.Length < words.Length);
        list.Insert(
            at < 0 ? list.Count : at,
            new ShortForm(words, referent, needsContext) { IsClassWord = isClassWord }
        );
    }
}
