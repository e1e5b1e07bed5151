using Qawl.Extraction.Text;

namespace Qawl.Extraction.Names;

/// <summary>
/// Tells whether a person's name begins at a word: a given name, a joint (عبد, أبو), or a word that its surroundings make a
/// name, such as an office right before it.
/// </summary>
internal sealed class NameStart(NameTable names, NameShape shape, bool[] honorific)
{
    /// <summary>Whether the word alone leaves it open; what the lexicons know as something else begins no name.</summary>
    public static bool Allows(Word word) =>
        word.Classes == WordClass.None && !word.IsInflected
        || word.Is(WordClass.AnyName | WordClass.Ambiguous)
        || word.Is(ClosedClass.WithGod);

    public bool CanStart(int i, int end, Word word, OfficeContext context, out int prefix)
    {
        prefix = 0;
        // الشيخ الدكتور …: a title before a title is nobody's name.
        if (word.Is(WordClass.Honorific) && names.Word(i + 1)?.Is(WordClass.Honorific) == true)
        {
            return false;
        }
        if (
            word.TryRead(WordClass.GivenName, out var given)
            && (!given.Definite || given.Entry.Form.StartsWith("ال", StringComparison.Ordinal))
        )
        {
            prefix = given.Prefix;
            // على is written like علي: the name needs another name behind it.
            return !word.Is(WordClass.Function | WordClass.That | WordClass.Preposition)
                || context >= OfficeContext.Phrase
                    && names.Word(i + 1) is { HasArticle: true }
                    && names.Adjacent(i)
                    && names[i + 2].Is(WordClass.That)
                || context == OfficeContext.Direct
                    && names.Word(i - 1) is { } title
                    && title.Is(WordClass.Honorific | WordClass.Office)
                    && names.Adjacent(i - 1)
                    && names.Word(i + 1) is { } father
                    && (
                        father.Form is "بن"
                        || father.HasArticle && father.Is(WordClass.FamilyName)
                        || father.HasArticle && father.IsRare
                    )
                || names.Word(i + 1) is { Readings: [{ Prefix: 0 }, ..] } follower
                    && follower.Is(WordClass.GivenName | WordClass.FamilyName)
                    && !follower.Is(WordClass.Ambiguous | WordClass.Common | WordClass.Office);
        }
        if (
            word.TryRead(WordClass.NameJoint, out var joint)
            && joint.Entry.Form is "عبد" or "ابو" or "ابا" or "ابي" or "ام" or "بن" or "ولد"
            && !joint.Definite
        )
        {
            prefix = joint.Prefix;
            var next = names.Word(i + 1);
            return next is not null
                && names.Adjacent(i)
                && (
                    joint.Entry.Form == "عبد"
                        ? next.HasArticle || next.Is(WordClass.NameTail)
                        : joint.Entry.Form is not ("ام" or "بن")
                            && (context >= OfficeContext.Phrase || joint.Entry.Form == "ابو" && IsSaying(i - 1))
                )
                && !next.Is(WordClass.Function);
        }
        // جار الله السمران, with a title or a verb of saying before it.
        if (
            word.Is(ClosedClass.WithGod)
            && names.Word(i + 1)?.Form == "الله"
            && (context == OfficeContext.Direct || IsSaying(i - 1))
        )
        {
            return true;
        }
        // إيلي أبو راشد, ماجد بن علي: a word before a joint of names is a name.
        if (
            word.IsUnknown
            && !word.HasArticle
            && names.Adjacent(i)
            && names.Word(i + 1) is { } link
            && link.Form is "ابو" or "بن" or "ال" or "عبد" or "ولد" or "بنت" or "ابن"
            && names.Word(i + 2) is not null
        )
        {
            return true;
        }
        if (
            context < OfficeContext.Direct
            && IsUnknownName(i, end, word, context)
            && names.Word(i - 1) is { } described
            && described.Is(WordClass.Nisba)
        )
        {
            return true;
        }
        if (
            context == OfficeContext.Phrase
            && names.At(i - 1) is { Referent.IsPerson: false }
            && !word.HasArticle
            && shape.IsNameLike(i)
            && names.Word(i + 1) is { HasArticle: false } second
            && shape.IsPart(second, i + 1, 1, end)
            && shape.EndsPhrase(i + 2)
        )
        {
            return true;
        }
        // السفيرة الأمريكية لدى كييف بريدغيت برينك: two words that the language does not have, at the end of a title.
        if (
            context >= OfficeContext.Phrase
            && word.IsRare
            && names.Adjacent(i)
            && names.Word(i + 1) is { IsRare: true, HasArticle: false }
            && shape.EndsPhrase(i + 2)
        )
        {
            return true;
        }
        // المتحدثة باسم البعثة، راضية عاشوري، إن: two bare words between commas behind an office are its holder.
        if (
            context == OfficeContext.Phrase
            && names[i - 1].Symbol is '،' or ','
            && IsBare(word)
            && names.Adjacent(i)
            && names.Word(i + 1) is { } last
            && IsBare(last)
            && names[i + 2].Symbol is '،' or ','
        )
        {
            return true;
        }
        if (context < OfficeContext.Direct)
        {
            // قال ميرسكيلا إن, قالت أوبراين كيلي: what the language does not have, behind a verb of saying.
            if (
                (!word.HasArticle || word.IsRare && names.Word(i + 1) is { IsRare: true, HasArticle: false })
                && names.Adjacent(i - 1)
                && IsSaying(i - 1)
                && BeginsRarely(i, word)
                && word.Form[0] is not ('ب' or 'ل' or 'و' or 'ف')
            )
            {
                return ContinuesRarely(i + 1)
                    || names.Word(i - 1)!.Form[^1] != 'ت'
                        && word.Form[^1] is not ('ه' or 'ا')
                        && shape.EndsPhrase(i + 1);
            }
            // قال باقان أموم الأمين العام: two bare words between the verb and the office.
            if (
                IsSaying(i - 1)
                && IsBare(word)
                && names.Adjacent(i)
                && names.Word(i + 1) is { } surname
                && IsBare(surname)
                && names.Word(i + 2) is { HasArticle: true } office
                && office.Is(WordClass.Office)
            )
            {
                return true;
            }
            // أكد باهير مساعد حاكم الولاية: between a verb of saying and an office stands a name.
            return word.IsUnknown
                && !word.HasArticle
                && word.Form.Length > 3
                && names.Word(i - 1) is { } verb
                && verb.Is(WordClass.Verb)
                && !verb.Is(WordClass.Function | WordClass.Common)
                && names.Adjacent(i - 1)
                && names.Word(i + 1) is { } behind
                && behind.TryRead(WordClass.Office, out var apposed)
                && apposed.Prefix == 0
                && names.Adjacent(i);
        }
        if (word.TryRead(WordClass.FamilyName, out var family) && family.Preposition == '\0' && !family.And)
        {
            // الإمام المجاهد الشهيد: a definite adjective among its like.
            return !family.Definite || !word.Is(WordClass.Ambiguous) || shape.Closes(i + 1);
        }
        return IsUnknownName(i, end, word, context);
    }

