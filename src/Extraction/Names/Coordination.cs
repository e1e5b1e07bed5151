using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Whatever a body is of besides, joined with و, where something behind it goes on with the whole name: جمعية القلب والأوعية
/// الدموية الأردنية, بنك السنديان والخليج للاستثمار. Without that the second noun may be somebody else.
/// </summary>
internal sealed class Coordination(TokenizedText text, Complements complements)
{
    private const WordClass Others =
        WordClass.Framing
        | WordClass.Office
        | WordClass.Country
        | WordClass.Nisba
        | WordClass.Honorific
        | WordClass.Source
        | WordClass.OrganizationHead
        | WordClass.OrganizationClass;

    /// <summary>Where the name ends with the second noun, or where it ended before.</summary>
    public int End(int at, ClassWord body)
    {
        var kind = body.Head.Entry.Organization!.Value;
        if (
            !body.Is(BodyTraits.ForPurpose | BodyTraits.Proper)
            || kind.Kind is OrganizationKind.Government or OrganizationKind.Military
            || text.Word(at) is not { Form: ['و', 'ا', 'ل', _, _, ..] } word
            || word.Is(Others & ~WordClass.Country)
            || word.IsPlural
        )
        {
            return at;
        }
        if (word.Is(WordClass.Country | WordClass.Place))
        {
            return kind.Kind == OrganizationKind.Company ? complements.AnyPurpose(at + 1) : at;
        }
        var adjectives = complements.Adjectives(at + 1);
        var purpose = complements.AnyPurpose(adjectives);
        // والمؤلفة الرئيسية للدراسة: who is told by an adjective is not what a body is of.
        return purpose > at + 1 && adjectives == at + 1 ? purpose
            : kind.Feminine && IsOfBody(adjectives - 1) ? adjectives
            : at;
    }

    /// <summary>الأردنية, الخيرية: an adjective that tells which body it is, which must be feminine: حزب … والنظام السوري are two.</summary>
    private bool IsOfBody(int at) =>
        text.Word(at) is { } word
        && (word.Is(WordClass.Nisba) || word.Is(ClosedClass.RankAdjective | ClosedClass.NationalAdjective))
        && word.Form.EndsWith('ه');
}
