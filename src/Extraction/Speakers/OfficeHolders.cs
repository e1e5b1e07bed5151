using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Speakers;

/// <summary>
/// Finds who holds an office that is named without its holder (الرئيس الإيراني): the person of the article whose roles have
/// its words; and the body that a spokesperson speaks for.
/// </summary>
internal sealed class OfficeHolders(TokenizedText text, NameTable names)
{
    /// <summary>No article has so many holders of one office; a text made to be slow may.</summary>
    private const int MostOfOneOffice = 128;

    private const WordClass Nation = WordClass.Nisba | WordClass.Country;

    /// <summary>Tokens back to whom a title with a pronoun means.</summary>
    private const int FarthestTitled = 600;

    private Dictionary<string, List<(Referent Person, Role Role)>>? _byWord;

    public Referent? SpokenFor(int at, int end)
    {
        if (
            text.Word(at)?.Readings is not [{ Entry: var head }, ..]
            || !text.Lexicon.FindOfSpeech(head.Form).HasFlag(SpeechWord.Spokesperson)
        )
        {
            return null;
        }
        for (var i = at + 1; i < end; i++)
        {
            if (names.At(i) is { Referent.IsPerson: false } body)
            {
                return body.Referent;
            }
        }
        return null;
    }

    /// <summary>An office whose holder the article names elsewhere: الرئيس الإيراني, مستشار قائد الثورة.</summary>
    public Attribution? NamedEarlier(NounPhrase phrase)
    {
        var (at, end, word) = (phrase.At, phrase.End, phrase.Word);
        if (!word.Is(WordClass.Office | WordClass.Honorific))
        {
            return null;
        }
        var wanted = new List<string[]>();
        for (var i = at; i < end; i++)
        {
            if (text.Word(i) is { } part && !part.Is(WordClass.Preposition))
            {
                wanted.Add(Synonyms(Offices.Bare(part)));
            }
        }
        // أمام is a preposition too.
        if (wanted is [])
        {
            return null;
        }
        Referent? best = null;
        var bestScore = 0;
        // نجل الشيخ فلان is not فلان.
        foreach (var (person, role) in HoldersOf(wanted[0]).Where(holder => holder.Person.LastBefore(end) < at))
        {
            var score = IsLate(person) ? 0 : Score(wanted, role, word);
            if (score > bestScore || score == bestScore && score > 0 && person.LastBefore(at) > best!.LastBefore(at))
            {
                (best, bestScore) = (person, score);
            }
        }
        return best is null
            ? null
            : new Attribution(best, at, end, SpeakerBy.Title)
            {
                Feminine = best.Feminine,
                OnBehalfOf = SpokenFor(at, end),
            };
    }

    /// <summary>سموه, معاليه: the person with that title who was named last, else whoever was.</summary>
    public Attribution? LastTitled(NounPhrase phrase)
    {
        if (!phrase.Word.Is(ClosedClass.HisTitle))
        {
            return null;
        }
        var at = phrase.At;
        var title = phrase.Word.Form.TrimEnd('ا').TrimEnd('ه');
        Referent? last = null;
        for (var i = at - 1; i >= Math.Max(0, at - FarthestTitled); i--)
        {
            if (names.At(i) is { Referent: { IsPerson: true } person } mention)
            {
                i = mention.First;
                last ??= person;
                if (person.Roles.Exists(role => Array.Exists(role.Forms, form => IsTitle(form, title))))
                {
                    last = person;
                    break;
                }
            }
        }
        return last is null ? null : new Attribution(last, at, at + 1, SpeakerBy.Title) { Feminine = last.Feminine };
    }

    /// <summary>Before the pronoun ة is written ت: فضيلة, فضيلته.</summary>
    private static bool IsTitle(string form, string title) =>
        form.AsSpan().TrimEnd('ه').SequenceEqual(title.AsSpan().TrimEnd('ت'));

    /// <summary>The roles that have a word which may mean the office, the people in order.</summary>
    private IEnumerable<(Referent Person, Role Role)> HoldersOf(string[] office)
    {
        _byWord ??= IndexRoles();
        return office.SelectMany(word => _byWord.GetValueOrDefault(word) ?? []).Distinct();
    }

