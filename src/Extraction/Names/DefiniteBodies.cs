using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Names that a class word with the article begins: الحكومة السورية, المجلس الأعلى للقضاء.</summary>
internal sealed class DefiniteBodies(TokenizedText text, Complements complements, HeadedNames headed)
{
    public static readonly ClassWordRule<DefiniteBodies>[] Rules =
    [
        // اللواء التركي is an officer, الحركة التجارية no movement.
        new("definite-class-word-of-something-else", static (reader, body) => reader.SomethingElse(body)),
        // الجهاز الطبي, اللجنة الفنية: parts of any body.
        new("everyday-body-without-its-country", static (reader, body) => reader.Everyday(body)),
        // الأمانة العامة لمجلس الوزراء: the body that it serves is part of the name.
        new("definite-body-and-its-owner", static (reader, body) => reader.Owned(body)),
        // الجيش السوري is a group of people; a class word alone names nothing.
        new("definite-class-word-of-no-name", static (reader, body) => reader.NoName(body)),
        // المنظمة الدولية, الوكالة الأممية: whichever was named before.
        new("definite-class-word-that-recalls", static (reader, body) => reader.Recalls(body)),
        // الحكومة السورية, المجلس الأعلى للقضاء.
        new("definite-body-and-its-adjectives", static (reader, body) => reader.WithAdjectives(body)),
    ];

    /// <summary>For class words that are no part of the names behind them; with the article they may be part of one.</summary>
    public static readonly ClassWordRule<DefiniteBodies>[] ClassRules =
    [
        // الشركة العربية للسكك.
        new("definite-firm-and-its-purpose", static (reader, body) => reader.Firm(body)),
        // الإذاعة السودانية.
        new("definite-broadcaster-of-a-country", static (reader, body) => reader.OfCountry(body)),
    ];

    private int? Firm(ClassWord body)
    {
        var at = complements.Adjectives(body.At + 1);
        // الشركة القابضة للصناعات الغذائية
        at += text.Word(at)?.Is(ClosedClass.CompanyAdjective) == true ? 1 : 0;
        return at > body.At + 1 && !body.Is(BodyTraits.Many | BodyTraits.Site) && complements.IsPurpose(at)
            ? complements.Tail(at)
            : null;
    }

    private int? OfCountry(ClassWord body) =>
        body.Is(BodyTraits.OfCountry)
        && complements.IsAdjective(body.At + 1)
        && text.Word(body.At + 1)!.Is(WordClass.Nisba)
            ? body.At + 2
            : null;

    private int? SomethingElse(ClassWord body) =>
        body.Is(BodyTraits.Homonym)
        || body.Is(BodyTraits.Moves) && IsMoved(text.Word(body.At + 1)) && !complements.IsPurpose(body.At + 2)
            ? body.NoName
            : null;

    private int? Everyday(ClassWord body)
    {
        var at = complements.Adjectives(body.At + 1);
        return
            at > body.At + 1
            && body.Is(BodyTraits.Everyday)
            && !TellsWhich(body.At + 1, at)
            && !complements.IsPurpose(at)
            ? body.NoName
            : null;
    }

    private int? Owned(ClassWord body)
    {
        var at = complements.Adjectives(body.At + 1);
        return
            at > body.At + 1
            && text.Adjacent(at - 1)
            && text.Word(at)!.TryRead(WordClass.OrganizationHead, out var head)
            && head.Preposition == 'ل'
            && headed.FullEnd(at, body.End, body.Depth + 1) is var end
            && end > at
            ? end
            : null;
    }

    private int? NoName(ClassWord body)
    {
        var adjectives = complements.Adjectives(body.At + 1) - body.At - 1;
        return
            adjectives == 0
            || !Agrees(body)
            || adjectives == 1 && body.Is(BodyTraits.Common) && !IsFor(body) && OfCountry(body) is null
            || body.Is(BodyTraits.NeverDefinite) && !complements.IsPurpose(body.At + 1 + adjectives)
            ? body.NoName
            : null;
    }

    private int? Recalls(ClassWord body) =>
        text.Word(body.At + 1)?.Is(ClosedClass.RecallingAdjective) == true
        && complements.Adjectives(body.At + 1) == body.At + 2
        && !complements.IsForAnything(body.At + 2)
            ? body.NoName
            : null;

    /// <summary>البعثة | الغاني سولي, مدة الاتحاد القانونية: an adjective of the other gender is somebody else's.</summary>
    private bool Agrees(ClassWord body) =>
        text.Word(body.At + 1) is var adjective
        && !(!body.Head.Entry.Organization!.Value.Feminine && text.Written(body.At + 1)[^1] == '\u0629')
        && (adjective!.Form[^1] != 'ي' || !body.Head.Entry.Organization!.Value.Feminine);

    /// <summary>المكتب الجهوي للاستثمار.</summary>
    private bool IsFor(ClassWord body) =>
        (body.Is(BodyTraits.ForPurpose) || text.Word(body.At + 1)!.Is(ClosedClass.RankAdjective))
        && complements.IsForAnything(body.At + 2);

    private int? WithAdjectives(ClassWord body) => complements.Tail(complements.Adjectives(body.At + 1));

    private bool TellsWhich(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (text.Word(i)!.Is(WordClass.Nisba) || text.Word(i)!.Is(ClosedClass.NationalAdjective))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>الحركة التجارية, حركة المسافرين: what moves, no movement of people who agree.</summary>
    private static bool IsMoved(Word? word) =>
        word is { } moved
        && !moved.Is(WordClass.Nisba | WordClass.FamilyName | WordClass.GivenName)
        && !moved.Is(ClosedClass.NationalAdjective | ClosedClass.PartyAdjective);
}
