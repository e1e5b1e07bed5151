namespace Qawl.Extraction.Model;

/// <summary>A span that the article presents as said.</summary>
public sealed record Quote
{
    public required QuoteKind Kind { get; init; }

    /// <summary>The words said: without the marks if direct, without the complementizer if indirect.</summary>
    public required TextSpan Span { get; init; }

    /// <summary><c>null</c> only when nobody can be told.</summary>
    public Speaker? Speaker { get; init; }

    /// <summary>Present whenever <see cref="Speaker"/> is.</summary>
    public SpeakerBy? SpeakerBy { get; init; }

    /// <summary>The agency or outlet that passes the words on.</summary>
    public Party? Relay { get; init; }

    /// <summary>The body that a spokesperson speaks for.</summary>
    public Party? OnBehalfOf { get; init; }

    /// <summary>The words that report (قال، مشيرا إلى).</summary>
    public TextSpan? Cue { get; init; }

    /// <summary>When it was said, where the text tells the day.</summary>
    public SaidOn? SaidOn { get; init; }

    /// <summary>0 to 1: how often attributions that this rule made are right.</summary>
    public required double Confidence { get; init; }

    /// <summary>
    /// The rule that found the speaker; behind a slash the one that told whom the words mean, where they are no name:
    /// <c>subject-behind-verb/office-holder-named-earlier</c>. <c>null</c> when nobody can be told.
    /// </summary>
    public string? Rule { get; init; }

    /// <summary>Who else could have said it by the same words, at most five, in the order in which they were met.</summary>
    public IReadOnlyList<Alternative> Alternatives { get; init; } = [];
}

/// <summary>The day on which something was said, as the text tells it.</summary>
/// <param name="Words">The words that tell it; of inherited days those beside what was said first.</param>
public sealed record SaidOn(DateOnly Date, SaidBy By, TextSpan Words);

/// <summary>How a text tells the day. Readers should expect further values.</summary>
public enum SaidBy
{
    /// <summary>Against the day of publication: أمس.</summary>
    RelativeDay,

    /// <summary>The latest such day that is not behind the day of publication: الثلاثاء.</summary>
    Weekday,

    /// <summary>12 آذار; without a year it is the latest such day.</summary>
    Date,

    /// <summary>Somebody goes on speaking whose day was told.</summary>
    Inherited,
}

/// <summary>Somebody whom a rule saw and who was not taken for the speaker.</summary>
public sealed record Alternative
{
    public required Speaker Who { get; init; }

    /// <summary>As <see cref="Quote.Rule"/>.</summary>
    public required string Rule { get; init; }

    public required WhyNot WhyNot { get; init; }
}

/// <summary>Why somebody was not taken for the speaker. Readers should expect further values.</summary>
public enum WhyNot
{
    /// <summary>A rule that is asked earlier found somebody.</summary>
    LaterRule,

    /// <summary>Does not agree with the verb in gender.</summary>
    Gender,

    /// <summary>Stands behind a preposition, or is governed by a noun.</summary>
    Governed,

    /// <summary>A body where people are looked for.</summary>
    NotAPerson,
}

/// <summary>How a quote is put into the text.</summary>
public enum QuoteKind
{
    /// <summary>Inside quotation marks.</summary>
    Direct,

    /// <summary>A reported clause.</summary>
    Indirect,
}

/// <summary>How the text names the speaker of a quote.</summary>
public enum SpeakerBy
{
    Name,

    /// <summary>By office or description only.</summary>
    Title,

    /// <summary>By no words of its own (وأضاف).</summary>
    Implicit,
}

/// <summary>What sort of source a quote has.</summary>
public enum SpeakerType
{
    Person,
    Organization,

    /// <summary>A source that the text does not name: an official, a report, joint speakers.</summary>
    Unnamed,
}

/// <summary>Who said it.</summary>
public sealed record Speaker
{
    public required SpeakerType Type { get; init; }

    /// <summary>The <see cref="Entity.Key"/> of a person or organization of the same article; <c>null</c> if unnamed.</summary>
    public string? Key { get; init; }

    /// <summary>The words that name the speaker of this quote; for an implicit one, the nearest earlier ones.</summary>
    public TextSpan? Words { get; init; }
}

/// <summary>A person or organization in another part than the speaker's.</summary>
public sealed record Party
{
    public required SpeakerType Type { get; init; }
    public required string Key { get; init; }
}