    /// <summary>The words that may mean an office: of spokespeople any of the same gender, of a leader those for rulers.</summary>
    private string[] Synonyms(string office)
    {
        var use = text.Lexicon.FindOfSpeech(office);
        return use.HasFlag(SpeechWord.Spokesperson)
                ?
                [
                    .. text
                        .Lexicon.FormsOfSpeech(SpeechWord.Spokesperson)
                        .Where(form => form.EndsWith('ه') == office.EndsWith('ه')),
                ]
            : use.HasFlag(SpeechWord.Leader) ? [office, .. text.Lexicon.FormsOfSpeech(SpeechWord.Ruler)]
            : [office, office + "ه"];
    }

    private Dictionary<string, List<(Referent Person, Role Role)>> IndexRoles()
    {
        var index = new Dictionary<string, List<(Referent Person, Role Role)>>(StringComparer.Ordinal);
        foreach (var person in names.Referents.Where(r => r.IsPerson))
        {
            foreach (var role in person.Roles)
            {
                foreach (var form in role.Forms)
                {
                    if (!index.TryGetValue(form, out var holders))
                    {
                        index[form] = holders = [];
                    }
                    if (holders.Count < MostOfOneOffice)
                    {
                        holders.Add((person, role));
                    }
                }
            }
        }
        return index;
    }

    /// <summary>All words of the short phrase must stand in the role, the office word first.</summary>
    private int Score(List<string[]> wanted, Role role, Word word)
    {
        if (NamesAnotherCountry(wanted, role))
        {
            return 0;
        }
        var offset = Array.FindIndex(role.Forms, form => wanted[0].Contains(form, StringComparer.Ordinal));
        // الوزير may be a woman, where nobody else is meant.
        offset += role.Forms[offset] == wanted[0][0] ? 0 : 1;
        var asked = wanted.Where(office => !IsNationOfTrade(wanted, office, role)).ToList();
        var matched = asked.Count(office => Array.Exists(role.Forms, form => Means(office, form)));
        var definite =
            word.Readings is [{ Definite: true }, ..] || word.Form.StartsWith("نظير", StringComparison.Ordinal);
        if (matched == asked.Count)
        {
            // What stands alone must be definite: الوزير; the closer to the head of the role, the surer.
            // وزير الخارجية is the country's own, if another's was named too.
            offset += Array.Exists(role.Forms, IsNation) ? 1 : 0;
            return asked.Count > 1 || definite ? 10 * matched - offset : 0;
        }
        // وزيرة المياه where the article only said الوزيرة: what is told shorter may be the same.
        if (role.Forms.Length == 1)
        {
            return 3;
        }
        // النائب عن الجبهة for النائب بمجلس النواب عن الجبهة الشعبية.
        return matched * 3 >= asked.Count * 2 ? 10 * matched - 5 - offset : 0;
    }

    private bool Means(string[] office, string form) =>
        office.Contains(form, StringComparer.Ordinal) || IsNation(office[0]) && IsNation(form);

    /// <summary>الرئيس الراحل: nobody who dies holds the office that others hold after him.</summary>
    private bool IsLate(Referent person) =>
        person.Roles.SelectMany(role => role.Forms).Any(f => text.Lexicon.FindOfSpeech(f).HasFlag(SpeechWord.Late));

    /// <summary>المدرب النرويجي, where his role only told whom he trains.</summary>
    private bool IsNationOfTrade(List<string[]> wanted, string[] office, Role role) =>
        IsNation(office[0])
        && text.Lexicon.FindOfSpeech(wanted[0][0]).HasFlag(SpeechWord.Trade)
        && !Array.Exists(role.Forms, IsNation);

    /// <summary>الوزير الفرنسي is not وزير خارجية ألمانيا, but الوزير الألماني is.</summary>
    private bool NamesAnotherCountry(List<string[]> wanted, Role role)
    {
        var nations = role.Forms.Where(IsNation).ToList();
        return nations.Count > 0
            && wanted.Find(office => IsNation(office[0])) is [var nation, ..]
            && !nations.Exists(own => IsSameCountry(nation, own));
    }

    /// <summary>A country or its adjective; of ألمانيا the first letters look like an article and are dropped.</summary>
    private bool IsNation(string form) => (Classes(form) & Nation) != 0;

    private WordClass Classes(string form) => text.Lexicon.Find(form)?.Classes ?? WordClass.None;

    /// <summary>ألماني, ألمانيا; فرنسية, فرنسا.</summary>
    private static bool IsSameCountry(string a, string b)
    {
        var same = a.AsSpan().CommonPrefixLength(b);
        return same >= Math.Min(a.Length, b.Length) - 2;
    }
}
