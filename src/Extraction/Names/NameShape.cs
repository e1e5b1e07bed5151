using Qawl.Extraction.Text;

namespace Qawl.Extraction.Names;

/// <summary>Tells how far a person's name goes, and whether a word that no lexicon has can be part of one.</summary>
internal sealed class NameShape(NameTable names)
{
    private const int LongestName = 7;

    /// <summary>How far a name that began goes on.</summary>
    public int Extend(int first, int at, int end)
    {
        // عبد and أبو carry the next word with them.
        if (
            names.Word(first)!.TryRead(WordClass.NameJoint, out var joint)
            && at == first + 1
            && at < end
            && names.Word(at) is not null
            && joint.Entry.Form is "عبد" or "ابو" or "ابا" or "ابي" or "ام" or "ولد"
        )
        {
            at++;
        }
        while (
            at < end
            && at - first < LongestName
            && names.IsFree(at, at + 1)
            && names.Word(at) is { } word
            && names.Adjacent(at - 1)
        )
        {
            if (word.Is(WordClass.NameJoint) && word.Readings[0].Prefix == 0 && !word.Readings[0].Definite)
            {
                if (
                    at + 1 >= end
                    || names.Word(at + 1) is not { } next
                    || !names.Adjacent(at)
                    || word.Form != "ال"
                        && next.Is(WordClass.Function | WordClass.Verb | WordClass.Office)
                        && !next.Is(WordClass.GivenName | WordClass.FamilyName)
                )
                {
                    break;
                }
                if (
                    word.Form.Length == 1
                    || !(
                        word.Form is "ال" or "بن" or "ولد" or "بنت" or "ابو"
                        || next.Is(WordClass.AnyName | WordClass.NameTail | WordClass.Ambiguous)
                        || next.IsUnknown
                        || next.HasArticle
                    )
                )
                {
                    break;
                }
                at += 2;
                continue;
            }
            if (!IsPart(word, at, at - first, end))
            {
                break;
            }
            at++;
        }
        return at;
    }

    public bool IsPart(Word word, int at, int length, int end)
    {
        if (word.Is(WordClass.NameTail))
        {
            return true;
        }
        if (word.Is(WordClass.Verb) && !word.Is(WordClass.GivenName | WordClass.FamilyName))
        {
            return false;
        }
        if (word.Readings is [{ Prefix: 0 }, ..] && word.Is(WordClass.GivenName | WordClass.FamilyName))
        {
            // مساعد is a name and an office: before what an office governs it is the office.
            if (
                word.Is(WordClass.Office)
                && names.Word(at + 1) is { } governed
                && (governed.HasArticle || governed.Is(WordClass.Office | WordClass.Field | WordClass.OrganizationHead))
            )
            {
                return false;
            }
            return !word.Is(WordClass.Function | WordClass.That | WordClass.Preposition)
                || word.Is(WordClass.FamilyName) && length == 1;
        }
        if (
            word.Readings is [{ Prefix: 0, Definite: true, Entry: { } entry }, ..]
            && (entry.Classes & (WordClass.Nisba | WordClass.Country | WordClass.Place)) != 0
        )
        {
            // محمد المصري is a name; فلاديمير بوتين الروسي is not.
            return length == 1 && EndsPhrase(at + 1) && !word.Is(WordClass.Function);
        }
        if (word.IsUnknown)
        {
            return IsNameLike(at) && ContinuesName(word, at, length);
        }
        // سنان الراوي: behind a sure given name a definite word that is no office and no everyday noun is the surname.
        if (
            length == 1
            && word.HasArticle
            && word.Form.StartsWith("ال", StringComparison.Ordinal)
            && names.Word(at - 1) is { } first
            && first.Is(WordClass.GivenName)
            && !first.Is(WordClass.Ambiguous | WordClass.Function)
            && (
                word.Classes
                & ~(WordClass.Participle | WordClass.GivenName | WordClass.FamilyName | WordClass.Ambiguous)
            ) == WordClass.None
        )
        {
            return true;
        }
        if (length == 1 && word.Readings is [{ Prefix: 0, Definite: true }, ..] && EndsPhrase(at + 1))
        {
            // أحمد الصديق: what describes everybody else is a surname here; an office only right before أن, a verb or a mark.
            var next = names[at + 1];
            var closed =
                next.Kind != TokenKind.Word
                || next.Is(WordClass.That | WordClass.Verb) && !next.Is(WordClass.Preposition);
            return !word.Is(WordClass.Function | WordClass.OrganizationHead | WordClass.Field)
                && (closed || !word.Is(WordClass.Office | WordClass.Honorific))
                && !names.Word(at - 1)!.Is(WordClass.Ambiguous | WordClass.Function);
        }
        // زينب الحديثي: shaped like a common word with an ending, but behind a sure given name a family's.
        if (
            word is { HasArticle: true, Classes: WordClass.None }
            && word.Form.StartsWith("ال", StringComparison.Ordinal)
            && word.Form.EndsWith('ي')
            && names.Word(at - 1) is { } given
            && given.Is(WordClass.GivenName)
            && !given.Is(WordClass.Ambiguous)
        )
        {
            return true;
        }
        if (word.HasArticle && word.Classes == WordClass.None && word.Form.StartsWith("ال", StringComparison.Ordinal))
        {
            return length <= 2 && IsNameLike(at);
        }
        // It looks like a verb of the present, but the name would have no end without it.
        return word.Classes == WordClass.None
            && length == 1
            && word.Form[0] is 'ي' or 'ت'
            && EndsPhrase(at + 1)
            && at < end;
    }

