using Qawl.Extraction.Dates;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;
using DayRule = Qawl.Extraction.Words.Rule<Qawl.Extraction.Quotes.PartsDay>;

namespace Qawl.Extraction.Quotes;

/// <summary>
/// Looks through words beside a cue for the day of speaking, and passes over days of what is spoken of: a side clause, a topic, what
/// happened before, an event that has its day with it.
/// </summary>
internal sealed class DayScan(TokenizedText text, NameTable names, DayPhrases days)
{
    /// <summary>From here on days are of something else.</summary>
    private static readonly DayRule[] Apart =
    [
        new("side-clause-has-its-day", (scan, i, state) => !state.OnOccasion && scan.IsRelative(i)),
        new("topic-has-its-day", (scan, i, state) => state.OnTopic = scan.IsTopic(i, state.Speaker)),
        new("other-verb-has-its-day", (scan, i, state) => !state.OnOccasion && scan.IsVerb(i)),
    ];

    /// <summary>They look at a day and the word before it.</summary>
    private static readonly DayRule[] Governed =
    [
        new("day-behind-preposition", (scan, i, _) => scan.IsPreposition(i)),
        new("event-of-its-day", (scan, i, state) => !state.OnOccasion && scan.IsConstruct(i)),
        new("on-that-day", (scan, i, _) => scan.IsOnThatDay(i)),
        new("then-and-now", (scan, i, _) => scan.IsOfThen(i)),
        new("somebody-called-friday", (scan, i, _) => scan.IsSomebodyCalledFriday(i)),
    ];

    /// <summary>Tokens from خلال to the occasion: في أول تصريح صحفي.</summary>
    private const int FarthestOccasion = 4;

    /// <summary>The day of speaking between two tokens.</summary>
    /// <param name="onlyOccasion">Only a day of an occasion, not one beside the cue.</param>
    public DayPhrase? Find(int first, int end, Attribution? speaker, bool onlyOccasion = false)
    {
        var state = new ScanState(speaker) { IsOpen = !onlyOccasion };
        // The last token that leads to an occasion.
        var leads = -FarthestOccasion;
        for (var i = first; i < end; i++)
        {
            if (IsOf(speaker, i) && !EndsWithDay(speaker!, i))
            {
                state.OnOccasion |= i == speaker!.First && text[i].Is(WordClass.SpeakingText);
                if (speaker.Referent is null && i > speaker.First)
                {
                    Part(i, state);
                }
                continue;
            }
            if (names.At(i) is { } name)
            {
                i = name.End - 1;
                continue;
            }
            i = BehindMarks(i, end);
            if (days.Read(i) is { } day)
            {
                if (state.IsOpen && day.Day is not null && !IsToCome(day, state) && !IsGoverned(day, first, state))
                {
                    return day;
                }
                i = Math.Max(i, day.End - 1);
                continue;
            }
            state.Begins |= DayWords.Is(text[i], DayUse.Begins);
            if (text[i].IsComma)
            {
                state.OnOccasion = state.Begins = false;
                state.IsOpen = !state.OnTopic && BeginsDay(i + 1);
                continue;
            }
            leads = DayWords.Is(text[i], DayUse.Leads) ? i : leads;
            if (i - leads <= FarthestOccasion && IsOccasion(i))
            {
                state.OnOccasion = state.IsOpen = true;
                state.OnTopic = false;
                continue;
            }
            Part(i, state);
        }
        return null;
    }

    /// <summary>، مساء أمس; ، في 12 آذار</summary>
    private bool BeginsDay(int i)
    {
        i += text.Word(i)?.Form == "في" ? 1 : 0;
        while (DayWords.Is(text[i], DayUse.Part))
        {
            i++;
        }
        return days.Read(i) is not null;
    }

    /// <summary>Where nothing closes the phrase, the day was read as its last word: دبلوماسيون في المجلس الجمعة.</summary>
    private bool EndsWithDay(Attribution speaker, int i) => days.Read(i) is { } day && day.End >= speaker.End;

    private void Part(int i, ScanState state)
    {
        foreach (var rule in Apart)
        {
            if (state.IsOpen && rule.Find(this, i, state))
            {
                text.Trail.Add(rule, i, i + 1);
                state.IsOpen = state.OnOccasion = false;
            }
        }
    }

    /// <summary>The day belongs to the word before it.</summary>
    public bool IsGoverned(DayPhrase day, int first, ScanState state)
    {
        var before = day.First - 1;
        if (
            before < first
            || !text[before].IsWord
            || names.At(before) is not null
            || IsOf(state.Speaker, before) && !IsOf(state.Speaker, day.First) && !IsInside(state.Speaker!, before)
        )
        {
            return false;
        }
        foreach (var rule in Governed)
        {
            if (rule.Find(this, before, state))
            {
                text.Trail.Add(rule, day.First, day.End);
                return true;
            }
        }
        return false;
    }