    /// <summary>
    /// A word that no lexicon has, right behind an office or honorific, or behind a noun with its nisba
    /// (العداء الكيني …): a name if it is shaped like one. One word alone is believed before a boundary.
    /// </summary>
    private bool IsUnknownName(int i, int end, Word word, OfficeContext context)
    {
        if (!shape.IsNameLike(i) || word.Form.Length < 3 || word.Form[0] == 'و' && word.Form.Length > 4)
        {
            return false;
        }
        var before = names.Word(i - 1);
        var isHonorific = before is not null && (before.Is(WordClass.Honorific) || honorific[i - 1]);
        if (word.HasArticle)
        {
            // Behind an office a definite word is its adjective; behind الدكتور it is a surname.
            return isHonorific && before!.HasArticle && (word.IsRare ? shape.EndsPhrase(i + 1) : shape.Closes(i + 1));
        }
        var titled =
            isHonorific
            || before is not null
                && before.TryRead(WordClass.Office, out var office)
                && office.Definite
                && !IsPlural(before.Form);
        var described =
            before is not null
            && before.HasArticle
            && before.Is(WordClass.Nisba)
            && !IsPlural(before.Form)
            && names.Word(i - 2) is { HasArticle: true } noun
            && !noun.Is(WordClass.Nisba | WordClass.OrganizationHead | WordClass.OrganizationClass | WordClass.Field);
        if (
            !titled
            && !described
            && !IsTitleEnd(before, context)
            && (context < OfficeContext.Direct || before?.Is(WordClass.Nisba | WordClass.Field) != true)
        )
        {
            return false;
        }
        var next = names.Word(i + 1);
        if (IsTitleEnd(before, context))
        {
            if (BeginsRarely(i, word) && (ContinuesRarely(i + 1) || shape.EndsPhrase(i + 1)))
            {
                return true;
            }
            // الأمين العام للحركة باقان أموم إن: two bare words that fill the place between the title and أن.
            if (
                IsBare(word)
                && names.Adjacent(i)
                && names.Word(i + 1) is { } last
                && IsBare(last)
                && names[i + 2].Is(WordClass.That)
            )
            {
                return true;
            }
        }
        if (described && !titled)
        {
            // Two words and then a boundary: what follows a nisba may be a verb or an object.
            return next is { HasArticle: false }
                && names.Adjacent(i)
                && !EndsLikeVerb(word.Form)
                && !EndsLikeVerb(next.Form)
                && (shape.IsNameLike(i + 1) || next.Is(WordClass.FamilyName | WordClass.GivenName))
                && shape.EndsPhrase(i + 2);
        }
        return next is not null
                && names.Adjacent(i)
                && next.Readings.Length == 0
                && i + 1 < end
                && shape.IsPart(next, i + 1, 1, end)
            || next is not null
                && names.Adjacent(i)
                && next.Is(WordClass.FamilyName | WordClass.GivenName)
                && shape.IsPart(next, i + 1, 1, end)
            || titled && shape.EndsPhrase(i + 1);
    }

