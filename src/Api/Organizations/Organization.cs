using Qawl.Api.Lists;
using Qawl.Extraction.Model;
using Qawl.Identity.Spelling;

namespace Qawl.Api.Organizations;

/// <summary>An organization that articles name, quote or come from.</summary>
internal record Organization
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required OrganizationKind Kind { get; init; }

    /// <summary>It publishes news.</summary>
    public required bool IsOutlet { get; init; }

    /// <summary>How many quotes are its own statements.</summary>
    public required int QuoteCount { get; init; }

    /// <summary>How often articles name it.</summary>
    public required int MentionCount { get; init; }

    /// <summary>How many articles it published.</summary>
    public required int ArticleCount { get; init; }

    /// <summary>Why it was found; only where <c>q</c> asks for a name.</summary>
    public Matched? Matched => MatchedText is { } text ? new Matched { Text = text, By = MatchedBy!.Value } : null;

    internal string SortKey { get; init; } = "";

    internal string? MatchedText { get; init; }

    internal MatchedBy? MatchedBy { get; init; }

    internal int Likeness { get; init; }
}

/// <summary>An organization with every spelling of its name.</summary>
internal sealed record OrganizationDetail : Organization
{
    /// <summary>All spellings seen, in code point order.</summary>
    public required string[] Aliases { get; init; }
}

/// <summary>An organization by its id.</summary>
internal sealed record NamedOrganization
{
    public required string Id { get; init; }

    public required string Name { get; init; }
}
