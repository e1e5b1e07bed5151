namespace Qawl.Extraction.Model;

/// <summary>A person or an organization of one article: its mentions resolved to one key.</summary>
public sealed record Entity
{
    /// <summary>
    /// The same for the same person or organization in every document: type and fullest form, folded, or the lexicon's
    /// canonical name. Never shown to users; ids are derived from it (<see cref="Ids.Entity"/>).
    /// </summary>
    public required string Key { get; init; }

    /// <summary>The most complete form that the article uses, as written there, or the lexicon's canonical name.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the rule that found the fullest form: <c>given-name</c>. Rules come and go with versions of the engine; <c>null</c> if none did.</summary>
    public string? Rule { get; init; }

    /// <summary>For organizations only.</summary>
    public OrganizationKind? Kind { get; init; }

    /// <summary>The organization publishes news: an agency, a newspaper, a broadcaster, a site.</summary>
    public bool IsOutlet { get; init; }

    /// <summary>The name alone, without clitics and titles; at least one, in the order of the text.</summary>
    public required IReadOnlyList<TextSpan> Mentions { get; init; }

    /// <summary>Offices and titles that the article gives a person, without duplicates, each where it stands first.</summary>
    public IReadOnlyList<Office> Roles { get; init; } = [];
}

/// <summary>An office or title beside a name.</summary>
/// <param name="Title">As written: رئيس الوزراء, وزير الصحة; of للرئيس it is الرئيس.</param>
/// <param name="Span">The words that tell it, without clitics.</param>
public sealed record Office(string Title, TextSpan Span);

/// <summary>What sort of body an organization is. Readers should treat values they do not know as <c>other</c>.</summary>
public enum OrganizationKind
{
    Government,
    Parliament,
    Court,
    Military,
    Party,
    Media,
    Company,
    International,
    Education,
    Other,
}
