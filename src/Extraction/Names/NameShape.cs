using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Tells how far a person's name goes, and whether a word that no lexicon has can be part of one.</summary>
internal sealed class NameShape
{
    private const int LongestName = 7;

    private readonly TokenizedText _text;
    private readonly NameTable _names;
    private readonly Surnames _surnames;

    public NameShape(TokenizedText text, NameTable names)
    {
        _text = text;
        _names = names;
        _surnames = new Surnames(text, names, this);
    }

    /// <summary>How far a name that began goes on.</summary>
    public int Extend(int first, int at, int end)
    {
        // عبد and أبو carry the next word with them.
        if (
            _text.Word(first)!.TryRead(WordClass.NameJoint, out var joint)
            && at == first + 1
            && at < end
            && _text.Word(at) is not null
            && joint.Entry.Form is "عبد" or "ابو" or "ابا" or "ابي" or "ام" or "ولد"
        )
        {
            at++;
        }
        while (
            at < end
            && at - first < LongestName
            && _names.IsFree(at, at + 1)
            && _text.Word(at) is { } word
            && _text.Adjacent(at - 1)
        )
        {
            if (word.Is(WordClass.NameJoint) && word.Readings[0].Prefix == 0 && !word.Readings[0].Definite)
            {
                if (
                    at + 1 >= end
                    || _text.Word(at + 1) is not { } next
                    || !_text.Adjacent(at)
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
                if (!_surnames.IsMiddle(word, at, at - first, end))
                {
                    break;
                }
                at++;
            }
            at++;
        }
        return at;
    }

    public bool IsPart(Word word, int at, int length, int end)
    {
        // عثمان رضي الله عنه: a blessing begins.
        if (_text.Word(at + 1)?.Form == "الله" && !word.Is(ClosedClass.WithGod))
        {
            return false;
        }
        if (word.Is(WordClass.NameTail))
        {
            return word.Form != "الله" || _text.Word(at - 1)!.Is(ClosedClass.WithGod);
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
                && _text.Word(at + 1) is { } governed
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
            return word.IsUnknown && IsNameLike(at) && ContinuesName(word, at, length)
                || _surnames.Is(word, at, length);
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
            && _surnames.IsBehindGiven(at, length)
        )
        {
            return true;
        }
        // قال عمر عربي، الذي: between a verb of saying with its name and the boundary nothing else has room.
        if (
            length == 1
            && !word.HasArticle
            && (!word.IsInflected || _text[at + 1].Is(WordClass.That))
            && !word.Is(WordClass.Framing | WordClass.Office)
            && word.Form[^1] != 'ا'
            && _text.Word(at - 2) is { } saying
            && saying.TryRead(WordClass.Verb, out _)
            && !saying.Is(WordClass.Preposition | WordClass.Function)
            && (_text[at + 1].Kind == TokenKind.Symbol || _text[at + 1].Is(WordClass.That))
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

    /// <summary>A boundary for certain: a mark, أن, a verb of saying.</summary>
    public bool Closes(int at)
    {
        var token = _text[at];
        return token.Kind != TokenKind.Word
            || token.Is(WordClass.That | WordClass.Verb) && !token.Is(WordClass.Preposition);
    }

    /// <summary>A boundary that a verb would not stand before: punctuation, أن, a preposition, a conjunction.</summary>
    public bool EndsPhrase(int at)
    {
        var token = _text[at];
        return token.Kind != TokenKind.Word
            || token.Is(WordClass.That | WordClass.Preposition | WordClass.Relative)
            || _names.At(at) is not null
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
            return length <= 2 || length <= 4 && _text.Word(at - 1) is { HasArticle: false };
        }
        // Behind a family name with the article the name is complete: حسن الشهري كيفية.
        if (
            length > 1
            && (
                _text.Word(at - 1) is { HasArticle: true } && _text.Word(at - 2)?.Form != "عبد"
                || _text.Word(at - 2)?.Is(WordClass.NameJoint) == true && _text.Word(at - 2)!.Form != "عبد"
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
            _text.Adjacent(at)
            && _text.Word(at + 1) is { HasArticle: true } next
            && !next.Is(WordClass.Function | WordClass.Nisba | WordClass.FamilyName | WordClass.Office);
        return !(genitive && length > 1);
    }

    /// <summary>No lexicon has the word, and its ending is not one that only common words have.</summary>
    public bool IsNameLike(int at)
    {
        if (_text.Word(at) is not { IsUnknown: true, IsLatin: false } word)
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
        return _text.Written(at).IndexOfAnyInRange('\u064B', '\u064D') < 0;
    }

    internal static bool EndsWithAny(string form, params ReadOnlySpan<string> endings)
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