    /// <summary>الرئيس الكيني, المدير التنفيذي: an office whose last word is definite leaves room for nothing but the name.</summary>
    private static bool IsTitleEnd(Word? before, OfficeContext context) =>
        context == OfficeContext.Direct
        && before is not null
        && (before.HasArticle && !IsPlural(before.Form) || before.Is(WordClass.Country | WordClass.Place));

    /// <summary>Another part of a name, or one more word that the language does not have.</summary>
    private bool ContinuesRarely(int at) =>
        names.Adjacent(at - 1)
        && names.Word(at) is { HasArticle: false } next
        && (
            next.IsRare
            || next.Is(WordClass.GivenName | WordClass.FamilyName)
            || next.Classes == WordClass.None && shape.EndsPhrase(at + 1)
        );

    /// <summary>فلوريان جليفتسكي: the second word is none of the language, so the first, if it may be one, is not meant as such.</summary>
    private bool BeginsRarely(int i, Word word) =>
        word.IsRare
        || word is { HasArticle: false, IsInflected: false, IsLatin: false, Classes: WordClass.None }
            && word.Form[^1] is not ('ا' or 'ه')
            && names.Adjacent(i)
            && names.Word(i + 1) is { IsRare: true, HasArticle: false } next
            && next.Form[0] is not ('ل' or 'ب' or 'و')
            && (shape.EndsPhrase(i + 2) || names.Word(i + 2) is { HasArticle: true });

    private bool IsSaying(int at) =>
        names.Word(at) is { Readings: [{ Preposition: '\0' }, ..] } word
        && word.Is(WordClass.Verb)
        && !word.Is(WordClass.Function | WordClass.Common);

    private static bool IsBare(Word word) =>
        word is { HasArticle: false, IsInflected: false, IsLatin: false }
        && (word.Classes & ~(WordClass.AnyName | WordClass.Ambiguous)) == WordClass.None;

    private static bool EndsLikeVerb(string form) => form[^1] is 'ت' or 'ا' || form[0] is 'ي' or 'ت';

    private static bool IsPlural(string form) =>
        form.EndsWith("ون", StringComparison.Ordinal)
        || form.EndsWith("ين", StringComparison.Ordinal)
        || form.EndsWith("ات", StringComparison.Ordinal);
}
