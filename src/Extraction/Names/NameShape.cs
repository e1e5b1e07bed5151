using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Tells how far a person's name goes, and whether a word that no lexicon has can be part of one.</summary>
internal sealed class NameShape
{
    private const int LongestName = 12;

    private readonly TokenizedText _text;
    private readonly NameTable _names;
    private readonly Surnames _surnames;
    private readonly NameParts _parts;

    public NameShape(TokenizedText text, NameTable names)
    {
        _text = text;
        _names = names;
        _surnames = new Surnames(text, this);
        _parts = new NameParts(text, this, _surnames);
    }

    /// <summary>How far a name that began goes on.</summary>
    public int Extend(int first, int at, int end)
    {
        // عبد and أبو carry the next word with them, if one follows: ألدو may be the last.
        if (_text[at].IsWord && _text.Word(first)!.TryRead(WordClass.NameJoint, out _))
        {
            at++;
        }
        while (at < end && at - first < LongestName && _names.IsFree(at, at + 1))
        {
            if (IsHyphen(at))
            {
                at += 2;
                continue;
            }
            if (_text.Word(at) is not { } word || _text.IsHence(at))
            {
                break;
            }
            if (word.Is(WordClass.NameJoint) && word.Readings[0].Prefix == 0)
            {
                if (!IsHyphen(at + 1) && !Joins(word, at, end))
                {
                    break;
                }
                at += 2;
                continue;
            }
            if (BeginsAnother(first, at))
            {
                break;
            }
            if (!IsPart(word, at, at - first, end) && !_surnames.IsMiddle(word, at, at - first))
            {
                break;
            }
            at++;
        }
        return at;
    }

    /// <summary>استقبل سالم الدباغ ليلى النجار: a family name with the article ends a name, and a given name with one of its own begins another.</summary>
    private bool BeginsAnother(int first, int at) =>
        at - first >= 2
        && _text.Word(at - 1) is { HasArticle: true } family
        && !family.Is(WordClass.NameTail)
        && !_text[at - 2].Is(WordClass.NameJoint)
        && _text.Word(at) is { HasArticle: false } given
        && given.Is(WordClass.GivenName)
        && _text.Word(at + 1) is { HasArticle: true } last
        && last.Is(WordClass.FamilyName);

    /// <summary>آنا-ماريا, بن-سالم: inside a word, and what follows may be a name.</summary>
    public bool IsHyphen(int at) =>
        _text[at].Symbol == '-'
        && _text[at - 1].End == _text[at].Start
        && _text[at + 1].Start == _text[at].End
        && _text.Word(at + 1) is { } next
        && !next.Is(WordClass.Place | WordClass.Country | WordClass.Verb)
        && _text.Word(at + 2)?.Form != FoldedName.God
        && (next.Is(WordClass.AnyName) || next.IsUnknown && !next.HasArticle);

    /// <summary>بن, أبو, آل inside of a name take the next word with them.</summary>
    private bool Joins(Word joint, int at, int end)
    {
        if (_text.Word(at + 1) is not { } next)
        {
            return false;
        }
        if (joint.Is(ClosedClass.TakesAny))
        {
            return !next.Is(WordClass.Function) || next.Is(WordClass.GivenName);
        }
        // دي ستيفانو, أم الخير; but لا and لو are particles too, and أم means "or".
        return next.IsRare
            || (next.Is(WordClass.AnyName) || next.IsUnknown) && !joint.Is(WordClass.Function)
            || next.HasArticle && !next.Is(WordClass.Office);
    }

    /// <summary>جار الله, رحمة الله; not رحمه الله.</summary>
    public bool IsNameWithGod(int at) =>
        _text.Word(at) is { } word
        && word.Is(ClosedClass.WithGod)
        && _text.Word(at + 1)?.Form == FoldedName.God
        && _text.Written(at)[^1] != 'ه';

    /// <summary>Whether a word goes on with a name that has some words already.</summary>
    public bool IsPart(Word word, int at, int length, int end) => _parts.Has(new Part(word, at, length, end));

    /// <summary>A boundary for certain: a mark, أن, a verb of saying.</summary>
    public bool Closes(int at)
    {
        var token = _text[at];
        return token.Kind != TokenKind.Word || token.Is(WordClass.That | WordClass.Verb);
    }

    /// <summary>A boundary that a verb would not stand before: punctuation, أن, a preposition, a conjunction.</summary>
    public bool EndsPhrase(int at)
    {
        var token = _text[at];
        return token.Kind != TokenKind.Word
            || token.Is(WordClass.That | WordClass.Preposition | WordClass.Relative)
            || token.Word!.TryRead(WordClass.Verb, out _)
            || token.Word.Readings is [{ And: true }, ..]
            || token.Is(WordClass.Office | WordClass.Participle)
            || IsWhoWasTold(token.Word);
    }

    /// <summary>قال ميرسكيلا لصحيفة …</summary>
    public static bool IsWhoWasTold(Word word) =>
        word.TryRead(WordClass.OrganizationClass | WordClass.OrganizationHead, out var body) && body.Preposition == 'ل';

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
                || form.StartsWith("است", StringComparison.Ordinal)
            )
        )
        {
            return false;
        }
        // أبنائه, أبنائنا: a pronoun behind the hamza of a plural. Tanwin is an adverb's or an object's.
        return _text.Letters(at) is not ([.., 'ا', '\u0626', 'ه'] or [.., 'ا', '\u0626', _, 'ا' or 'م' or 'ن'])
            && _text.Written(at).IndexOfAnyInRange('\u064B', '\u064D') < 0;
    }

    internal static bool EndsWithAny(string form, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (form.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }
}
