using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Reasons to read a spelling as an organization though it also means something else: النصر the club and النصر the
/// victory.
/// </summary>
internal sealed class WeakNames(TokenizedText text, NameTable names)
{
    /// <summary>How far before a club the word may stand that tells of a match: مباراة السوبر السعودي بين.</summary>
    private const int Reach = 5;

    public bool HasSupport(int first, int end, KnownName name) =>
        IsMarked(first, end)
        || IsInByline(first, end)
        || BehindItsClass(first, name)
        || IsClub(first, name)
        || IsNextInRow(first, name)
        || IsToldIn(first, name);

    /// <summary>في حديث للمنارة, في اتصال بالشروق.</summary>
    private bool IsToldIn(int first, KnownName name) =>
        text.Word(first)!.Readings is [{ Preposition: 'ل' or 'ب' }, ..]
        && name.IsOutlet
        && text.Word(first - 1)?.Is(ClosedClass.Occasion) == true;

    /// <summary>In marks, brackets: «الحياة», (واس).</summary>
    private bool IsMarked(int first, int end)
    {
        var before = text[first - 1];
        var after = text[end];
        return (before.Symbol == '(' || Marks.IsOpening(before.Symbol))
            && (after.Symbol == ')' || Marks.IsClosing(after.Symbol));
    }

    /// <summary>Between the writer and the place: سلمى الدروبي - الحياة - عمّان.</summary>
    private bool IsInByline(int first, int end) =>
        text[first - 1].Symbol is '-' or '–' && text[end + 1].Is(WordClass.Place | WordClass.Country);

    /// <summary>صحيفة الوقت is the paper; تنظيم الوقت is what one does with time.</summary>
    private bool BehindItsClass(int first, KnownName name) =>
        text.Word(first - 1) is { } word
        && word.TryRead(WordClass.OrganizationClass | WordClass.OrganizationHead, out var head)
        && !head.Definite
        && (
            head.Entry.Organization!.Value.Kind == name.Kind
            || head.Entry.Organization!.Value.Kind == OrganizationKind.Military && name.Kind == OrganizationKind.Party
        );

    /// <summary>لاعب الهلال; a match between two that may be clubs.</summary>
    private bool IsClub(int first, KnownName name)
    {
        if (name.Kind != OrganizationKind.Other)
        {
            return false;
        }
        // ويهزم برشلونة, فاز 3-1 على برشلونة, مباراة السوبر السعودي بين النصر والهلال.
        var before = first - 1;
        var between = text.Word(before)?.Is(ClosedClass.Between) == true;
        while (before > first - 1 - Reach && (between ? !IsOfClubs(before) : IsScore(text[before])))
        {
            before--;
        }
        return IsOfClubs(before);
    }

    /// <summary>فاز 3-1 على برشلونة.</summary>
    private static bool IsScore(Token token) =>
        token.Is(WordClass.Preposition) || token.Kind == TokenKind.Number || token.Symbol == '-';

    private bool IsOfClubs(int at) =>
        text.Word(at) is { } word
        && Array.Exists(word.Stems, stem => text.Lexicon.FindClosed(stem.Form).HasFlag(ClosedClass.OfClubs));

    /// <summary>والنصر right behind الهلال, both of one kind.</summary>
    private bool IsNextInRow(int first, KnownName name) =>
        names.At(first - 1) is { Referent: { Known.IsWeak: true } other } && other.Kind == name.Kind;
}
