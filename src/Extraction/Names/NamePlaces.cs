using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// How much a place in a sentence asks for a person's name, in points: what stands before it, what stands behind it, and how
/// much each word between looks like a name. No sign decides alone.
/// </summary>
internal sealed class NamePlaces(TokenizedText text, NameTable names, PersonFinder people)
{
    /// <summary>No word of a name is of these, unless a list has it as a name too.</summary>
    private const WordClass NoName =
        WordClass.Verb
        | WordClass.Participle
        | WordClass.Common
        | WordClass.Place
        | WordClass.Country
        | WordClass.Nisba
        | WordClass.Office
        | WordClass.Honorific
        | WordClass.Source
        | WordClass.SpeakingText
        | WordClass.OrganizationHead
        | WordClass.OrganizationClass
        | WordClass.Field;

    /// <summary>Nor of these, whatever else it is.</summary>
    private const WordClass Never =
        WordClass.That
        | WordClass.Relative
        | WordClass.Preposition
        | WordClass.Function
        | WordClass.According
        | WordClass.Nominal;

    private const ClosedClass NoPart =
        ClosedClass.Circumstance
        | ClosedClass.Aside
        | ClosedClass.Occasion
        | ClosedClass.Opens
        | ClosedClass.Joins
        | ClosedClass.TermAdjective
        | ClosedClass.RankAdjective
        | ClosedClass.CompanyAdjective
        | ClosedClass.SiteAdjective
        | ClosedClass.Same
        | ClosedClass.RefersBack;

    private const double Rare = 2;

    /// <summary>Words from the verb of saying to the name.</summary>
    private const int LongestSubject = 10;

    /// <summary>Points of what looks like a word with an ending: توكليان.</summary>
    public const double Inflected = -1;

    /// <summary>Points of a boundary behind which nothing but a clause or a side clause can begin.</summary>
    public const double Sure = 1.5;

    /// <summary>Behind the last word from a token on that may be part of a name; the token itself if it is none.</summary>
    public int RunEnd(int first, int limit)
    {
        var end = first;
        while (end < limit && (end == first || text.Adjacent(end - 1)) && Allows(end))
        {
            // بن, أبو carry whatever word is behind them.
            end += IsJoint(end) && text.Adjacent(end) && !text[end + 1].Is(Never | NoName) ? 2 : 1;
        }
        return Math.Min(end, limit);
    }

    private bool Allows(int at)
    {
        if (names.At(at) is { } mention)
        {
            return mention is { Prefix: 0, Referent: { IsPerson: true, Known: null } };
        }
        return text.Word(at) is { IsLatin: false } word
            && !word.Is(NoPart)
            && !text.IsHence(at)
            // الحصة is no حصة.
            && !(word.HasArticle && word.Is(WordClass.Woman))
            && word.Readings is [] or [{ And: false, Preposition: '\0' }, ..]
            && !IsBlessing(at)
            && (
                word.Is(WordClass.AnyName | WordClass.NameTail)
                    ? !word.Is(Never) || IsJoint(at)
                    : !word.Is(NoName | Never) && !IsOther(word)
            );
    }

    /// <summary>رحمه الله, رضي الله عنه.</summary>
    private bool IsBlessing(int at) =>
        text.Word(at)!.Form == FoldedName.God || text.Word(at + 1)?.Form == FoldedName.God;

    /// <summary>بن, أبو: with the word behind it.</summary>
    public bool IsJoint(int at) =>
        text.Word(at) is { } word
        && word.TryRead(WordClass.NameJoint, out var joint)
        && (
            text.Lexicon.FindClosed(joint.Entry.Form) & (ClosedClass.Carries | ClosedClass.Son | ClosedClass.ChainsBack)
        ) != 0;

    /// <summary>وبيان, بحضور: what looks like a particle with a word of the language, or has a pronoun.</summary>
    private bool IsOther(Word word) => word.Form is [_] or [_, _] or ['و', _, _, _, _, ..] || LooksOther(word);

