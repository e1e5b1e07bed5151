using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Qawl.Api.Articles;
using Qawl.Api.Json;
using Qawl.Api.Organizations;
using Qawl.Extraction.Model;
using Qawl.Identity.Wording;

namespace Qawl.Api.Quotes;

/// <summary>A span that an article presents as said.</summary>
internal sealed record Quote
{
    /// <summary>The article's id and the span: the same whenever the same span is found again.</summary>
    public required string Id { get; init; }

    public required string ArticleId { get; init; }

    /// <summary>The statement that it reports, however many quotes do: the id of one of them, or its own.</summary>
    public required string UtteranceId { get; init; }

    public required QuoteKind Kind { get; init; }

    /// <summary>The words said, exactly as in the article's text from start to end.</summary>
    public required string Text { get; init; }

    /// <summary>Where it begins in the article's text, in Unicode code points from 0.</summary>
    public required int Start { get; init; }

    /// <summary>Where it ends, exclusive.</summary>
    public required int End { get; init; }

    /// <summary>Who said it; absent only when nobody can be told.</summary>
    public Speaker? Speaker { get; init; }

    /// <summary>How the text names the speaker; present whenever the speaker is.</summary>
    public SpeakerBy? SpeakerBy { get; init; }

    /// <summary>Who passes the words on, for example an agency.</summary>
    public Relay? Relay { get; init; }

    /// <summary>The body that a spokesperson speaks for.</summary>
    public NamedOrganization? OnBehalfOf { get; init; }

    /// <summary>The words that report.</summary>
    public Words? Cue { get; init; }

    /// <summary>What the speaker makes of the words; absent where they are the speaker's own.</summary>
    public Stance? Stance { get; init; }

    /// <summary>The day on which it was said, where the text tells it; never guessed.</summary>
    public SaidOn? SaidOn { get; init; }

    /// <summary>What <c>saidFrom</c> and <c>saidTo</c> go by: the day that the text tells (<c>saidOn</c>), or publication in its place; absent without either.</summary>
    public SaidSource? SaidBy { get; init; }

    /// <summary>How often an attribution made this way is right, from 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>When the article was published, no more precise than it says: a day, or a time, with an offset only if it names its zone.</summary>
    [RegularExpression(StatedDate.Pattern)]
    public string? PublishedAt { get; init; }

    public DatePrecision? PublishedPrecision { get; init; }

    /// <summary>The same as an instant; only if the article names its zone.</summary>
    public DateTimeOffset? PublishedInstant { get; init; }

    /// <summary>Who published the article.</summary>
    public NamedOrganization? Outlet { get; init; }

    public string? ArticleTitle { get; init; }

    /// <summary>Where the article came from, as given; never fetched.</summary>
    public string? Url { get; init; }

    /// <summary>When the article was imported.</summary>
    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>What stands around it in the article; only with <c>include=context</c>.</summary>
    public QuoteContext? Context =>
        ContextBefore is null || ContextAfter is null
            ? null
            : new()
            {
                Prefix = ContextBefore,
                Exact = Text,
                Suffix = ContextAfter,
            };

    /// <summary>How the speaker was found; only with <c>include=evidence</c>, and not for articles that an older version imported.</summary>
    public Attribution? Attribution =>
        AlternativesJson is null
            ? null
            : new()
            {
                Rule = Rule,
                Alternatives = JsonSerializer.Deserialize<Alternative[]>(AlternativesJson, WireJson.Options)!,
            };

    /// <summary>Where the words that <c>q</c> asks for stand in the article's text, at most 100; only with <c>q</c>.</summary>
    public IReadOnlyList<Span>? Highlights { get; init; }

    internal string SortKey { get; init; } = "";

    internal DateOnly? SaidDate { get; init; }

    internal SaidBy? SaidHow { get; init; }

    internal int? SaidStart { get; init; }

    internal int? SaidEnd { get; init; }

    internal string? SaidWords { get; init; }

    internal string? Rule { get; init; }

    internal string? AlternativesJson { get; init; }

    internal string? ContextBefore { get; init; }

    internal string? ContextAfter { get; init; }
}

/// <summary>A quote with the text around it, as a W3C TextQuoteSelector has it.</summary>
internal sealed record QuoteContext
{
    /// <summary>The text right before it: as many code points as asked for, fewer at the beginning of the text.</summary>
    public required string Prefix { get; init; }

    /// <summary>The words of the quote.</summary>
    public required string Exact { get; init; }

    /// <summary>The text right behind it: as many code points as asked for, fewer at the end of the text.</summary>
    public required string Suffix { get; init; }
}

/// <summary>The day on which something was said, as the text tells it.</summary>
internal sealed record SaidOn
{
    /// <summary>In no zone, as the outlet has it.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Against the day of publication (<c>أمس</c>), the latest such weekday that is not behind it, a day of the month, or of what the speaker said before and goes on with. Further values may come.</summary>
    public required SaidBy By { get; init; }

    /// <summary>The words that tell it; with inherited those beside what was said first.</summary>
    public required Words Words { get; init; }
}

/// <summary>What tells when something was said.</summary>
internal enum SaidSource
{
    Text,
    Publication,
}

/// <summary>How the speaker of a quote was found.</summary>
internal sealed record Attribution
{
    /// <summary>The rule that found the speaker; behind a slash the one that told whom words mean that are no name. Absent if nobody can be told. Further names may come.</summary>
    public string? Rule { get; init; }

    /// <summary>Who else was seen by the same words, at most five, in the order in which they were met.</summary>
    public required IReadOnlyList<Alternative> Alternatives { get; init; }
}

/// <summary>Somebody who was not taken for the speaker.</summary>
internal sealed record Alternative
{
    /// <summary>By their id, if they are known, and the words that name them; without their name.</summary>
    public required Speaker Who { get; init; }

    /// <summary>The rule that saw them.</summary>
    public required string Rule { get; init; }

    /// <summary>Why they are not the speaker: a rule asked earlier found somebody, the verb is of the other gender, a preposition or noun governs them, they are no person, or somebody stands nearer.</summary>
    public required WhyNot WhyNot { get; init; }
}

/// <summary>Who said it: a person, an organization, or a source that the text does not name.</summary>
internal sealed record Speaker
{
    public required SpeakerType Type { get; init; }

    /// <summary>Of a person or an organization, by type; absent if unnamed.</summary>
    public string? Id { get; init; }

    /// <inheritdoc cref="Id" />
    public string? Name { get; init; }

    /// <summary>The words that name the speaker of this quote; for an implicit one, the nearest earlier ones.</summary>
    public Words? Words { get; init; }
}

/// <summary>A person or an organization that passes the words of another on.</summary>
internal sealed record Relay
{
    public required SpeakerType Type { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }
}

/// <summary>Words of an article and where they stand in its text, in Unicode code points.</summary>
internal sealed record Words
{
    public required int Start { get; init; }

    /// <summary>Exclusive.</summary>
    public required int End { get; init; }

    public required string Text { get; init; }
}
