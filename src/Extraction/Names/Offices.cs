using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Names;

/// <summary>Reads the offices and honorifics beside a name, and remembers them as the person's roles.</summary>
/// <param name="honorific">Tokens that belong to an honorific of several words.</param>
internal sealed class Offices(TokenizedText text, NameTable names, bool[] honorific)
{
    private const char TehMarbuta = '\u0629';

    private readonly OfficeWalk _walk = new(text, names, honorific);
    private readonly Askers _askers = new(text, names);
    private readonly OfficePhrases _phrases = new(text, names, honorific);

    /// <summary>The office or honorific that a name completes.</summary>
    public OfficeContext OfficeBefore(int name, out (int First, int End) office) => _walk.Run(name, out office);

    /// <summary>Remembers what the text says the person is, before the name and behind it.</summary>
    public void AddRoles(Mention mention, (int First, int End) office)
    {
        AddBefore(mention, office.First, office.End);
        var behind = text[mention.End].Symbol == '،' ? mention.End + 1 : mention.End;
        if (text.Word(behind)?.TryRead(WordClass.Office, out var reading) == true && reading.Prefix == 0)
        {
            AddBehind(mention, _phrases.Row(behind, text.Tokens.Length));
        }
        mention.Referent.Feminine |= IsWomans(mention);
    }

    /// <summary>المواطنة, مديرة: a title of women before a name that is no man's.</summary>
    private bool IsWomans(Mention mention) =>
        mention.Referent.Roles.Exists(role => role.FirstToken < mention.First && IsOfWomen(role.FirstToken))
        && (text.Lexicon.Find(mention.Referent.Forms[0])?.Classes & (WordClass.GivenName | WordClass.Woman))
            != WordClass.GivenName;

    /// <summary>Without its ending it is a title too; of سماحة and داعية it is not.</summary>
    private bool IsOfWomen(int at) =>
        text.Written(at)[^1] == TehMarbuta
        && Bare(text.Word(at)!)[..^1] is var man
        && (IsOffice(man) || text.Lexicon.Find("ال" + man)?.Classes.HasFlag(WordClass.Honorific) == true);

    private bool IsOffice(string man) => text.Lexicon.Find(man)?.Classes.HasFlag(WordClass.Office) == true;

    /// <summary>Of what stands before the name, the offices that run up to it.</summary>
    private void AddBefore(Mention mention, int at, int name)
    {
        if (_askers.AreBehindVerb(at) && _askers.Before(at, name) is var asked and > 0)
        {
            at = asked;
        }
        while (at < name)
        {
            var row = _phrases.Row(at, name);
            var end = row.Count == 0 ? at : row[^1].End;
            while (!text[end].IsWord)
            {
                end++;
            }
            if (end == name || row.Count > 0 && end == name - 1 && (IsRank(end) || IsNationBehindComma(end)))
            {
                // قال الوزير للرئيس سالم: only the last is his.
                AddAll(mention, row[Math.Max(0, row.FindLastIndex(part => IsAddressed(part.First)))..]);
                return;
            }
            at = Math.Max(end, at + 1);
        }
    }

    /// <summary>وزير النقل الفريق فلان: a word for a body that is an officer's rank before a name.</summary>
    private bool IsRank(int at) =>
        text.Word(at) is { HasArticle: true } rank
        && rank.TryRead(WordClass.OrganizationClass, out var body)
        && body.Definite;

    /// <summary>مدرب المنتخب، الإسباني فلان</summary>
    private bool IsNationBehindComma(int at) => text[at - 1].IsComma && text[at].Is(WordClass.Nisba);

    private bool IsAddressed(int at) => text.Word(at)!.Readings is [{ Preposition: not '\0' }, ..];

    /// <summary>What has a pronoun (زوجها) is somebody else's.</summary>
    private void AddBehind(Mention mention, List<(int First, int End)> row)
    {
        if (row.Count > 0 && !_phrases.HasPronoun(row[0].First))
        {
            AddAll(mention, row);
        }
    }

    private void AddAll(Mention mention, List<(int First, int End)> row)
    {
        foreach (var (first, end) in row)
        {
            var prefix = text.Word(first)!.Readings is [{ } reading, ..] ? reading.Prefix : 0;
            mention.Referent.Roles.Add(
                new Role(
                    text.Name(first, end, prefix),
                    [.. Bare(first, end)],
                    first,
                    text.StartUtf16(first, prefix),
                    text[end - 1].End
                )
            );
        }
    }

    private IEnumerable<string> Bare(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (text.Word(i) is { } word)
            {
                yield return Bare(word);
            }
        }
    }

    /// <summary>Without particles and article.</summary>
    public static string Bare(Word word)
    {
        // للرابطة is read as الرابطة behind ل: of the article the second lam is left.
        var form =
            word.Readings is not [{ } reading, ..] ? word.Form
            : reading is { Definite: true, Preposition: 'ل' } ? word.Form[(reading.Prefix - 1)..]
            : word.Form[reading.Prefix..];
        return form.StartsWith("لل", StringComparison.Ordinal) ? form[2..] : DefiniteArticle.Drop(form).ToString();
    }
}
