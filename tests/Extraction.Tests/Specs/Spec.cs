using Qawl.Extraction.Model;

namespace Qawl.Extraction.Tests.Specs;

/// <summary>One phenomenon: a text and what a careful reader finds in it.</summary>
internal sealed record Spec
{
    /// <summary>File and heading.</summary>
    public required string Name { get; init; }
    public required string Text { get; init; }

    /// <summary>A title that the importer knows.</summary>
    public string? GivenTitle { get; set; }
    public string? GivenOutlet { get; set; }

    /// <summary>The day on which the article was published.</summary>
    public string? GivenPublished { get; set; }
    public string? GivenPageTitle { get; set; }

    /// <summary>Words of the text that the markup sets apart.</summary>
    public List<string> GivenApart { get; } = [];

    /// <summary>Names that whoever gives the text knows, wherever they stand in it.</summary>
    public List<string> GivenPeople { get; } = [];

    /// <summary>The text is no article.</summary>
    public bool IsDraft { get; set; }
    public List<ExpectedQuote> Quotes { get; } = [];
    public bool ChecksQuotes { get; set; }
    public List<string[]>? People { get; set; }
    public List<string[]>? Organizations { get; set; }
    public List<string> OptionalPeople { get; } = [];
    public List<string> OptionalOrganizations { get; } = [];

    /// <summary>Spelling of a mention, and the offices that the text gives the person.</summary>
    public Dictionary<string, string[]> Roles { get; } = new(StringComparer.Ordinal);

    /// <summary>How words that no list has look, by <c>plain</c>, <c>inflected</c> and <c>rare</c>.</summary>
    public Dictionary<string, string[]> Looks { get; } = new(StringComparer.Ordinal);

    /// <summary>The search terms of the whole text; <c>null</c> if the spec does not say.</summary>
    public string? Terms { get; set; }

    /// <summary>The rules without any one of which the engine reads the text otherwise.</summary>
    public List<string> Rules { get; } = [];

    /// <summary>Names of fields as written in the spec; <c>none</c> where the text does not say.</summary>
    public Dictionary<string, string> Fields { get; } = new(StringComparer.Ordinal);
}

internal sealed record ExpectedQuote(QuoteKind Kind, string Words, int Place, bool IsOptional)
{
    /// <summary>Spelling of a mention, or the words of an unnamed source; <c>null</c> if the spec does not say.</summary>
    public string? By { get; set; }
    public bool IsUnnamed { get; set; }
    public string[] SpeakerBy { get; set; } = [];
    public string? Relay { get; set; }
    public string? For { get; set; }

    /// <summary>As <see cref="Quote.Rule"/>; <c>null</c> if the spec does not say.</summary>
    public string? Rule { get; set; }

    /// <summary>The words that report; <c>null</c> if the spec does not say.</summary>
    public string? Cue { get; set; }

    /// <summary>The day on which it was said, and how the text tells it: <c>2024-03-13 weekday يوم الثلاثاء</c>, or <c>none</c>; <c>null</c> if the spec does not say.</summary>
    public string? Said { get; set; }

    /// <summary>How the quote is explained, <c>stage | rule | outcome</c> each; some of its steps.</summary>
    public List<string> Steps { get; } = [];

    /// <summary>Who else was met, in order, each by a mention or words; <c>null</c> if the spec does not say.</summary>
    public string[]? InsteadOf { get; set; }

    public override string ToString() =>
        $"{(IsOptional ? "optional " : "")}{(Kind == QuoteKind.Direct ? "direct" : "indirect")}: {Words}";
}
