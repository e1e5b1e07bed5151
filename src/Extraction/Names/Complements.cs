using Qawl.Extraction.Text;

namespace Qawl.Extraction.Names;

/// <summary>
/// What completes the name of a body behind its first words: adjectives (الأمريكية, العليا), the purpose with لـ (للقضاء)
/// and coordinated fields (والصناعة). Each reading returns the token at which it ends.
/// </summary>
internal sealed class Complements(NameTable names)
{
    /// <summary>Adjectives, the purpose with لـ, and coordinated fields that go on with a name.</summary>
    public int Tail(int at, int end)
    {
        at = Coordination(at, end);
        while (at < end && IsAdjective(at))
        {
            at++;
        }
        at = Purpose(at, end);
        at = Coordination(at, end);
        while (at < end && IsAdjective(at))
        {
            at++;
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
        if (!names.Word(at)!.HasArticle)
        {
            while (stop < end && stop - at < 4 && names.Word(stop) is { } word && names.Adjacent(stop - 1))
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
            || names.Word(at) is not { } word
            || word.Form[0] != 'ل'
            || word.Form.Length < 4
            || !names.Adjacent(at - 1)
        )
        {
            return false;
        }
        if (word.HasArticle)
        {
            return word.TryRead(WordClass.Field, out var field) && field.Preposition == 'ل'
                || word.Is(ClosedClass.Purpose);
        }
        // An indefinite noun needs its genitive right behind it.
        return word.Stems.Length > 1
            && Lexicon.Shared.FindClosed(word.Stems[^1].Form).HasFlag(ClosedClass.GoverningPurpose)
            && (word.Is(WordClass.Field) || word.IsInflected || word.IsUnknown || word.Is(WordClass.Common))
            && (
                IsGenitive(at + 1, end)
                || names.Word(at + 1) is { IsUnknown: true } && names.Adjacent(at) && IsGenitive(at + 2, end)
            );
    }

    private bool IsGenitive(int at, int end) =>
        at < end
        && names.Word(at) is { HasArticle: true } genitive
        && genitive.Readings is [] or [{ Prefix: 0 }, ..]
        && (genitive.Is(WordClass.Field) || genitive.Readings.Length == 0)
        && names.Adjacent(at - 1);

    /// <summary>والصناعة, والمقاييس والجودة.</summary>
    public int Coordination(int at, int end)
    {
        while (
            at < end
            && names.Word(at) is { HasArticle: true } word
            && word.TryRead(WordClass.Field, out var field)
            && field is { And: true, Preposition: '\0', Definite: true }
            && names.Adjacent(at - 1)
        )
        {
            at++;
        }
        return at;
    }

    public bool IsAdjective(int at)
    {
        if (
            names.Word(at) is not { HasArticle: true } word
            || !names.Adjacent(at - 1)
            || word.Readings is [{ Prefix: > 0 }, ..]
        )
        {
            return false;
        }
        if (!word.Form.StartsWith("ال", StringComparison.Ordinal))
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
