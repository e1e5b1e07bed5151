using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Reads the offices and honorifics beside a name, and remembers them as the person's roles.</summary>
/// <param name="honorific">Tokens that belong to an honorific of several words.</param>
internal sealed class Offices(TokenizedText text, NameTable names, bool[] honorific)
{
    private const int LongestOffice = 14;

    /// <summary>
    /// Looks left from a name for the office or honorific that it completes:
    /// الرئيس الروسي …, وزير الخارجية الأمريكي …, المتحدث باسم وزارة الداخلية ….
    /// </summary>
    public OfficeContext OfficeBefore(int i, out (int First, int End) office)
    {
        office = (i, i);
        var direct = true;
        var found = OfficeContext.None;
        for (var at = i - 1; at >= 0 && i - at <= LongestOffice; at--)
        {
            var token = text[at];
            if (names.At(at) is { } mention)
            {
                if (mention.Referent.IsPerson || at < mention.First)
                {
                    break;
                }
                at = mention.First;
                if (
                    OfficeWord(at - 1) is false
                    && !text.Tokens[at].Is(WordClass.Preposition)
                    && text.Word(at - 1)?.Is(WordClass.Preposition) != true
                )
                {
                    // Only an office can own an organization here.
                    if (
                        text.Word(at - 1) is not { } owner
                        || !(owner.HasArticle || owner.Is(WordClass.Nisba | WordClass.Field))
                    )
                    {
                        break;
                    }
                }
                continue;
            }
            if (token.Word is not { } word)
            {
                if (token.Symbol is '،' or ',' && at == i - 1)
                {
                    direct = false;
                    continue;
                }
                if (token.Symbol is '(' or ')' or '/' || Marks.IsMark(token.Symbol))
                {
                    continue;
                }
                break;
            }
            if (honorific[at] || word.Is(WordClass.Honorific) && !word.Is(WordClass.Function))
            {
                office = (at, i);
                found = direct && at >= i - 3 ? OfficeContext.Direct : Max(found, OfficeContext.Phrase);
                continue;
            }
            if (word.TryRead(WordClass.Office, out var reading))
            {
                office = (at, i);
                var near =
                    direct
                    && (
                        at == i - 1
                            ? reading.Definite
                                || word.Form.EndsWith('ه')
                                || reading.Entry.Form.StartsWith("نظير", StringComparison.Ordinal)
                            : true
                    );
                found = Max(found, near ? OfficeContext.Direct : OfficeContext.Phrase);
                continue;
            }
            if (word.Is(WordClass.Verb | WordClass.That | WordClass.Relative) && !word.Is(WordClass.Preposition))
            {
                break;
            }
            if (
                word.Is(
                    WordClass.Nisba | WordClass.Field | WordClass.Country | WordClass.Place | WordClass.OrganizationHead
                )
            )
            {
                continue;
            }
            if (word.Is(WordClass.Preposition) && word.Form is "في" or "باسم" or "لدي" or "عن")
            {
                direct = false;
                continue;
            }
            if (word.Is(WordClass.Function) && !word.Is(ClosedClass.TermAdjective))
            {
                break;
            }
            if (found != OfficeContext.None && !word.HasArticle)
            {
                break;
            }
            if (word.HasArticle || word.Is(WordClass.Function) || word.IsUnknown || word.Form[0] == 'ل')
            {
                direct &= word.HasArticle && word.Form.Length > 4 || word.Is(WordClass.Function);
                continue;
            }
            direct = false;
            if (!word.Is(WordClass.Common))
            {
                break;
            }
        }
        return found;
    }

    private static OfficeContext Max(OfficeContext a, OfficeContext b) => a > b ? a : b;

    private bool? OfficeWord(int at) => text.Word(at)?.Is(WordClass.Office | WordClass.Honorific);

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
        if (form.StartsWith("لل", StringComparison.Ordinal))
        {
            return form[2..];
        }
        if (
            word.Readings is []
            && word.Stems.Length > 1
            && word.HasArticle
            && !form.StartsWith("ال", StringComparison.Ordinal)
        )
        {
            form = word.Stems[^1].Form;
        }
        return form.StartsWith("ال", StringComparison.Ordinal) && form.Length > 4 ? form[2..] : form;
    }
}

/// <summary>What stands before a name.</summary>
internal enum OfficeContext
{
    None,

    /// <summary>An office phrase, but something stands between: the name needs a given name.</summary>
    Phrase,

    /// <summary>An office or honorific right before it: any word that is nothing else is a name.</summary>
    Direct,
}
