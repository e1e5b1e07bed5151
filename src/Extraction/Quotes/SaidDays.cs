using System.Globalization;
using Qawl.Extraction.Cues;
using Qawl.Extraction.Dates;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>
/// Tells on which day quotes were said, where the text does: beside the cue, at the head of its sentence, by the occasion, or because
/// somebody goes on speaking. A day inside of a quotation is never one.
/// </summary>
internal sealed class SaidDays
{
    private static readonly Rule<FindSaid>[] Places =
    [
        new("day-beside-cue", (said, place) => said.BesideCue(place)),
        new("day-opens-sentence", (said, place) => said.OpensSentence(place)),
        new("occasion-before-cue", (said, place) => said.OccasionBefore(place)),
        new("day-of-governing-verb", (said, place) => said.OfGoverningVerb(place)),
        new("occasion-behind-quotation", (said, place) => said.OccasionBehind(place)),
        new("same-speech-goes-on", (said, place) => said.GoesOn(place)),
    ];

    /// <summary>Tokens from a quote to the cue of the one that goes on from it.</summary>
    private const int Farthest = 120;

    /// <summary>Tokens from the head of a sentence to its day, parts of the day and the hour between.</summary>
    private const int LongestHead = 6;

    /// <summary>Tokens from a verb and its subject to their day.</summary>
    private const int LongestSubject = 14;

    /// <summary>No calendar of news reaches farther back, and days can be counted back from here.</summary>
    private const int FirstYear = 1900;

    private readonly TokenizedText _text;
    private readonly NameTable _names;
    private readonly DayPhrases _days;
    private readonly DayScan _scan;

    private SaidDays(TokenizedText text, NameTable names, DateOnly? today)
    {
        _text = text;
        _names = names;
        _days = new DayPhrases(text, today);
        _scan = new DayScan(text, names, _days);
    }

    /// <param name="published">When the article was, as the outlet states it, whatever the zone.</param>
    /// <param name="quotes">In the order of the text.</param>
    public static List<FoundQuote> Tell(
        TokenizedText text,
        NameTable names,
        StatedTime? published,
        List<FoundQuote> quotes
    )
    {
        var said = new SaidDays(text, names, DayOf(published));
        for (var i = 0; i < quotes.Count; i++)
        {
            var place = SaidPlace.Of(text, quotes, i);
            foreach (var rule in Places)
            {
                if (place is not null && rule.Find(said, place) is { } day)
                {
                    text.Trail.Add(rule, day.First, day.TokenEnd);
                    quotes[i] = quotes[i] with { Said = day };
                    break;
                }
            }
        }
        return quotes;
    }

    private static DateOnly? DayOf(StatedTime? published) =>
        published is { } time
        && DateOnly.ParseExact(time.Text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture) is var day
        && day.Year >= FirstYear
            ? day
            : null;

    /// <summary>قال فلان أمس إن …; «…»، قال فلان أمس</summary>
    private SaidDay? BesideCue(SaidPlace place) =>
        place.CueEnd <= place.First
            ? Said(_scan.Find(place.CueEnd, place.Complement, place.Quote.Speaker))
            : Said(_scan.Find(place.CueEnd, place.Ceiling, place.Quote.Speaker));

    /// <summary>أمس، قال …; وفي 12 آذار قال …; في وقت سابق اليوم أعلن …</summary>
    private SaidDay? OpensSentence(SaidPlace place)
    {
        var head = place.Floor;
        for (var i = head; i < Math.Min(place.CueFirst, head + LongestHead); i++)
        {
            if (_days.Read(i) is { } day)
            {
                var opens =
                    day.First == head
                    || day.First == head + 1 && DayWords.Is(_text[head], DayUse.Leads)
                    || day.First == head + 1 && _text.Word(head)?.Is(ClosedClass.Opens) == true;
                return opens && LeadsToCue(day.End, place) ? Said(day) : null;
            }
        }
        return null;
    }

    /// <summary>وخلال جلسة أمس، قال …; فلان، في كلمة ألقاها أمس، قال …</summary>
    private SaidDay? OccasionBefore(SaidPlace place) =>
        place.Quote.Cue is { Kind: CueKind.Verb }
        && place.CueFirst <= place.First
        && _scan.Find(place.Floor, place.CueFirst, place.Quote.Speaker, onlyOccasion: true) is { } day
        && LeadsToCue(day.End, place)
            ? Said(day)
            : null;

