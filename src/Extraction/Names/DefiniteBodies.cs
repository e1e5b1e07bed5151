using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Names that a class word with the article begins: الحكومة السورية, المجلس الأعلى للقضاء.</summary>
internal sealed class DefiniteBodies(TokenizedText text, Complements complements, HeadedNames headed)
{
    private const int LongestName = 9;

    public static readonly ClassWordRule<DefiniteBodies>[] Rules =
    [
        // اللواء التركي is an officer, الحركة التجارية no movement.
        new("definite-class-word-of-something-else", static (reader, body) => reader.SomethingElse(body)),
        // الجهاز الطبي, اللجنة الفنية: parts of any body.
        new("everyday-body-without-its-country", static (reader, body) => reader.Everyday(body)),
        // الأمانة العامة لمجلس الوزراء: the body that it serves is part of the name.
        new("definite-body-and-its-owner", static (reader, body) => reader.Owned(body)),
        // المؤسسة للتنمية, without an adjective.
        new("definite-body-and-its-purpose", static (reader, body) => reader.WithPurpose(body)),
        // الجيش السوري is a group of people; a class word alone names nothing.
        new("definite-class-word-of-no-name", static (reader, body) => reader.NoName(body)),
        // الحكومة السورية, المجلس الأعلى للقضاء.
        new("definite-body-and-its-adjectives", static (reader, body) => reader.WithAdjectives(body)),
    ];

    /// <summary>For class words that are no part of the names behind them; with the article they may be part of one.</summary>
    public static readonly ClassWordRule<DefiniteBodies>[] ClassRules =
    [
        // الشركة العربية للسكك.
        new("definite-firm-and-its-purpose", static (reader, body) => reader.Firm(body)),
        // الإذاعة السودانية.
        new("definite-broadcaster-of-a-country", static (reader, body) => reader.Broadcaster(body)),
    ];

    private int? Firm(ClassWord body) =>
        AdjectivesEnd(body) is var at
        && at > body.At + 1
        && !body.Is(BodyTraits.Many)
        && complements.IsPurpose(at, body.End)
            ? complements.Tail(at, body.End)
            : null;

    private int? Broadcaster(ClassWord body) =>
        body.Is(BodyTraits.OfCountry)
        && complements.IsAdjective(body.At + 1)
        && text.Word(body.At + 1)!.Is(WordClass.Nisba)
            ? body.At + 2
            : null;

    private int? SomethingElse(ClassWord body) =>
        body.Is(BodyTraits.Homonym) || body.Is(BodyTraits.Moves) && IsMoved(text.Word(body.At + 1))
            ? body.NoName
            : null;

    private int? Everyday(ClassWord body) =>
        AdjectivesEnd(body) is var at
        && at > body.At + 1
        && body.Is(BodyTraits.Everyday)
        && !TellsWhich(body.At + 1, at)
        && !complements.IsPurpose(at, body.End)
            ? body.NoName
            : null;

    private int? Owned(ClassWord body)
    {
        var at = AdjectivesEnd(body);
        return
            at > body.At + 1
            && at < body.End
            && body.Depth <= HeadedNames.DeepestNesting
            && text.Adjacent(at - 1)
            && text.Word(at) is { } owner
            && owner.TryRead(WordClass.OrganizationHead, out var head)
            && head is { Preposition: 'ل', And: false, Definite: false }
            && headed.End(at, body.End, body.Depth + 1) is var end
            && end > at
            ? end
            : null;
    }

    private int? WithPurpose(ClassWord body)
    {
        // الشركات المنظمة للحج: an adjective.
        var isNoun = text.Word(body.At - 1) is not { HasArticle: true };
        return
            body.At + 1 < body.End
            && AdjectivesEnd(body) == body.At + 1
            && isNoun
            && !body.Is(BodyTraits.Everyday)
            && complements.IsPurpose(body.At + 1, body.End)
            ? complements.Purpose(body.At + 1, body.End)
            : null;
    }

    private int? NoName(ClassWord body)
    {
        var at = AdjectivesEnd(body);
        return at == body.At + 1 || body.Is(BodyTraits.Common) && at - body.At == 2 || body.Is(BodyTraits.NeverDefinite)
            ? body.NoName
            : null;
    }

    private int? WithAdjectives(ClassWord body) =>
        AdjectivesEnd(body) is var at && at < body.End
            ? complements.Tail(complements.Purpose(at, body.End), body.End)
            : at;

    private int AdjectivesEnd(ClassWord body)
    {
        var at = body.At + 1;
        while (at < body.End && at - body.At < LongestName && complements.IsAdjective(at))
        {
            at++;
        }
        return at;
    }

    private bool TellsWhich(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (text.Word(i) is { } word && (word.Is(WordClass.Nisba) || word.Is(ClosedClass.NationalAdjective)))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>الحركة التجارية, حركة المسافرين: what moves, no movement of people who agree.</summary>
    private static bool IsMoved(Word? word) =>
        word is { } moved
        && moved.Is(WordClass.Field | WordClass.Common)
        && !moved.Is(WordClass.Nisba | WordClass.FamilyName | WordClass.GivenName)
        && !moved.Is(ClosedClass.NationalAdjective);
}