    /// <summary>A boundary that a verb would not stand before: punctuation, أن, a preposition, a conjunction.</summary>
    public bool EndsPhrase(int at)
    {
        var token = names[at];
        return token.Kind != TokenKind.Word
            || token.Is(WordClass.That | WordClass.Preposition | WordClass.Relative)
            || names.At(at) is not null
            || token.Word!.TryRead(WordClass.Verb, out _)
            || token.Is(WordClass.Office | WordClass.Participle);
    }

    /// <summary>Whether a word that no lexicon has may go on with a name that has some words already.</summary>
    private bool ContinuesName(Word word, int at, int length)
    {
        if (word.Form.Length < 2 || word.Form[0] == 'و' && !(word.Form.Length < 4 && EndsPhrase(at + 1)))
        {
            return false;
        }
        if (word.HasArticle)
        {
            return length <= 2 || length <= 4 && names.Word(at - 1) is { HasArticle: false };
        }
        // Behind a family name with the article the name is complete: حسن الشهري كيفية.
        if (
            length > 1
            && (names.Word(at - 1) is { HasArticle: true } || names.Word(at - 2)?.Is(WordClass.NameJoint) == true)
        )
        {
            return false;
        }
        var ends = EndsPhrase(at + 1);
        if (word.Form[0] is 'ب' or 'ل' or 'ك' or 'ف' && word.Form.Length > 3 && length > 1 && !ends)
        {
            return false;
        }
        // Before a definite noun an indefinite one is its genitive, not a name.
        var genitive =
            names.Adjacent(at)
            && names.Word(at + 1) is { HasArticle: true } next
            && !next.Is(WordClass.Function | WordClass.Nisba | WordClass.FamilyName | WordClass.Office);
        return !(genitive && length > 1);
    }

    /// <summary>No lexicon has the word, and its ending is not one that only common words have.</summary>
    public bool IsNameLike(int at)
    {
        if (names.Word(at) is not { IsUnknown: true, IsLatin: false } word)
        {
            return false;
        }
        var form = word.Form;
        if (
            EndsWithAny(form, "يه", "ها", "هم", "ته", "ات", "هما", "نا", "تم")
            || word.HasArticle && EndsWithAny(form, "ين", "ون", "ان")
            || form.Length > 5
                && (
                    form.StartsWith("مست", StringComparison.Ordinal) || form.StartsWith("است", StringComparison.Ordinal)
                )
        )
        {
            return false;
        }
        // Tanwin is an adverb's or an object's.
        return names.Text.AsSpan(names[at].Start, names[at].End - names[at].Start).IndexOfAnyInRange('\u064B', '\u064D')
            < 0;
    }

    private static bool EndsWithAny(string form, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (form.Length > ending.Length + 1 && form.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }
}
