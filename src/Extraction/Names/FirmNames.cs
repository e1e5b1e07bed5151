using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// Firms that are called by words which alone would be somebody or something else: شركة سالم الدروبي للسيارات; (شركة النخيل)
/// behind whoever works there.
/// </summary>
internal sealed class FirmNames(TokenizedText text, MarkedNames marked, Complements complements)
{
    /// <summary>شركة سالم الدروبي القابضة; where the name ends, or the class word's own token.</summary>
    public int ReadNamesake(int i)
    {
        if (!IsClassWord(i, BodyTraits.Firm | BodyTraits.Group, out var head))
        {
            return i;
        }
        var stop = i + 1;
        while (IsPartOfName(stop))
        {
            stop++;
        }
        // One word is read with its purpose.
        if (stop < i + 3)
        {
            return i;
        }
        while (text.Word(stop)?.Is(ClosedClass.CompanyAdjective) == true)
        {
            stop++;
        }
        stop = complements.AnyPurpose(complements.Purpose(stop));
        marked.Add(i + 1, stop, head.Entry.Organization!.Value.Kind, 0, head.Entry.Form);
        return stop;
    }

    /// <summary>سالم السعدي (شركة النخيل): all that stands in the brackets.</summary>
    public int ReadBracketed(int i)
    {
        if (text[i - 1].Symbol != '(' || !IsClassWord(i, ~BodyTraits.Many, out var head))
        {
            return i;
        }
        var stop = i + 1;
        while (text[stop].IsWord && !text[stop].Is(WordClass.Framing))
        {
            stop++;
        }
        if (text[stop].Symbol != ')')
        {
            return i;
        }
        marked.Add(i + 1, stop, head.Entry.Organization!.Value.Kind, 0, head.Entry.Form);
        return stop;
    }

    private bool IsClassWord(int i, BodyTraits any, out Reading head)
    {
        head = default;
        return text.Word(i)?.TryRead(WordClass.OrganizationClass, out head) == true
            && !head.Definite
            && head.Entry.Organization!.Value.Is(any);
    }

    /// <summary>Behind a given name or عبد any word goes on with it that is nothing else.</summary>
    private bool IsPartOfName(int at) =>
        text.Word(at) is { } word
        && !word.Is(WordClass.Function)
        && (
            word.Is(WordClass.GivenName | WordClass.NameJoint)
            || text.Word(at - 1)!.Is(WordClass.AnyName)
                && (word.Is(WordClass.AnyName | WordClass.NameTail) || word.IsUnknown)
            || text.Word(at - 1)!.Is(ClosedClass.Carries | ClosedClass.TakesAny)
        );
}
