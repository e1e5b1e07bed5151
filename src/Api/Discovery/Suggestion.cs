using Qawl.Api.Connections;
using Qawl.Extraction.Model;
using Qawl.Identity.Spelling;

namespace Qawl.Api.Discovery;

/// <summary>Names that begin as asked, the most quoted first.</summary>
internal sealed record SuggestionList
{
    public required IReadOnlyList<Suggestion> Items { get; init; }
}

/// <summary>A person or an organization one of whose names begins as asked.</summary>
internal sealed record Suggestion
{
    public required PartyType Type { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The spelling that begins as asked, or like it; the shortest if several do.</summary>
    public required string Matched { get; init; }

    /// <summary>
    /// `name` or `part`: it begins with the letters asked for; `spelling`: with others that are written for them;
    /// `transliteration`: with what the Latin letters stand for.
    /// </summary>
    public MatchedBy MatchedBy { get; init; } = MatchedBy.Name;

    /// <summary>What sort of body it is, for an organization.</summary>
    public OrganizationKind? Kind { get; init; }

    /// <summary>The office or title that most articles give, for a person: what tells namesakes apart.</summary>
    public string? Office { get; init; }

    /// <summary>How many quotes it is the speaker of.</summary>
    public required int QuoteCount { get; init; }
}
