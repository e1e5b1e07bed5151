using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Ministries and services of places that are called by their field alone.</summary>
internal sealed class Ministries(TokenizedText text, NameTable names)
{
    /// <summary>الخارجية and الداخلية stand for their ministry where they act or are acted on.</summary>
    public int Read(int i)
    {
        if (text.Word(i) is not { } word || !word.TryRead(WordClass.Field, out var field) || !field.Definite)
        {
            return i;
        }
        var before = text[i - 1];
        var nisba = text.Word(i + 1)?.Is(WordClass.Nisba) == true;
        var meant = text.Lexicon.FindClosed(field.Entry.Form).HasFlag(ClosedClass.ForMinistry)
            ? !before.IsWord
                || before.Is(WordClass.Verb | WordClass.According)
                || before.Word!.Is(ClosedClass.InOffice)
                || field.Preposition == 'ب'
                || nisba && before.Word is { HasArticle: false } owner && !owner.Is(WordClass.Office) && !owner.IsPlural
            // الدفاع اليمنية: …, at the head of a line.
            : nisba && before.Kind == TokenKind.LineEnd && text[i + 2].IsSymbol(':');
        if (!meant)
        {
            return i;
        }
        var stop = nisba ? i + 2 : i + 1;
        var forms = text.Forms(i, stop, field.Prefix);
        names.Add(
            new Referent
            {
                IsPerson = false,
                Forms = ["وزاره", .. forms],
                Name = "وزارة " + text.Name(i, stop, field.Prefix), // as written
                Kind = OrganizationKind.Government,
                Feminine = true,
            },
            i,
            stop,
            field.Prefix
        );
        return stop;
    }

    /// <summary>مدير صحة الرقة, نفط البصرة: …: a field and its place behind who runs it, behind who speaks or at the head of a line.</summary>
    public int ReadService(int i, int end)
    {
        if (
            text.Word(i) is not { HasArticle: false } word
            || !word.TryRead(WordClass.Field, out var field)
            || field.Prefix > 0
            || !text.Adjacent(i)
        )
        {
            return i;
        }
        var region = text.Word(i + 1)!.Is(ClosedClass.Region) ? i + 2 : i + 1;
        if (text.Word(region) is not { } place || !place.Is(WordClass.Place) || place.Readings[0].Prefix > 0)
        {
            return i;
        }
        var stop = region + Math.Max(1, text.Match(region, end, PhraseKind.Place, out _, out _));
        var before = text[i - 1];
        var isMeant =
            before.Kind == TokenKind.LineEnd ? text[stop].IsSymbol(':')
            : before.Is(WordClass.Office) ? before.Word!.Form is "مدير" or "مديره" or "ومدير" or "لمدير" or "رييس"
            : before.Is(WordClass.Verb) && before.Word!.Form[^1] == 'ت' || before.Word?.Form == "باسم";
        if (!isMeant)
        {
            return i;
        }
        names.Add(
            new Referent
            {
                IsPerson = false,
                Forms = text.Forms(i, stop, 0),
                Name = text.Name(i, stop, 0),
                Kind = OrganizationKind.Government,
                Feminine = true,
            },
            i,
            stop,
            0
        );
        return stop;
    }
}
