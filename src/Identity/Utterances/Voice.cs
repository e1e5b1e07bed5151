namespace Qawl.Identity.Utterances;

/// <summary>How two quotes' speakers belong together; what binds them less asks for more of their words.</summary>
public enum Tie
{
    /// <summary>Two who are known, and not the same.</summary>
    Other,

    /// <summary>One of them is not named, or is a body where the other is a person.</summary>
    Open,

    /// <summary>One person or organization, or somebody and the body they speak for.</summary>
    Same,
}

/// <summary>Who speaks in a quote: ids of what the speaker resolves to, and the name there.</summary>
/// <param name="Person">The person who speaks.</param>
/// <param name="Organization">The organization that speaks.</param>
/// <param name="Body">The organization that a spokesperson speaks for.</param>
/// <param name="Name">Words of the name of whoever speaks, folded; empty without one.</param>
public sealed record Voice(string? Person, string? Organization, string? Body, IReadOnlyList<string> Name)
{
    /// <summary>Nobody is named.</summary>
    public static Voice Unnamed { get; } = new(null, null, null, []);

    /// <summary>The ids by which quotes of one speaker are found.</summary>
    public IEnumerable<string> Ids =>
        new[] { Person, Organization, Body }.OfType<string>().Distinct(StringComparer.Ordinal);

    public Tie With(Voice other)
    {
        if (Ids.Intersect(other.Ids, StringComparer.Ordinal).Any())
        {
            // Two who speak for one body are two.
            return Person is not null && other.Person is not null && Person != other.Person
                ? TieOfNames(other)
                : Tie.Same;
        }
        var isOpen = !Ids.Any() || !other.Ids.Any() || (Person is null) != (other.Person is null);
        return isOpen ? Tie.Open : TieOfNames(other);
    }

    /// <summary>Who is called by a part of a name may be who has all of it.</summary>
    private Tie TieOfNames(Voice other) =>
        Name.Count > 0
        && other.Name.Count > 0
        && Name.Count != other.Name.Count
        && (Name.All(other.Name.Contains) || other.Name.All(Name.Contains))
            ? Tie.Open
            : Tie.Other;
}
