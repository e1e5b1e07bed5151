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

    /// <summary>Tokens back to whom a title with a pronoun means.</summary>
    private const int FarthestTitled = 600;

    private const char TehMarbuta = '\u0629';

    private readonly OfficeMatch _match = new(text.Lexicon);

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
        if (!phrase.Word.Is(WordClass.Office | WordClass.Honorific))
        {
            return null;
        }
        var (at, end) = (phrase.At, phrase.End);
        // سمو رئيس الوزراء: the form of address is no part of the office.
        var office = new List<Word>();
        for (var i = at; i < end; i++)
        {
            if (text.Word(i) is { } part && !IsAddress(part) && !IsAddressed(i, end))
            {
                office.Add(part);
            }
        }
        if (office is [])
        {
            return null;
        }
        var wanted = office.ConvertAll(part => Synonyms(Offices.Bare(part)));
        int Of(Role role, List<string[]> titles) => _match.Score(titles, role, office[0]);
        var best =
            Best(wanted, phrase, Of)
            ?? ByOtherTitle(wanted, phrase)
            ?? (TitleAlone(office) is > 0 and var alone ? Best(wanted[..alone], phrase, Of) : null);
        return best is null
            ? null
            : new Attribution(best, at, end, SpeakerBy.Title)
            {
                Feminine = best.Feminine,
                OnBehalfOf = SpokenFor(at, end),
            };
    }

    /// <summary>ذكر الوزير بالتسهيلات الممنوحة: what a particle leads to is no part of the office, unless it tells of which one.</summary>
    /// <returns>Words of the office alone; none if it is not told so.</returns>
    private static int TitleAlone(List<Word> office)
    {
        var stop = office.FindIndex(word => word.Form.StartsWith("بال", StringComparison.Ordinal));
        return office.Skip(stop).Any(word => word.Is(OfficeMatch.Nation | WordClass.Place | WordClass.OrganizationHead))
            ? 0
            : stop;
    }

    /// <summary>السيد الوزير</summary>
    private bool IsAddressed(int at, int end) =>
        at + 1 < end
        && text[at].Is(WordClass.Honorific)
        && text.Word(at + 1) is { HasArticle: true } office
        && office.Is(WordClass.Office);

    private static bool IsAddress(Word word) => !word.HasArticle && word.Is(WordClass.Honorific);

    /// <summary>Who holds the office; of several the one whose role says it best, then who was named last.</summary>
    private Referent? Best(List<string[]> wanted, NounPhrase phrase, Func<Role, List<string[]>, int> scoreOf)
    {
        Referent? best = null;
        var bestScore = 0;
        // نجل الشيخ فلان is not فلان.
        foreach (
            var (person, role) in HoldersOf(wanted[0]).Where(held => held.Person.LastBefore(phrase.End) < phrase.At)
        )
        {
            var score = IsLate(person) ? 0 : scoreOf(role, wanted);
            if (
                score > bestScore
                || score == bestScore && score > 0 && person.LastBefore(phrase.At) > best!.LastBefore(phrase.At)
            )
            {
                (best, bestScore) = (person, score);
            }
        }
        return best;
    }

    /// <summary>رئيس الحكومة for رئيس الوزراء: who holds the same office by one of its other titles.</summary>
    private Referent? ByOtherTitle(List<string[]> wanted, NounPhrase phrase) =>
        (
            from titles in text.Lexicon.SameOffices
            from title in titles
            where title.Length <= wanted.Count && title.Zip(wanted).All(pair => pair.First == pair.Second[0])
            from other in titles
            where other != title
            select Best(
                [.. other.Select(Synonyms), .. wanted.Skip(title.Length)],
                phrase,
                (role, office) => _match.ScoreOfSame(role, office, other.Length)
            )
        ).FirstOrDefault(holder => holder is not null);

    /// <summary>سموه, معاليه: the person with that title who was named last.</summary>
    public Attribution? LastTitled(NounPhrase phrase)
    {
        if (!phrase.Word.Is(ClosedClass.HisTitle))
        {
            return null;
        }
        var at = phrase.At;
        var title = phrase.Word.Form.TrimEnd('ا').TrimEnd('ه');
        for (var i = at - 1; i >= Math.Max(0, at - FarthestTitled); i--)
        {
            if (names.At(i) is not { Referent: { IsPerson: true } person } mention)
            {
                continue;
            }
            i = mention.First;
            if (person.Roles.Exists(role => Array.Exists(role.Forms, form => IsTitle(form, title))))
            {
                return new Attribution(person, at, at + 1, SpeakerBy.Title) { Feminine = person.Feminine };
            }
        }
        return null;
    }

    /// <summary>مدربه, وكيلها: the holder of an office that is somebody else's, whom the article names: before the words, or else behind them.</summary>
    public Attribution? OfSomebodyElse(NounPhrase phrase)
    {
        var at = phrase.At;
        if (OfficeOfHis(at) is not var (office, prefix))
        {
            return null;
        }
        var holders = HoldersOf([office, phrase.Word.Form])
            .Where(held => held.Role.Forms[0] == office || held.Role.Forms[0] == phrase.Word.Form)
            .Select(held => held.Person)
            .Where(person => person.Feminine == office.EndsWith('ه') && !IsLate(person))
            .Distinct()
            .ToList();
        var holder =
            holders.Where(person => person.LastBefore(at) >= 0).MaxBy(person => person.LastBefore(at))
            ?? holders.MinBy(person => person.First);
        return holder is null
            ? null
            : new Attribution(holder, at, phrase.End, SpeakerBy.Title)
            {
                Feminine = holder.Feminine,
                StartUtf16 = text.StartUtf16(at, prefix),
            };
    }

    /// <summary>مدرب of مدربه, منسقة of منسقتها; a counterpart and kin are somebody beside whom it is said of.</summary>
    /// <returns>And the letters before it.</returns>
    public (string Office, int Prefix)? OfficeOfHis(int at)
    {
        if (
            text.Word(at) is not { } word
            || word.Is(ClosedClass.HisTitle | ClosedClass.Kin)
            || text.Written(at)[^1] == TehMarbuta
        )
        {
            return null;
        }
        var prefix =
            word.Readings is [{ } reading, ..] ? reading.Prefix
            : word.Form[0] == 'و' ? 1
            : 0;
        var form = word.Form[prefix..];
        var noun =
            form is [_, _, _, .., 'ه'] ? form[..^1]
            : form is [_, _, _, .., 'ه', 'ا' or 'م'] ? form[..^2]
            : null;
        noun = noun is [.., 'ت'] ? noun[..^1] + "ه" : noun;
        return
            noun is not null
            && (IsOffice(noun) || IsOffice(noun.TrimEnd('ه')))
            && !text.Lexicon.FindOfSpeech(noun).HasFlag(SpeechWord.OfOthers)
            && !noun.StartsWith("نظير", StringComparison.Ordinal)
            ? (noun, prefix)
            : null;
    }

    private bool IsOffice(string noun) =>
        text.Lexicon.Find(noun)?.Classes is { } classes
        && classes.HasFlag(WordClass.Office)
        && !classes.HasFlag(WordClass.Honorific);

    /// <summary>Before the pronoun ة is written ت: فضيلة, فضيلته.</summary>
    private static bool IsTitle(string form, string title) =>
        form.AsSpan().TrimEnd('ه').SequenceEqual(title.AsSpan().TrimEnd('ت'))
        // Princes are highnesses.
        || title == "سمو" && form is "امير" or "اميره";

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

    /// <summary>الرئيس الراحل: nobody who dies holds the office that others hold after him.</summary>
    private bool IsLate(Referent person) =>
        person.Roles.SelectMany(role => role.Forms).Any(f => text.Lexicon.FindOfSpeech(f).HasFlag(SpeechWord.Late));
}
