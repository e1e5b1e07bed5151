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

    /// <summary>أهلي المرج, أتلتيكو دورو; where the name ends.</summary>
    public int ReadBegun(int i)
    {
        if (
            text.Word(i) is not { } first
            || !first.Is(ClosedClass.BeginsClub)
            || text.Word(i + 1) is not { } second
            || !(
                first.IsRare
                    ? second is { IsRare: true, HasArticle: false }
                    : second is { HasArticle: true, Form: ['ا', ..] }
            )
            || second.Is(WordClass.Office | WordClass.Relative | WordClass.Nisba)
        )
        {
            return i;
        }
        marked.Add(i, i + 2, OrganizationKind.Other);
        return i + 2;
    }

    /// <summary>ريتا is part of it where no surname follows.</summary>
    private bool IsForeign(int at, int first) =>
        text.Word(at) is { HasArticle: false } word
        && (
            word is { IsRare: true, IsLatin: false, Form: [not ('و' or 'ب' or 'ل'), _, _, ..] }
                && !word.Is(WordClass.FamilyName)
            || at > first
                && word.Is(WordClass.GivenName)
                && !word.Is(WordClass.Ambiguous | WordClass.Function | WordClass.Preposition)
                && text.Word(at + 1) is not { HasArticle: false, IsUnknown: true }
        );
}
