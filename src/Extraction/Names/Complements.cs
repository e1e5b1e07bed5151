using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>
/// What completes the name of a body behind its first words: adjectives (الأمريكية, العليا), the purpose with لـ (للقضاء)
/// and coordinated fields (والصناعة). Each reading returns the token at which it ends.
/// </summary>
internal sealed class Complements(TokenizedText text)
{
    /// <summary>Adjectives, the purpose with لـ, and coordinated fields that go on with a name.</summary>
    public int Tail(int at, int end)
    {
        for (var before = -1; before != at; )
        {
            before = at;
            at = Purpose(Fields(at, end), end);
        }
        return at;
    }

    /// <summary>Adjectives and coordinated fields.</summary>
    public int Fields(int at, int end)
    {
        for (var before = -1; before != at; )
        {
            before = at;
            at = Coordination(at, end);
            while (at < end && IsAdjective(at))
            {
                at++;
            }
        }
        return at;
    }

    /// <summary>للقضاء, لكفاءة الطاقة, لحقوق الإنسان.</summary>
    public int Purpose(int at, int end)
    {
        if (!IsPurpose(at, end))
        {
            return at;
        }
        var stop = at + 1;
        if (!text.Word(at)!.HasArticle)
        {
            while (stop < end && stop - at < 4 && text.Word(stop) is { } word && text.Adjacent(stop - 1))
            {
                stop++;
                if (word.HasArticle)
                {
                    break;
                }
            }
        }
        while (stop < end && IsAdjective(stop))
        {
            stop++;
        }
        return stop;
    }

    public bool IsPurpose(int at, int end)
    {
        if (
            at >= end
            || text.Word(at) is not { } word
            || word.Form[0] != 'ل'
            || word.Form.Length < 4
            || !text.Adjacent(at - 1)
        )
        {
            return false;
        }
        if (word.HasArticle)
        {
            return word.TryRead(WordClass.Field, out var field) && field.Preposition == 'ل' && word.Form != "للعام"
                || word.Is(ClosedClass.Purpose);
        }
        // An indefinite noun needs its genitive right behind it.
        return word.Stems.Length > 1
            && text.Lexicon.FindClosed(word.Stems[^1].Form).HasFlag(ClosedClass.GoverningPurpose)
            && (word.Is(WordClass.Field) || word.IsInflected || word.IsUnknown || word.Is(WordClass.Common))
            && (
                IsGenitive(at + 1, end)
                || text.Word(at + 1) is { IsUnknown: true } && text.Adjacent(at) && IsGenitive(at + 2, end)
            );
    }

    private bool IsGenitive(int at, int end) =>
        at < end
        && text.Word(at) is { HasArticle: true } genitive
        && genitive.Readings is [] or [{ Prefix: 0 }, ..]
        && (genitive.Is(WordClass.Field) || genitive.Readings.Length == 0)
        && text.Adjacent(at - 1);

    /// <summary>مكافحة المخدرات, حماية المستهلك: what a body does, without لـ.</summary>
    public bool IsTask(int at, int end) =>
        at + 1 < end
        && text.Word(at) is { HasArticle: false } task
        && text.Lexicon.FindClosed(task.Form).HasFlag(ClosedClass.GoverningPurpose)
        && IsDefiniteNoun(at + 1)
        && text.Adjacent(at);

    /// <summary>ولاية سنار, محافظة مأرب: the region that a body governs.</summary>
    public bool IsRegion(int at, int end) =>
        at + 1 < end
        && text.Word(at) is { } kind
        && kind.Is(ClosedClass.Region)
        && text.Adjacent(at)
        && text.Word(at + 1) is { } region
        && !region.Is(WordClass.Function | WordClass.Preposition | WordClass.Verb | WordClass.Nisba)
        && region.Readings is [] or [{ Prefix: 0 }, ..];

    /// <summary>الملك خالد, مدينة الأمير سلطان الطبية, محمد بن راشد: whom a body is named after; where that ends.</summary>
    public int Namesake(int first, int end)
    {
        var at = text.Word(first)?.Is(ClosedClass.Region) == true ? first + 1 : first;
        var titled = text.Word(at)?.Is(ClosedClass.NamesakeTitle) == true;
        at = titled ? at + 1 : at;
        var stop = at;
        while (
            stop < end
            && stop - at < 8
            && text.Adjacent(stop - 1)
            && text.Word(stop) is { } word
            && (
                word.Is(WordClass.GivenName) && !word.Is(WordClass.Function)
                || word.Is(WordClass.NameJoint | WordClass.NameTail)
                || stop > at && text.Word(stop - 1)!.Is(WordClass.NameJoint)
            )
        )
        {
            stop++;
        }
        var named = stop > at && (titled || stop - at > 2 && text.Word(at + 1)!.Is(WordClass.NameJoint));
        return named ? Tail(stop, end) : first;
    }

    /// <summary>الرقابة على المنشطات: some tasks go on with على.</summary>
    public int Over(int task, int at, int end) =>
        at + 1 < end
        && at == task + 1
        && text.Word(task)?.Is(ClosedClass.Overseen) == true
        && text.Word(at)?.Form == "علي"
        && text.Adjacent(task)
        && IsDefiniteNoun(at + 1)
            ? Tail(at + 2, end)
            : at;

    /// <summary>بعثة الأمم المتحدة لحفظ السلام في مالي: where a mission is belongs to its name.</summary>
    public int Mission(int name, int at, int end) =>
        at > name
        && at + 1 < end
        && text.Word(at)?.Form == "في"
        && text.Word(at + 1) is { } place
        && place.Is(WordClass.Country | WordClass.Place)
        && place.Readings[0].Prefix == 0
            ? at + 2
            : at;

    private bool IsDefiniteNoun(int at) =>
        text.Word(at) is { HasArticle: true, Readings: [] or [{ Prefix: 0 }, ..] } noun
        && DefiniteArticle.Begins(noun.Form);

    /// <summary>والصناعة, والمقاييس والجودة.</summary>
    public int Coordination(int at, int end)
    {
        while (
            at < end
            && text.Word(at) is { HasArticle: true } word
            && word.TryRead(WordClass.Field, out var field)
            && field is { And: true, Preposition: '\0', Definite: true }
            && text.Adjacent(at - 1)
        )
        {
            at++;
        }
        return at;
    }

    public bool IsAdjective(int at)
    {
        if (
            text.Word(at) is not { HasArticle: true } word
            || !text.Adjacent(at - 1)
            || word.Readings is [{ Prefix: > 0 }, ..]
        )
        {
            return false;
        }
        if (!DefiniteArticle.Begins(word.Form))
        {
            return false;
        }
        if (word.Is(WordClass.Nisba))
        {
            return true;
        }
        if (word.Is(ClosedClass.NeverAdjective))
        {
            return false;
        }
        if (word.Is(ClosedClass.RankAdjective))
        {
            return true;
        }
        return (word.Form.EndsWith('ي') || word.Form.EndsWith("يه", StringComparison.Ordinal))
            && !word.Is(
                WordClass.Function | WordClass.Office | WordClass.GivenName | WordClass.FamilyName | WordClass.Honorific
            )
            && word.Form.Length > 4;
    }
}
