using Qawl.Extraction.Model;

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

    internal string SortKey { get; init; } = "";
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
