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
                    || word.Form is "لا" or "لو" && !next.IsRare
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
                if (!IsMiddle(word, at, at - first, end))
                {
                    break;
                }
                at++;
            }
            at++;
        }
        return at;
    }

    /// <summary>محمد ضيفان العبيدي: whatever stands between a given name and what can only be a surname is a name too.</summary>
    private bool IsMiddle(Word word, int at, int length, int end) =>
        length is 1 or 2
        && at + 1 < end
        && word is { HasArticle: false, Classes: WordClass.None }
        && word.Form[0] != 'و'
        && names.Word(at - 1) is { } before
        && before.Is(WordClass.GivenName)
        && !before.Is(WordClass.Ambiguous | WordClass.Function)
        && names.Adjacent(at)
        && names.IsFree(at + 1, at + 2)
        && names.Word(at + 1) is { HasArticle: true } surname
        && surname.Form.StartsWith("ال", StringComparison.Ordinal)
        && (surname.Is(WordClass.FamilyName) || surname.IsRare && surname.Form[^1] == 'ي');

    public bool IsPart(Word word, int at, int length, int end)
    {
        // عثمان رضي الله عنه: a blessing begins.
        if (names.Word(at + 1)?.Form == "الله" && !word.Is(ClosedClass.WithGod))
        {
            return false;
        }
        if (word.Is(WordClass.NameTail))
        {
            return word.Form != "الله" || names.Word(at - 1)!.Is(ClosedClass.WithGod);
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
                && (
                    governed.HasArticle
                    || !word.HasArticle && governed.Is(WordClass.Office | WordClass.Field | WordClass.OrganizationHead)
                )
            )
            {
                return false;
            }
            return !word.Is(WordClass.Function | WordClass.That | WordClass.Preposition)
                || word.Is(WordClass.FamilyName) && length == 1;
        }
        if (word.HasArticle && word.Form.StartsWith("ال", StringComparison.Ordinal))
        {
            return word.IsUnknown && IsNameLike(at) && ContinuesName(word, at, length) || IsSurname(word, at, length);
        }
        if (word.IsUnknown)
        {
            return IsNameLike(at) && ContinuesName(word, at, length);
        }
        // نذير عبيدات: a plural that nothing else can be here.
        if (
            length == 1
            && word is { HasArticle: false, Classes: WordClass.None }
            && EndsWithAny(word.Form, "ات")
            && EndsPhrase(at + 1)
            && IsGiven(at, length)
        )
        {
            return true;
        }
        // قال عمر عربي، الذي: between a verb of saying with its name and the boundary nothing else has room.
        if (
            length == 1
            && !word.HasArticle
            && (!word.IsInflected || names[at + 1].Is(WordClass.That))
            && !word.Is(
                WordClass.Function
                    | WordClass.Preposition
                    | WordClass.That
                    | WordClass.Verb
                    | WordClass.Participle
                    | WordClass.Office
                    | WordClass.Relative
                    | WordClass.Nominal
            )
            && word.Form[^1] != 'ا'
            && names.Word(at - 2) is { } saying
            && saying.TryRead(WordClass.Verb, out _)
            && !saying.Is(WordClass.Preposition | WordClass.Function)
            && (names[at + 1].Kind == TokenKind.Symbol || names[at + 1].Is(WordClass.That))
        )
        {
            return true;
        }
        // It looks like a verb of the present, but the name would have no end without it.
        return word.Classes == WordClass.None
            && length == 1
            && word.Form[0] is 'ي' or 'ت'
            && EndsPhrase(at + 1)
            && at < end;
    }

    /// <summary>
    /// A definite word behind a given name is the surname: صالح السدلان, علي بن علي الحكمي. What is shaped like other words too
    /// (محمد المصري, أحمد الصديق, محمد العمرة) only where the phrase ends.
    /// </summary>
    private bool IsSurname(Word word, int at, int length)
    {
        var before = names.Word(at - 1)!;
        var chained = names.Word(at - 2)?.Form is "بن" or "ابن" or "بنت" && !before.HasArticle;
        if (
            !(chained || length <= 2 && IsGiven(at, length))
            || word.Is(WordClass.Function | WordClass.OrganizationHead | WordClass.OrganizationClass)
            || !word.IsRare && !word.Is(WordClass.FamilyName) && EndsWithAny(word.Form, "يه", "ين", "ون")
        )
        {
            return false;
        }
        const WordClass NamesToo =
            WordClass.Participle | WordClass.GivenName | WordClass.FamilyName | WordClass.Ambiguous;
        if ((word.Classes & ~NamesToo) == WordClass.None)
        {
            if (word.Classes != WordClass.None || word.Form[^1] == 'ي' || EndsWithAny(word.Form, "ان"))
            {
                return true;
            }
        }
        // زار الأمير فهد بن سلطان المعرض: a prince's name is complete, and the word may as well be the object.
        var royal = chained && names.Word(at - length - 1)?.Form is "الامير" or "الملك" or "الاميره" or "السلطان";
        return Closes(at + 1) && (!royal || word.IsRare || names[at + 1].Symbol is not ('.' or '\n' or '،' or ','))
            || (length == 1 || chained)
                && EndsPhrase(at + 1)
                && names[at + 1].Kind == TokenKind.Word
                && !word.Is(WordClass.Office | WordClass.Honorific | WordClass.Field)
                && word.Form[^1] != 'ه';
    }

    /// <summary>The words so far are a given name for certain; one that is also a word needs a title before it.</summary>
    private bool IsGiven(int at, int length)
    {
        var last = names.Word(at - 1)!;
        if (length == 2 && names.Word(at - 2) is { } first && (first.Form == "عبد" || first.Is(ClosedClass.WithGod)))
        {
            return true;
        }
        if (length == 1 && last.IsRare)
        {
            return !last.HasArticle;
        }
        return last.Is(WordClass.GivenName)
            && !last.Is(WordClass.Function)
            && (
                !last.Is(WordClass.Ambiguous)
                || length == 1
                    && names.Word(at - 2) is { } title
                    && (title.Is(WordClass.Honorific) || title.Is(WordClass.Office) && title.HasArticle)
            );
    }

    /// <summary>A boundary for certain: a mark, أن, a verb of saying.</summary>
    public bool Closes(int at)
    {
        var token = names[at];
        return token.Kind != TokenKind.Word
            || token.Is(WordClass.That | WordClass.Verb) && !token.Is(WordClass.Preposition);
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
            && (
                names.Word(at - 1) is { HasArticle: true } && names.Word(at - 2)?.Form != "عبد"
                || names.Word(at - 2)?.Is(WordClass.NameJoint) == true && names.Word(at - 2)!.Form != "عبد"
            )
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
            !word.IsRare
            && (
                EndsWithAny(form, "يه", "ها", "هم", "ته", "ات", "هما", "نا", "تم")
                || word.HasArticle && EndsWithAny(form, "ين", "ون", "ان")
                || form.Length > 5
                    && (
                        form.StartsWith("مست", StringComparison.Ordinal)
                        || form.StartsWith("است", StringComparison.Ordinal)
                    )
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