    private bool LooksOther(Word word) =>
        text.Vocabulary.General.IsVerb(word.Form)
        || word.Form is ['و' or 'ف' or 'ب' or 'ل' or 'ك' or 'س', ..]
            && !word.IsRare
            && !text.Vocabulary.General.ListsNoun(word.Form)
        || word is { HasArticle: true, IsPlural: true } or { IsInflected: true, Form: [.., 'ه' or 'ا'] };

    /// <summary>Points of a word that <see cref="RunEnd"/> passed.</summary>
    public double Weight(int at)
    {
        var word = text.Word(at)!;
        var open = word.Is(WordClass.Ambiguous | NoName);
        return word.Is(WordClass.GivenName)
            ? open
                ? 1.5
                : 3
            : IsJoint(at) || word.Is(WordClass.NameTail)
                ? 2
                : word.Is(WordClass.FamilyName)
                    ? open
                        ? 1.5
                        : 2
                    : word.IsRare
                        ? Rare
                        : word is { HasArticle: true, Form: [.., 'ي'] }
                            ? 1
                            : word.IsInflected
                                ? Inflected
                                : word is { HasArticle: false, Form: [.., 'ه' or 'ا'] }
                                    ? -0.5
                                    : 0;
    }

    /// <summary>The language has the word as it stands and no list has it as a name.</summary>
    public bool IsOrdinary(int at) =>
        text.Word(at) is { } word
        && !word.Is(WordClass.AnyName)
        && text.Vocabulary.General.ListsNoun(DefiniteArticle.Drop(word.Form));

    /// <summary>Points of what stands before a name; 0 if nothing there asks for one.</summary>
    /// <param name="line">First token of the line.</param>
    public double Before(int first, int line)
    {
        var before = text[first - 1];
        return people.ContextOf(first) switch
        {
            OfficeContext.Direct => 2.5,
            OfficeContext.Phrase when !IsGenitive(first) => 1.5,
            _ when UnknownNames.IsSaying(before) => 2,
            _ when before.Word?.Is(ClosedClass.Kin | ClosedClass.Introduces) == true => 2,
            _ when IsSubject(first) => 1.5,
            _ when first == line => 1,
            _ => 0,
        };
    }

    /// <summary>حذر عالم الحاسوب الهندي …: from the verb of saying to the name runs one noun phrase that is complete.</summary>
    private bool IsSubject(int first)
    {
        if (text.Word(first - 1) is not { HasArticle: true })
        {
            return false;
        }
        for (var i = first - 1; i >= first - LongestSubject; i--)
        {
            if (UnknownNames.IsSaying(text[i]))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>رئيس شركة …, مدير مستشفى …: a noun that waits for its genitive.</summary>
    private bool IsGenitive(int first) =>
        names.At(first - 1) is null
        && text.Word(first - 1) is { HasArticle: false } word
        && !word.Is(WordClass.Place | WordClass.Country);

    /// <summary>Points of what stands behind a name; 0 if nothing there closes it.</summary>
    public double Behind(int end)
    {
        var token = text[end];
        if (token.Word is not { } word)
        {
            return token.IsComma && Apposed(end + 1) ? 2 : 1;
        }
        return word.Is(WordClass.That) ? 2
            : word.Is(WordClass.Participle | WordClass.Relative | WordClass.Verb) ? Sure
            : word.TryRead(WordClass.Office, out var office) && office.Definite ? 1
            : word.Is(WordClass.Preposition)
            || word.Is(ClosedClass.Circumstance | ClosedClass.Aside)
            || word.Readings is [{ Preposition: not '\0' }, ..]
            || word.Form == "ل"
                ? 0.5
            : 0;
    }

    /// <summary>… ، رئيس اللجنة; … ، الذي.</summary>
    private bool Apposed(int at) =>
        text.Word(at) is { } word && word.Is(WordClass.Relative | WordClass.Office | WordClass.Verb);
}
