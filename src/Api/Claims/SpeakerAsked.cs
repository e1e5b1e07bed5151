using Qawl.Api.Lists;
using Qawl.Extraction.Text;

namespace Qawl.Api.Claims;

/// <summary>Whom a claim says the words to be of.</summary>
internal sealed class SpeakerAsked
{
    private readonly HashSet<string> _ids;

    private SpeakerAsked(string given, IEnumerable<string> ids)
    {
        IsOneWord = !FoldedName.Of(given).Contains(' ', StringComparison.Ordinal);
        _ids = ids.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Nobody is known by the name.</summary>
    public bool IsUnknown => _ids.Count == 0;

    /// <summary>The name fits several.</summary>
    public bool IsSeveral => _ids.Count > 1;

    /// <summary>Such as a surname: it tells nobody apart, also where only one of those who have it said the words.</summary>
    public bool IsOneWord { get; }

    /// <returns><c>null</c> if the claim names nobody.</returns>
    public static SpeakerAsked? Of(string? given, ResolvedNames names)
    {
        if (given is null)
        {
            return null;
        }
        var fitting = (names.Resolved ?? []).Where(n => n.Parameter == "speaker").ToArray();
        // Whoever has it for the name comes before whoever is also called so.
        var exact = fitting.Where(n => FoldedName.Of(n.Name) == FoldedName.Of(given)).ToArray();
        return new(given, (exact.Length > 0 ? exact : fitting).Select(n => n.Id));
    }

    public bool Is(Candidate candidate) =>
        new[] { candidate.PersonId, candidate.OrganizationId, candidate.OnBehalfOfId }.Any(id =>
            id is not null && _ids.Contains(id)
        );
}
