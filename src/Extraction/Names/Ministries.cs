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
        var before = text[i - 1];
        if (
            text.Word(i) is not { } word
            || !word.TryRead(WordClass.Field, out var field)
            || !field.Definite
            || !(
                text.Lexicon.FindClosed(field.Entry.Form).HasFlag(ClosedClass.ForMinistry)
                || text[i - 1].Kind == TokenKind.LineEnd
                    && text.Word(i + 1)?.Is(WordClass.Nisba) == true
                    && text[i + 2].IsSymbol(':')
            )
        )
        {
            return i;
        }
        var acts = !before.IsWord || before.Is(WordClass.Verb) && field.Prefix == 0;
        var nisba = text.Word(i + 1) is { HasArticle: true } next && next.Is(WordClass.Nisba) && text.Adjacent(i);
        if (!acts && !(nisba && before.Word is { HasArticle: false } owner && !owner.Is(WordClass.Office)))
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
                Name = "وزارة " + text.Slice(i, stop, field.Prefix), // as written
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
