using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Offices and departments, of which any body has some: قسم الشرطة names none, مكتب النائب العام does. Each reading returns where the
/// name ends, the class word's own token if it makes none, <c>null</c> if it does not apply.
/// </summary>
internal sealed class PartsOfBodies(TokenizedText text, Complements complements, HeadedNames headed)
{
    private Word? Next(ClassWord body) => text.Word(body.At + 1);

    public int? OfAnyBody(ClassWord body) =>
        Next(body)!.TryRead(WordClass.OrganizationHead | WordClass.OrganizationClass, out var owner)
        && owner.Entry.Organization is { Kind: not OrganizationKind.Government and not OrganizationKind.Military } of
        && !of.Is(BodyTraits.Many)
        && !Next(body)!.Is(WordClass.Field)
        && body.Is(BodyTraits.Everyday)
        && !complements.IsPurpose(body.At + 2)
        && complements.Fields(body.At + 2) == body.At + 2
            ? body.NoName
            : null;

    /// <summary>A rank or a nation tells whose office that is; مكتب المدير is any.</summary>
    public int? OfOfficial(ClassWord body)
    {
        if (!body.Is(BodyTraits.Serves) || !Next(body)!.Is(WordClass.Office))
        {
            return null;
        }
        if (complements.IsDefinite(body.At + 1))
        {
            return
                text.Word(body.At + 2) is { HasArticle: true } rank
                && rank.Is(ClosedClass.RankAdjective)
                // مكتب المدير العام: any firm has one.
                && Next(body)!.Form != "المدير"
                ? complements.Adjectives(body.At + 2)
                : null;
        }
        return
            complements.IsBare(body.At + 1)
            && complements.IsDefinite(body.At + 2)
            && text.Word(body.At + 3) is { HasArticle: true } nation
            && nation.Is(WordClass.Nisba)
            ? body.At + 4
            : null;
    }

    public int? Part(ClassWord body)
    {
        if (!complements.IsDefinite(body.At + 1))
        {
            return null;
        }
        var genitive = Next(body)!;
        var isPart =
            body.Is(BodyTraits.Part)
            || body.Is(BodyTraits.PartOfPlace)
                && genitive.Is(WordClass.Place | WordClass.Common | WordClass.OrganizationHead);
        // مكتب الرئيس is an office's; of officials only نقابة and its like make a body.
        var isOfficials =
            genitive.Is(WordClass.Office) && !genitive.Is(WordClass.Field) && !body.Is(BodyTraits.OfOfficials);
        if (!isOfficials && !(isPart && !complements.IsAdjective(body.At + 2) && !IsCalledForPurpose(body)))
        {
            return null;
        }
        // شعبة الأدوية بغرفة القاهرة التجارية: a part of a body that is named.
        var fields = complements.Fields(body.At + 2);
        return !isOfficials && body.Is(BodyTraits.Within) && headed.Around(fields, body) is var whole && whole > fields
            ? whole
            : body.NoName;
    }

    /// <summary>مركز الجسر للدراسات: what is for something is no town's centre.</summary>
    private bool IsCalledForPurpose(ClassWord body) =>
        !body.Is(BodyTraits.Part) && complements.IsForAnything(body.At + 2);
}
