using Qawl.Extraction.Cues;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>What tells who speaks, from the plainest to the least sure.</summary>
internal enum Evidence
{
    /// <summary>قال (الوزير) فلان: verb, then name.</summary>
    NameBehindVerb,

    /// <summary>The name stands before its verb, or behind circumstances.</summary>
    NameElsewhere,

    /// <summary>فلان: …; بحسب فلان: a name without a verb.</summary>
    NameWithoutVerb,

    /// <summary>نقلت وكالة عن فلان قوله.</summary>
    Relayed,

    /// <summary>An office whose holder the article names.</summary>
    Office,

    /// <summary>الهيئة, البيان: a short form of a body named before.</summary>
    Body,

    /// <summary>مصدر, مسؤولون, تقرير: words that never name anybody.</summary>
    Source,

    /// <summary>
    /// Other words that name nobody known, here or before: a title without its holder, or a name that was not recognized.
    /// </summary>
    Stranger,

    /// <summary>مشيرا إلى: the subject of the same sentence.</summary>
    Participle,

    /// <summary>وأضاف: who was named in this sentence or the one before.</summary>
    Carried,

    /// <summary>وأضاف: who was named earlier.</summary>
    CarriedFar,

    /// <summary>وأضاف after a source.</summary>
    CarriedSource,

    /// <summary>Marked words with neither cue nor name: the last speaker goes on.</summary>
    NoCue,

    /// <summary>Nobody was found.</summary>
    Nobody,
}

/// <summary>
/// How often attributions of each kind of evidence are right: counted on <c>seeds/gold.json</c>, (right + 1) / (all + 2), so
/// that a kind seen seldom claims little. A test counts them again.
/// </summary>
internal static class Confidence
{
    /// <summary>Tokens between verb and name that a title may take.</summary>
    private const int LongestTitle = 8;

    /// <summary>How far back the end of a sentence is looked for.</summary>
    private const int Reach = 200;

    public static double Of(FoundQuote quote, TokenizedText text) =>
        EvidenceOf(quote, text) switch
        {
            // Right of all that were counted.
            Evidence.NameBehindVerb => 0.98, // 54 of 54
            Evidence.NameElsewhere => 0.93, // 12 of 12
            Evidence.NameWithoutVerb => 0.83, // 4 of 4
            Evidence.Relayed => 0.83, // 4 of 4
            Evidence.Office => 0.91, // 9 of 9
            Evidence.Body => 0.75, // 2 of 2
            Evidence.Source => 0.85, // 10 of 11
            Evidence.Participle => 0.94, // 31 of 32
            Evidence.Carried => 0.93, // 24 of 25
            Evidence.CarriedFar => 0.75, // 2 of 2
            Evidence.CarriedSource => 0.71, // 4 of 5
            Evidence.NoCue => 0.67, // 1 of 1
            Evidence.Stranger => 0.33, // 0 of 1
            _ => 0.5, // none
        };

    private static Evidence EvidenceOf(FoundQuote quote, TokenizedText text)
    {
        if (quote.Speaker is not { } speaker)
        {
            return Evidence.Nobody;
        }
        if (speaker.Relay is not null || quote.Cue?.Verb.Kind == VerbKind.Relay)
        {
            return Evidence.Relayed;
        }
        return speaker.By switch
        {
            SpeakerBy.Name => Named(quote.Cue, speaker),
            SpeakerBy.Title => speaker.Referent switch
            {
                null => IsSource(speaker, text) ? Evidence.Source : Evidence.Stranger,
                { IsPerson: true } => Evidence.Office,
                _ => Evidence.Body,
            },
            _ => quote.Cue switch
            {
                null => Evidence.NoCue,
                _ when speaker.Referent is null => IsSource(speaker, text) ? Evidence.CarriedSource : Evidence.Stranger,
                { Kind: CueKind.Participle } => Evidence.Participle,
                var cue => Sentences(speaker.End, cue.First, text) <= 1 ? Evidence.Carried : Evidence.CarriedFar,
            },
        };
    }

    private static Evidence Named(Cue? cue, Attribution speaker) =>
        cue is not { Kind: not CueKind.Nominal } ? Evidence.NameWithoutVerb
        : speaker.First >= cue.End && speaker.First - cue.End <= LongestTitle ? Evidence.NameBehindVerb
        : Evidence.NameElsewhere;

    private static bool IsSource(Attribution speaker, TokenizedText text) =>
        text.Word(speaker.First)?.Is(WordClass.Source | WordClass.SpeakingText) == true;

    /// <summary>Ends of sentences between two tokens, at least roughly.</summary>
    private static int Sentences(int first, int end, TokenizedText text)
    {
        var ends = end - first > Reach ? 2 : 0;
        var ended = false;
        for (var i = Math.Max(first, end - Reach); i < end; i++)
        {
            var isEnd = text[i].Kind == TokenKind.LineEnd || text[i].Symbol is '.' or '؟' or '!';
            // A full stop and the end of its line are one.
            ends += isEnd && !ended ? 1 : 0;
            ended = isEnd;
        }
        return ends;
    }
}
