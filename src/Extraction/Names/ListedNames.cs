using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Names in a row behind a class word of several (صحف «الضحى» و«المرساة», أسهم شركات السنديان وبتروكور وملاذ للتأمين). Without
/// marks the row must hold a name that can be nothing else, for شركات الطيران والتأمين are no companies by name.
/// </summary>
internal sealed class ListedNames(TokenizedText text, MarkedNames marked, Complements complements)
{
    private const int LongestRow = 24;

    /// <summary>صحف «الضحى» و«المرساة»; where the row ends, or the class word's own token.</summary>
    public int ReadMarked(int i, int end) =>
        IsClassWord(i, end, out var kind) && Marks.IsOpening(text[i + 1].Symbol) ? MarkedRow(i + 1, end, kind) : i;

    /// <summary>أسهم شركات السنديان وبتروكور; where the row ends, or the class word's own token.</summary>
    public int ReadRow(int i, int end) => IsClassWord(i, end, out var kind) ? Row(i + 1, end, kind) : i;

    /// <summary>A class word of several.</summary>
    private bool IsClassWord(int i, int end, out OrganizationKind kind)
    {
        kind = default;
        if (
            text.Word(i) is not { } word
            || !word.TryRead(WordClass.OrganizationClass, out var head)
            || head.Definite
            || head.Entry.Organization is not { } organization
            || !organization.Is(BodyTraits.Many)
        )
        {
            return false;
        }
        kind = organization.Kind;
        return true;
    }

    /// <summary>«…» و«…», «…»: what stands between is a comma, و, or who or what it is.</summary>
    private int MarkedRow(int at, int end, OrganizationKind kind)
    {
        var last = at - 1;
        while (at < end)
        {
            if (!Marks.IsOpening(text[at].Symbol))
            {
                // The country of each may be told: «…» من أرمينيا و«…».
                if (at - last > 3)
                {
                    break;
                }
                at++;
                continue;
            }
            var stop = at + 1;
            while (stop - at <= 5 && text[stop].IsWord)
            {
                stop++;
            }
            if (!Marks.IsMark(text[stop].Symbol))
            {
                break;
            }
            marked.Add(at + 1, stop, kind);
            last = stop;
            at = stop + 1;
        }
        return last;
    }

    private int Row(int first, int end, OrganizationKind kind)
    {
        var row = new List<(int First, int End)>();
        var proven = false;
        var at = first;
        while (row.Count < LongestRow)
        {
            var stop = ItemEnd(at, end, kind, out var sure);
            if (stop == at)
            {
                break;
            }
            proven |= sure;
            row.Add((at, stop));
            // هواشين للطاقة الصينية وبتروكور: whence each is.
            stop += text[stop].Is(WordClass.Nisba) && complements.IsDefinite(stop) ? 1 : 0;
            at = text[stop].Symbol == '،' ? stop + 1 : stop;
            if (at == stop && text.Word(at) is not { Form: ['و', ..] })
            {
                break;
            }
        }
        if (row.Count < 2 || !proven)
        {
            return first - 1;
        }
        foreach (var (from, to) in row)
        {
            marked.Add(from, to, kind, CarriesAnd(from) ? 1 : 0);
        }
        return row[^1].End;
    }

    /// <summary>One name: a known one; a word that is no other; a word and its business (ملاذ للتأمين) or its country.</summary>
    private int ItemEnd(int at, int end, OrganizationKind kind, out bool sure)
    {
        sure = false;
        if (text.Word(at) is not { } word || word.Is(WordClass.Function | WordClass.Preposition | WordClass.Verb))
        {
            return at;
        }
        var length = text.Match(at, end, PhraseKind.Organization, out var phrase, out _);
        if (length > 0)
        {
            sure = !phrase!.Name!.IsWeak;
            return at + length;
        }
        // وتنظيم (…): the class word of another.
        if (IsElative(word) || word.Is(WordClass.OrganizationClass) || IsWith(word))
        {
            return at;
        }
        var stop = at + 1;
        if (text.Word(stop) is { } next)
        {
            if (next.Form.StartsWith("لل", StringComparison.Ordinal))
            {
                sure = kind == OrganizationKind.Company;
                return stop + 1;
            }
            stop += DefiniteArticle.Begins(next.Form) ? 1 : 0;
        }
        sure = word is { IsRare: true, HasArticle: false };
        return stop;
    }

    /// <summary>الأكثر, الأعلى: what is told of the row.</summary>
    private static bool IsElative(Word word) => word.Form is ['ا', 'ل', 'ا', _, _, _];

    /// <summary>بكلفة: what is told of the whole row.</summary>
    private bool IsWith(Word word) =>
        word.Form is ['ب', _, _, ..]
        && !word.IsRare
        && text.Vocabulary.General.KnowsNoun(word.Form.AsSpan(1))
        && !text.Vocabulary.General.ListsNoun(word.Form);

    private bool CarriesAnd(int at) => text.Word(at)!.Form[0] == 'و';
}
