using Qawl.Api.Lists;
using Qawl.Identity.Spelling;

namespace Qawl.Api.People;

/// <summary>A person whom articles name.</summary>
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

    /// <summary>What tells this person from others of the name; in lists only where <c>q</c> or <c>ids</c> asks for somebody.</summary>
    public PersonTraits? KnownBy =>
        (Office, Outlet, FirstSeen, LastSeen) is (null, null, null, null)
            ? null
            : new()
            {
                Office = Office,
                Outlet = Outlet,
                FirstSeen = FirstSeen,
                LastSeen = LastSeen,
            };

    internal string SortKey { get; init; } = "";

    internal string? MatchedText { get; init; }

    internal MatchedBy? MatchedBy { get; init; }

    internal int Likeness { get; init; }

    internal string? Office { get; init; }

    internal string? Outlet { get; init; }

    internal DateOnly? FirstSeen { get; init; }

    internal DateOnly? LastSeen { get; init; }
}

/// <summary>What tells a person from others of the name, as far as articles say it.</summary>
internal sealed record PersonTraits
{
    /// <summary>The office or title that most articles give, as the first of them writes it.</summary>
    public string? Office { get; init; }

    /// <summary>The name of the outlet whose article is the newest that names this person.</summary>
    public string? Outlet { get; init; }

    /// <summary>The day of the earliest dated article that names this person, UTC.</summary>
    public DateOnly? FirstSeen { get; init; }

    /// <summary>The day of the latest, UTC.</summary>
    public DateOnly? LastSeen { get; init; }
}

/// <summary>A person with every spelling of the name and every office.</summary>
internal sealed record PersonDetail : Person
{
    /// <summary>All spellings seen, in code point order.</summary>
    public required string[] Aliases { get; init; }

    /// <summary>Offices and titles that articles give this person, in the order in which they were seen first; those of undated articles alone come last.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];
}

/// <summary>An office or title, in whichever way articles write it.</summary>
internal sealed record Role
{
    /// <summary>As the first of the articles writes it.</summary>
    public required string Title { get; init; }

    /// <summary>How many articles give it.</summary>
    public required int ArticleCount { get; init; }

    /// <summary>The day of the earliest dated article that gives it.</summary>
    public DateOnly? FirstSeen { get; init; }

    /// <summary>The day of the latest.</summary>
    public DateOnly? LastSeen { get; init; }

    /// <summary>Where the first of the articles gives it; absent if that was imported by an engine before 0.9.0.</summary>
    public RoleEvidence? Evidence =>
        Text is null
            ? null
            : new()
            {
                ArticleId = ArticleId!,
                Start = Start!.Value,
                End = End!.Value,
                Text = Text,
            };

    internal string? ArticleId { get; init; }

    internal int? Start { get; init; }

    internal int? End { get; init; }

    internal string? Text { get; init; }
}

/// <summary>Words of an article that give a person an office.</summary>
internal sealed record RoleEvidence
{
    public required string ArticleId { get; init; }

    /// <summary>Where they begin in the article's text, in Unicode code points from 0.</summary>
    public required int Start { get; init; }

    /// <summary>Where they end, exclusive.</summary>
    public required int End { get; init; }

    /// <summary>The words, exactly as in the article's text.</summary>
    public required string Text { get; init; }
}
