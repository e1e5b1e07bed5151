using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Clubs that no list has, by who plays for them.</summary>
internal sealed class Clubs(TokenizedText text, MarkedNames marked)
{
    private const int LongestName = 3;

    /// <summary>مهاجم سانتا ريتا البرتغالي: behind a player without the article stands whose he is; where the name ends.</summary>
    public int ReadBehindPlayer(int i, int end)
    {
        if (
            text.Word(i)?.Is(ClosedClass.Player) != true
            || text.Match(i + 1, end, PhraseKind.Organization, out _, out _) > 0
        )
        {
            return i;
        }
        var stop = i + 1;
        while (IsForeign(stop, i + 1))
        {
            stop++;
        }
        if (stop == i + 1 || stop > i + LongestName || text[stop].Is(WordClass.GivenName | WordClass.FamilyName))
        {
            return i;
        }
        marked.Add(i + 1, stop, OrganizationKind.Other);
        return stop;
    }

    /// <summary>من نيس الفرنسي: behind a town an adjective of its nation in the masculine is the club's; where the name ends.</summary>
    public int ReadOfNation(int i, int end)
    {
        var length = text.Match(i, end, PhraseKind.Organization, out var phrase, out var prefix);
        if (
            length == 0
            || phrase!.Name is not { IsWeak: true, Kind: OrganizationKind.Other }
            || text.Word(i)! is { HasArticle: true } or { IsLatin: true }
            || prefix == 0 && !MayBeClub(i - 1)
            || text.Word(i + length) is not { HasArticle: true, Form: ['ا', .., 'ي'] } nation
            || !nation.Is(WordClass.Nisba)
            || text.Word(i + length + 1)?.HasArticle == true
        )
        {
            return i;
        }
        marked.Add(i, i + length, OrganizationKind.Other, prefix);
        return i + length;
    }

    /// <summary>In وفد تورينو الإيطالي the adjective is the delegation's.</summary>
    private bool MayBeClub(int before) =>
        text.Word(before) is not { } word
        || word.Is(WordClass.Preposition | WordClass.Verb | WordClass.Function)
        || word.Is(ClosedClass.OfClubs);

    /// <summary>أهلي المرج, أتلتيكو دورو, وداد فاس; where the name ends.</summary>
    public int ReadBegun(int i)
    {
        if (text.Word(i) is not { } first || text.Word(i + 1) is not { } second || !text.Adjacent(i))
        {
            return i;
        }
        // وترجي الساحل behind another.
        var isAnother = !first.Is(ClosedClass.BeginsClub) && MayBegin(i);
        if (!isAnother && !first.Is(ClosedClass.BeginsClub))
        {
            return i;
        }
        var begins = isAnother ? text.Vocabulary.Get(first.Form.AsSpan(1)) : first;
        if (
            second.Is(WordClass.NoBareName | WordClass.Nisba)
            || !(
                second is { IsRare: true, HasArticle: false, Form: [not ('و' or 'ب' or 'ل'), ..] }
                    && !begins.Is(WordClass.GivenName)
                || second.Is(WordClass.Place) && second.Readings[0] is { And: false, Preposition: '\0' }
                || (begins.IsRare ? IsForeignForm(second) : IsDefinite(second) && !begins.Is(WordClass.GivenName))
            )
        )
        {
            return i;
        }
        marked.Add(i, i + 2, OrganizationKind.Other, isAnother ? 1 : 0);
        return i + 2;
    }

    /// <summary>Whether a word that no lexicon has may begin a club: وترجي.</summary>
    public bool MayBegin(int i) =>
        text.Word(i) is { Form: ['و', _, _, ..], Stems: [_, { And: true } stem, ..] }
        && (text.Lexicon.FindClosed(stem.Form) & ClosedClass.BeginsClub) != 0;

    private static bool IsDefinite(Word word) => word is { HasArticle: true, Form: ['ا', ..] };

    /// <summary>بارانا looks like an inflected word, and is none that a list has.</summary>
    private bool IsForeignForm(Word word) =>
        word is { HasArticle: false, Classes: WordClass.None, Form: [.., 'ا' or 'و'] }
        && !text.Vocabulary.General.ListsNoun(word.Form);

    /// <summary>ريتا is part of it where no surname follows.</summary>
    private bool IsForeign(int at, int first) =>
        text.Word(at) is { HasArticle: false } word
        && (
            word is { IsLatin: false, Form: [not ('و' or 'ب' or 'ل'), _, _, ..] }
                && (word.IsRare || at == first && IsForeignBefore(at, word))
                && !word.Is(WordClass.FamilyName)
            || at > first
                && word.Is(WordClass.GivenName)
                && !word.Is(WordClass.Ambiguous | WordClass.Function | WordClass.Preposition)
                && text.Word(at + 1) is not { HasArticle: false, IsUnknown: true }
        );

    /// <summary>سانتا ريتا: looks like an inflected word, but a name follows that nobody has behind such a one.</summary>
    private bool IsForeignBefore(int at, Word word) =>
        IsForeignForm(word)
        && text.Word(at + 1) is { HasArticle: false } next
        && (next.IsRare || next.Is(WordClass.GivenName));
}
