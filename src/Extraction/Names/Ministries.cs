using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Ministries that are called by their field alone.</summary>
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
                || nisba && before.Word is { HasArticle: false } owner && !owner.Is(WordClass.Office)
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
}
