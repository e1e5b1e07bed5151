using Qawl.Extraction.Text;

namespace Qawl.Extraction.Names;

/// <summary>
/// Second pass: joins the referents that are one, finds their short forms through the whole article (surname, first name
/// if nobody shares it, abbreviations, an organization without its class word) and gives each its key.
/// </summary>
internal sealed class NamePropagation(NameTable names, PersonFinder people)
{
    public void Run(IReadOnlyList<(int First, int End)> ranges)
    {
        Join();
        var shortForms = ShortForms();
        foreach (var (first, end) in ranges)
        {
            for (var i = first; i < end; i++)
            {
                if (names.IsFree(i, i + 1) && names.Word(i) is { } word)
                {
                    Propagate(i, end, word, shortForms);
                }
            }
        }
        foreach (var referent in names.Referents)
        {
            referent.Mentions.Sort((a, b) => a.First - b.First);
            referent.Key = ReferentKeys.Of(
                referent.IsPerson,
                referent.Known is { } known ? Lexicon.Forms(known.Canonical) : referent.Forms
            );
        }
        names.Referents.RemoveAll(r => r.Mentions.Count == 0);
        MergeByKey();
    }

    /// <summary>A shorter name is the fullest one that ends with it and was met last before it, else first.</summary>
    private void Join()
    {
        var all = names.Referents.ToArray();
        foreach (var referent in all)
        {
            if (referent.Mentions.Count == 0)
            {
                continue;
            }
            Referent? best = null;
            foreach (var other in all)
            {
                if (
                    other == referent
                    || other.Mentions.Count == 0
                    || other.IsPerson != referent.IsPerson
                    || !IsShortOf(referent, other)
                )
                {
                    continue;
                }
                if (best is null || Nearer(referent, other, best))
                {
                    best = other;
                }
            }
            if (best is not null)
            {
                MoveTo(referent, best);
            }
        }
    }

    private static bool Nearer(Referent of, Referent a, Referent b)
    {
        var at = of.Mentions[0].First;
        int da = at - a.Mentions[0].First,
            db = at - b.Mentions[0].First;
        return (da >= 0, da >= 0 ? -da : da).CompareTo((db >= 0, db >= 0 ? -db : db)) > 0;
    }

    private static bool IsShortOf(Referent small, Referent full)
    {
        if (SameForms(small.Forms, full.Forms))
        {
            // Equal forms join towards the earlier one only, or both would move.
            return full.Known is not null && small.Known is null
                || (full.Known is null) == (small.Known is null) && full.Mentions[0].First < small.Mentions[0].First;
        }
        if (small.Forms.Length >= full.Forms.Length || small.Known is not null)
        {
            return false;
        }
        if (!small.IsPerson)
        {
            return IsOrganizationShort(small.Forms, full.Forms);
        }
        var tail = full.Forms.AsSpan(full.Forms.Length - small.Forms.Length);
        var isSurname = true;
        for (var i = 0; i < tail.Length; i++)
        {
            isSurname &= Same(small.Forms[i], tail[i]);
        }
        // First and last of a longer name: محمد ظريف for محمد جواد ظريف; or its first words: محمد بن سلمان.
        return isSurname
            || small.Forms.Length == 1
                && Same(small.Forms[0], full.Forms[0])
                && small.Mentions[0].First > full.Mentions[0].First
            || small.Forms.Length == 2 && Same(small.Forms[0], full.Forms[0]) && Same(small.Forms[1], full.Forms[^1])
            || small.Forms.Length >= 2 && StartsWith(full.Forms, small.Forms);
    }

    /// <summary>الهيئة العامة للرياضة is short of no other body; وزارة الخارجية is of وزارة الخارجية الأمريكية.</summary>
    private static bool IsOrganizationShort(string[] small, string[] full) =>
        small.Length >= 2 && StartsWith(full, small);

    private static bool StartsWith(string[] full, string[] small)
    {
        for (var i = 0; i < small.Length; i++)
        {
            if (!Same(full[i], small[i]))
            {
                return false;
            }
        }
        return true;
    }

    private static bool SameForms(string[] a, string[] b) => a.Length == b.Length && StartsWith(a, b);

    /// <summary>The article comes and goes: خامنئي, الخامنئي.</summary>
    private static bool Same(string a, string b) =>
        ReferentKeys.WithoutArticle(a).SequenceEqual(ReferentKeys.WithoutArticle(b));

    private static void MoveTo(Referent from, Referent to)
    {
        foreach (var mention in from.Mentions)
        {
            mention.Referent = to;
            to.Mentions.Add(mention);
        }
        from.Mentions.Clear();
        to.Roles.AddRange(from.Roles);
        to.Feminine |= from.Feminine;
        to.IsOutlet |= from.IsOutlet;
        to.Mentions.Sort((a, b) => a.First - b.First);
    }