    /// <summary>ناجون من حريق: a preposition of the phrase for an unnamed source governs the word.</summary>
    private bool IsInside(Attribution speaker, int at)
    {
        for (var i = speaker.First + 1; i < at; i++)
        {
            if (text[i].Is(WordClass.Preposition))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>A word for an occasion of speaking: مؤتمر, بيان; في وقت is none.</summary>
    public bool IsOccasion(int i) =>
        text.Word(i) is { } word
        && (
            word.Is(ClosedClass.Occasion)
            || word.TryRead(WordClass.SpeakingText, out _)
            || DayWords.Is(text[i], DayUse.Occasion)
            || IsBare(Offices.Bare(word))
            || IsBare(word.Form.TrimEnd('ا').TrimEnd('ه'))
        );

    /// <summary>المؤتمر, تقريرها</summary>
    private bool IsBare(string form) =>
        (text.Lexicon.FindClosed(form) & ClosedClass.Occasion) != 0
        || text.Lexicon.Find(form) is { } entry && (entry.Classes & WordClass.SpeakingText) != 0;

    /// <summary>Leads to an occasion that was not spoken of before: في بيان, not في البيان.</summary>
    public bool IsNewOccasion(int i) =>
        IsOccasion(i)
        && !text.Word(i)!.HasArticle
        && !IsOfSomebody(i)
        && (DayWords.Is(text[i - 1], DayUse.Leads) || DayWords.Is(text[i - 2], DayUse.Leads));

    private bool IsRelative(int i) => text[i].Is(WordClass.Relative);

    private bool IsPreposition(int i) => DayWords.Is(text[i], DayUse.Governs);

    private bool IsTopic(int i, Attribution? speaker) =>
        (DayWords.Is(text[i], DayUse.About) || text[i].Is(SpeechWord.Topic))
        // نقلت وكالة … عن فلان; بعد ظهر أمس
        && !(speaker?.First > i)
        && !DayWords.Is(text[i + 1], DayUse.Part);

    private bool IsVerb(int i) => text.Word(i) is { } word && text.Vocabulary.General.IsVerb(word.Form);

    /// <summary>هجوم أمس, سوق الثلاثاء: a noun without article, which the day completes.</summary>
    private bool IsConstruct(int i) =>
        text.Word(i) is { HasArticle: false, Form: [_, _, .., not ('ي' or 'ا')] } word
        && !IsOfSomebody(i)
        && !word.Is(
            WordClass.Preposition
                | WordClass.Function
                | WordClass.Verb
                | WordClass.Source
                | WordClass.Office
                | WordClass.Country
                | WordClass.Place
        )
        && !DayWords.Is(text[i], DayUse.Leads | DayUse.Earlier)
        && !word.Form.EndsWith("يه", StringComparison.Ordinal);

    /// <summary>زيارته, بها, لمراسلنا: with a pronoun. مباراة ends with another letter.</summary>
    private bool IsOfSomebody(int i) =>
        text.Word(i)!.Form is [.., 'ه']
            ? text.Written(i)[^1] == 'ه' // as written
            : text.Word(i)!.Form is [_, .., 'ه', 'ا' or 'م'];

    /// <summary>في اليوم نفسه, في مثل هذا اليوم; but في مساء اليوم</summary>
    private bool IsOnThatDay(int i) =>
        DayWords.Is(text[i + 1], DayUse.Today)
        && (text.Word(i)!.Form is "في" or "ذلك" || text.Word(i - 1)?.Form is "مثل" or "بمثل");

    /// <summary>بين الأمس واليوم</summary>
    private bool IsOfThen(int i) =>
        text.Word(i) is { } word
        && DayWords.Is(Offices.Bare(word), DayUse.Yesterday)
        && DayWords.Is(text[i + 1], DayUse.Today);

    /// <summary>في مؤتمر يبدأ الأحد: a day of the week or of a month behind such a verb is that of the event, which may be to come.</summary>
    private static bool IsToCome(DayPhrase day, ScanState state) => state.Begins && day.By != SaidBy.RelativeDay;

    /// <summary>الدكتور الجمعة</summary>
    private bool IsSomebodyCalledFriday(int i) =>
        text[i].Is(WordClass.Honorific) && DayWords.Is(text[i + 1], DayUse.Weekday);

    /// <summary>The closing mark of what is between marks, which is a name or somebody's words; else the token itself.</summary>
    private int BehindMarks(int i, int end)
    {
        for (var at = i + 1; Marks.IsMark(text[i].Symbol) && at < end; at++)
        {
            if (Marks.IsMark(text[at].Symbol))
            {
                return at;
            }
        }
        return i;
    }

    public static bool IsOf(Attribution? speaker, int i) =>
        speaker is not null && i >= speaker.First && i < speaker.End;
}

/// <summary>What was passed so far.</summary>
internal sealed class ScanState(Attribution? speaker)
{
    public Attribution? Speaker { get; } = speaker;

    /// <summary>A day that follows is of speaking.</summary>
    public bool IsOpen { get; set; }

    /// <summary>What follows is told of a topic, or of what happened before, even behind a comma.</summary>
    public bool OnTopic { get; set; }

    /// <summary>Since the occasion there was a verb that tells when it is held.</summary>
    public bool Begins { get; set; }

    /// <summary>It follows an occasion of speaking, whatever stands between.</summary>
    public bool OnOccasion { get; set; }
}

internal delegate bool PartsDay(DayScan scan, int at, ScanState state);
