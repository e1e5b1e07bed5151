using Qawl.Api.Lists;
using Qawl.Identity.Spelling;

namespace Qawl.Api.People;

/// <summary>A person whom articles name. Namesakes share one for now.</summary>
internal record Person
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>How many quotes this person is the speaker of.</summary>
    public required int QuoteCount { get; init; }

    /// <summary>How often articles name this person.</summary>
    public required int MentionCount { get; init; }

    /// <summary>Why it was found; only where <c>q</c> asks for a name.</summary>
    public Matched? Matched => MatchedText is { } text ? new Matched { Text = text, By = MatchedBy!.Value } : null;

    internal string SortKey { get; init; } = "";

    internal string? MatchedText { get; init; }

    internal MatchedBy? MatchedBy { get; init; }

    internal int Likeness { get; init; }
}

/// <summary>A person with every spelling of the name and every office.</summary>
internal sealed record PersonDetail : Person
{
    /// <summary>All spellings seen, in code point order.</summary>
    public required string[] Aliases { get; init; }

    /// <summary>Offices and titles that articles give this person.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];
}

/// <summary>An office or title.</summary>
internal sealed record Role
{
    /// <summary>As articles write it.</summary>
    public required string Title { get; init; }

    /// <summary>The day of the earliest dated article that gives it.</summary>
    public DateOnly? FirstSeen { get; init; }

    /// <summary>The day of the latest.</summary>
    public DateOnly? LastSeen { get; init; }
}