    /// <summary>استقبل فلان أمس وفدا، مؤكدا أن …; but أدان فلان هجوم أمس, أدان اختطاف فلان أمس</summary>
    private SaidDay? OfGoverningVerb(SaidPlace place)
    {
        if (place.Quote is not { Cue.Kind: not CueKind.Verb, Speaker: { } subject })
        {
            return null;
        }
        var end = Math.Min(place.CueFirst, place.Floor + LongestSubject);
        return
            _scan.Find(place.Floor + 1, end, subject) is { } day
            && (IsBehind(subject, day) || IsOnOccasion(place.Floor, day))
            ? Said(day)
            : null;
    }

    private static bool IsBehind(Attribution subject, DayPhrase day) => day.First - subject.End is 0 or 1;

    /// <summary>«…»، وذلك خلال مؤتمر صحفي أمس</summary>
    private SaidDay? OccasionBehind(SaidPlace place)
    {
        var at = place.End;
        while (at < place.Ceiling && (!_text[at].IsWord || _text.Word(at)!.Form == "وذلك"))
        {
            at++;
        }
        return DayWords.Is(_text[at], DayUse.Leads)
            ? Said(_scan.Find(at, place.Ceiling, place.Quote.Speaker, onlyOccasion: true))
            : null;
    }

    /// <summary>وأضاف أن …: as long as no other occasion is named.</summary>
    private SaidDay? GoesOn(SaidPlace place)
    {
        if (
            place.Before is not { Said: { } day, Speaker: { } last } before
            || place.Quote.Speaker is not { } speaker
            || !speaker.IsSameAs(last)
            || speaker.By != SpeakerBy.Implicit
                && (place.Quote.Cue is not { } cue || !DayWords.Is(cue.Verb.Stem, DayUse.GoesOn))
        )
        {
            return null;
        }
        var from = Math.Max(_text.IndexAt(before.End), day.TokenEnd);
        return place.First - from <= Farthest && !IsOtherOccasion(from, place.First)
            ? day with
            {
                By = SaidBy.Inherited,
            }
            : null;
    }

    private bool IsOtherOccasion(int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (_days.Read(i) is { } other)
            {
                _text.Trail.Add(other.Rule!, other.First, other.End);
                return true;
            }
            else if (_scan.IsNewOccasion(i) || DayWords.Is(_text[i], DayUse.Earlier))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Nothing but the speaker stands before the cue, perhaps behind a comma; then the verb begins a clause of its own.</summary>
    private bool LeadsToCue(int from, SaidPlace place)
    {
        var start = from;
        for (var i = from; i < place.CueFirst; i++)
        {
            start = _text[i].IsComma ? i + 1 : start;
        }
        for (var i = start; i < place.CueFirst; i++)
        {
            if (!DayScan.IsOf(place.Quote.Speaker, i) && !_text[i].Is(SpeechWord.Past | SpeechWord.BeforeSubject))
            {
                return false;
            }
        }
        // أمس افتتح فلان المعرض، وقال …
        return _text.Word(place.CueFirst)!.Form[0] is not ('و' or 'ف');
    }

    private bool IsOnOccasion(int first, DayPhrase day)
    {
        for (var i = first; i < day.First; i++)
        {
            if (_scan.IsOccasion(i) && DayWords.Is(_text[i - 1], DayUse.Leads))
            {
                return true;
            }
        }
        return false;
    }

    private SaidDay? Said(DayPhrase? found)
    {
        if (found is not { Day: { } date } day)
        {
            return null;
        }
        _text.Trail.Add(day.Rule!, day.First, day.End);
        DayWords.Of(_text[day.First], out _, out var prefix);
        return new SaidDay(date, day.By, _text.StartUtf16(day.First, prefix), _text[day.End - 1].End)
        {
            First = day.First,
            TokenEnd = day.End,
        };
    }
}

internal delegate SaidDay? FindSaid(SaidDays said, SaidPlace place);
