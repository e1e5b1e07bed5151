using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Reads the offices and honorifics beside a name, and remembers them as the person's roles.</summary>
/// <param name="honorific">Tokens that belong to an honorific of several words.</param>
internal sealed class Offices(TokenizedText text, NameTable names, bool[] honorific)
{
    private readonly OfficeWalk _walk = new(text, names, honorific);

    /// <summary>The office or honorific that a name completes.</summary>
    public OfficeContext OfficeBefore(int name, out (int First, int End) office) => _walk.Run(name, out office);

    /// <summary>Remembers what the text says the person is, before the name and behind it.</summary>
    public void AddRoles(Mention mention, (int First, int End) office)
    {
        if (office.First < office.End)
        {
            AddRole(mention, office.First, office.End);
        }
        var at = mention.End;
        at += text[at].Symbol is '،' or ',' ? 1 : 0;
        if (text.Word(at) is not { } word || !word.TryRead(WordClass.Office, out var reading) || reading.Prefix > 0)
        {
            return;
        }
        var stop = at + 1;
        while (
            stop - at < 10
            && text.Word(stop) is { } part
            && !part.Is(WordClass.That | WordClass.Verb | WordClass.Participle | WordClass.Relative)
        )
        {
            if (names.At(stop)?.Referent.IsPerson == true)
            {
                return;
            }
            stop++;
        }
        AddRole(mention, at, stop);
    }

    private void AddRole(Mention mention, int first, int end)
    {
        while (end > first && (!text[end - 1].IsWord || text[end - 1].Is(WordClass.Preposition)))
        {
            end--;
        }
        if (end <= first)
        {
            return;
        }
        var forms = new List<string>();
        for (var i = first; i < end; i++)
        {
            if (text.Word(i) is { } word)
            {
                forms.Add(Bare(word));
            }
        }
        mention.Referent.Roles.Add(
            new Role(
                text.Slice(first, end, text.Word(first)!.Readings is [{ } r, ..] ? r.Prefix : 0),
                [.. forms],
                first
            )
        );
    }

    /// <summary>Without particles and article.</summary>
    public static string Bare(Word word)
    {
        var form = word.Readings is [{ Prefix: > 0 } reading, ..] ? word.Form[reading.Prefix..] : word.Form;
        // للشؤون: of its article the lam is left.
        return form.StartsWith("لل", StringComparison.Ordinal) ? form[2..]
            : word is { Readings: [], Stems.Length: > 1, HasArticle: true } && !DefiniteArticle.Begins(form)
                ? DefiniteArticle.Drop(word.Stems[^1].Form).ToString()
            : DefiniteArticle.Drop(form).ToString();
    }
}