    private sealed record ShortForm(string[] Forms, Referent Referent, bool NeedsContext);

    private Dictionary<string, List<ShortForm>> ShortForms()
    {
        var forms = new Dictionary<string, List<ShortForm>>(StringComparer.Ordinal);
        var firstNames = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var person in names.Referents.Where(r => r.IsPerson && r.Mentions.Count > 0))
        {
            firstNames[person.Forms[0]] = firstNames.GetValueOrDefault(person.Forms[0]) + 1;
        }
        foreach (var referent in names.Referents.Where(r => r.Mentions.Count > 0))
        {
            if (referent.IsPerson)
            {
                AddPerson(forms, referent, firstNames);
            }
            else
            {
                AddOrganization(forms, referent);
            }
        }
        return forms;
    }

    private static void AddPerson(
        Dictionary<string, List<ShortForm>> forms,
        Referent person,
        Dictionary<string, int> firstNames
    )
    {
        if (person.Forms.Length == 1)
        {
            AddShort(forms, person.Forms, person);
            return;
        }
        var at = SurnameStart(person.Forms);
        AddShort(forms, person.Forms[at..], person);
        if (person.Forms.Length - at > 1 && person.Forms[at] is "بن" or "ابن")
        {
            AddShort(forms, person.Forms[^1..], person);
        }
        // The middle and last names together: جواد ظريف, حمدان دقلو.
        if (person.Forms.Length > 2 && at > 1)
        {
            AddShort(forms, person.Forms[1..], person);
        }
        var given = person.Forms[0] is "عبد" or "ابو" ? person.Forms[..2] : person.Forms[..1];
        if (firstNames[person.Forms[0]] == 1 && given.Length < person.Forms.Length)
        {
            AddShort(forms, given, person, true);
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

    private void AddOrganization(Dictionary<string, List<ShortForm>> forms, Referent organization)
    {
        AddShort(forms, organization.Forms, organization);
        foreach (var spelling in organization.Known?.Spellings ?? [])
        {
            AddShort(forms, spelling, organization);
        }
        // الرافد for وكالة الرافد للأنباء.
        if (
            organization is { IsOutlet: true, Known: null, Forms: ["وكاله", { Length: > 4 } bare, ..] }
            && bare.StartsWith("ال", StringComparison.Ordinal)
        )
        {
            AddShort(forms, [bare], organization);
        }
        // MERIDIAN for MERIDIAN EN: an edition's code is left out.
        if (organization is { IsOutlet: true, Forms: [[< '\u0250', ..] edition, { Length: 2 }] })
        {
            AddShort(forms, [edition], organization);
        }
        // Abbreviations that the text itself gives.
        foreach (var mention in organization.Mentions)
        {
            if (mention.End - mention.First == 1)
            {
                AddShort(forms, names.Forms(mention.First, mention.End, 0), organization);
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
            if (rest.Length > 1 || !rest[0].StartsWith("ال", StringComparison.Ordinal))
            {
                AddShort(forms, rest, organization);
            }
        }
    }

    private static void AddShort(
        Dictionary<string, List<ShortForm>> forms,
        string[] words,
        Referent referent,
        bool needsContext = false
    )
    {
        var key = ReferentKeys.WithoutArticle(words[0]).ToString();
        if (!forms.TryGetValue(key, out var list))
        {
            forms[key] = list = [];
        }
        list.Add(new ShortForm(words, referent, needsContext));
        list.Sort((a, b) => b.Forms.Length - a.Forms.Length);
    }

    private void Propagate(int i, int end, Word word, Dictionary<string, List<ShortForm>> shortForms)
    {
        foreach (var stem in word.Stems)
        {
            if (!shortForms.TryGetValue(ReferentKeys.WithoutArticle(stem.Form).ToString(), out var candidates))
            {
                continue;
            }
            ShortForm? best = null;
            foreach (var candidate in candidates)
            {
                if (
                    // مدينة is not المدينة: of an organization's name the article is a part.
                    !candidate.Referent.IsPerson
                    && !string.Equals(stem.Form, candidate.Forms[0], StringComparison.Ordinal)
                )
                {
                    continue;
                }
                if (
                    (
                        best is null
                        || candidate.Forms.Length == best.Forms.Length && IsNearer(candidate.Referent, best.Referent, i)
                    )
                    && Matches(i, end, candidate)
                    && IsPlausible(i, i + candidate.Forms.Length, word, stem, candidate)
                )
                {
                    best = candidate;
                }
            }
            if (best is not null)
            {
                people.AddOffice(names.Add(best.Referent, i, i + best.Forms.Length, stem.Prefix));
                return;
            }
        }
    }

    private static bool IsNearer(Referent a, Referent b, int at) => LastBefore(a, at) > LastBefore(b, at);

    private static int LastBefore(Referent referent, int at)
    {
        var last = -1;
        foreach (var mention in referent.Mentions)
        {
            if (mention.First < at && mention.First > last)
            {
                last = mention.First;
            }
        }
        return last;
    }

    private bool Matches(int i, int end, ShortForm candidate)
    {
        if (i + candidate.Forms.Length > end || !names.IsFree(i, i + candidate.Forms.Length))
        {
            return false;
        }
        for (var k = 1; k < candidate.Forms.Length; k++)
        {
            if (names.Word(i + k) is not { } word || !Same(word.Form, candidate.Forms[k]))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>A surname that is also a word (رئيسي، صالح) is no name where the sentence reads it as the word.</summary>
    private bool IsPlausible(int i, int end, Word word, Stem stem, ShortForm candidate)
    {
        if (candidate.Forms.Length > 1)
        {
            return true;
        }
        var form = stem.Form;
        var isWord = word.Is(
            WordClass.Ambiguous
                | WordClass.Common
                | WordClass.Function
                | WordClass.Office
                | WordClass.Nisba
                | WordClass.Place
                | WordClass.Country
                | WordClass.Honorific
                | WordClass.Preposition
        );
        if (!isWord)
        {
            if (candidate.Referent is { IsPerson: false, Known: null, IsOutlet: true } && candidate.Forms.Length == 1)
            {
                return IsOutletPlace(i, end, stem, candidate);
            }
            return !candidate.Referent.IsPerson || HasNameShape(form, candidate);
        }
        if (!candidate.Referent.IsPerson)
        {
            return !isWord || IsOutletPlace(i, end, stem, candidate);
        }
        // A first name that is also على or the like never stands alone.
        if (word.Is(WordClass.Function | WordClass.Preposition))
        {
            return false;
        }
        if (
            form.StartsWith("ال", StringComparison.Ordinal)
            != candidate.Forms[0].StartsWith("ال", StringComparison.Ordinal)
        )
        {
            return false;
        }
        if (stem.Preposition is 'ب' or 'ك' && isWord)
        {
            return false;
        }
        return IsNamePlace(i, end);
    }

    /// <summary>One word that names an outlet: in marks, behind ل or ب, or behind a class word or a verb.</summary>
    private bool IsOutletPlace(int i, int end, Stem stem, ShortForm candidate)
    {
        if (!candidate.Referent.IsOutlet)
        {
            return false;
        }
        var before = names[i - 1];
        return before.Symbol == '('
            || Marks.IsOpening(before.Symbol)
            || candidate.Referent.Known is null && stem.Preposition is 'ل' or 'ب'
            || before.Is(WordClass.OrganizationClass | WordClass.Verb)
            || before.Kind == TokenKind.LineEnd && i + 1 < end && names[i + 1].Kind == TokenKind.Symbol
            || before.Word is { IsInflected: true, HasArticle: false };
    }

    private static bool HasNameShape(string form, ShortForm candidate) =>
        form.Length > 2 || candidate.Forms[0].Length <= 2;

    /// <summary>Beside a verb of saying, behind an office or at the head of a line or clause, a word alone is a name.</summary>
    private bool IsNamePlace(int i, int end)
    {
        var before = names[i - 1];
        var after = names[end];
        if (before.Kind == TokenKind.Word)
        {
            if (
                before.Word!.Is(
                    WordClass.Verb | WordClass.Office | WordClass.Honorific | WordClass.That | WordClass.Participle
                )
            )
            {
                return true;
            }
            if (
                before.Word.Is(WordClass.Nisba)
                || before.Word.Is(WordClass.Preposition) && before.Word.Form is "من" or "عن" or "الي" or "مع" or "بين"
            )
            {
                return true;
            }
            // A verb that no lexicon has opens the clause: the word behind it is its subject.
            var open = names[i - 2];
            return (open.Kind is TokenKind.LineEnd || open.Symbol is '.' or '،' or '؛')
                && !before.Word.HasArticle
                && !before.Word.Is(WordClass.Function | WordClass.Preposition)
                && (before.Word.IsUnknown || before.Word.IsInflected || before.Word.Is(WordClass.Common));
        }
        return before.Kind == TokenKind.LineEnd
            || before.Symbol is '.' or ':' or '،' or '«' or '"'
                && (
                    after.Kind != TokenKind.Word
                    || after.Word!.Is(WordClass.Verb)
                    || after.Word.IsInflected
                    || after.Word.Is(WordClass.Function)
                );
    }

    private void MergeByKey()
    {
        var byKey = new Dictionary<string, Referent>(StringComparer.Ordinal);
        foreach (var referent in names.Referents)
        {
            if (!byKey.TryAdd(referent.Key, referent))
            {
                MoveTo(referent, byKey[referent.Key]);
            }
        }
        names.Referents.RemoveAll(r => r.Mentions.Count == 0);
    }
}
