using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Whom a body is named after: الملك خالد, مدينة الأمير سلطان الطبية, محمد بن راشد, عائلة السعدي.</summary>
internal sealed class Namesakes(TokenizedText text, Complements complements)
{
    /// <summary>Where the name ends; the first token if it begins no namesake.</summary>
    public int End(int first)
    {
        if (Is(first, ClosedClass.Family))
        {
            return
                text.Word(first + 1) is { Readings: [] or [{ Preposition: '\0' }, ..] } family
                && (family.HasArticle || family.Is(WordClass.AnyName))
                ? complements.AnyPurpose(complements.Tail(first + 2))
                : first;
        }
        var at = Is(first, ClosedClass.Region) ? first + 1 : first;
        var titled = Is(at, ClosedClass.NamesakeTitle);
        at = titled ? at + 1 : at;
        var stop = at;
        while (text.Adjacent(stop - 1) && IsPart(stop))
        {
            stop++;
        }
        // ابن خلدون, بدر بن راشد, بدر الثاني.
        var isNamed =
            titled
            || text.Word(at)!.Is(WordClass.NameJoint)
            || text.Word(at + 1)?.Is(WordClass.NameJoint | WordClass.NameTail) == true;
        return stop > at + 1 && isNamed || stop > at && titled ? complements.Tail(stop) : first;
    }

    private bool IsPart(int at) =>
        text.Word(at)!.Is(WordClass.AnyName | WordClass.NameTail | WordClass.NameJoint)
            && !text.Word(at)!.Is(WordClass.Function)
        || text.Word(at - 1)!.Is(WordClass.NameJoint);

    private bool Is(int at, ClosedClass use) => text.Word(at)?.Is(use) == true;
}
