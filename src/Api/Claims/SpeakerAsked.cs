using System.Collections.Frozen;
using Npgsql;
using Qawl.Api.Lists;
using Qawl.Api.Quotes;
using Qawl.Extraction;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Identity.Spelling;

namespace Qawl.Api.Claims;

/// <summary>Whom a claim says the words to be of.</summary>
internal sealed class SpeakerAsked
{
    private const int MostNamesakes = 20;

    private readonly HashSet<string> _ids;

    private SpeakerAsked(string given, IReadOnlyList<ResolvedName> resolved, IEnumerable<ResolvedName> meant)
    {
        IsOneWord = !FoldedName.Of(given).Contains(' ', StringComparison.Ordinal);
        Resolved = resolved;
        _ids = meant.Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whom the words were taken for.</summary>
    public IReadOnlyList<ResolvedName> Resolved { get; }

    /// <summary>The words, if they tell an office that somebody held: its holders' is what they said in it.</summary>
    public string? Office { get; private init; }

    /// <summary>The words as offices are compared; <c>null</c> of somebody's own name, and of one word.</summary>
    private string? Compared { get; init; }

    /// <summary>Who else has the surname by which articles call one of those who are meant.</summary>
    private IReadOnlySet<string> Namesakes { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Nobody is known by the name.</summary>
    public bool IsUnknown => Resolved.Count == 0;

    /// <summary>The name fits several.</summary>
    public bool IsSeveral => _ids.Count > 1;

    /// <summary>Such as a surname: it tells nobody apart, also where only one of those who have it said the words.</summary>
    public bool IsOneWord { get; }

    /// <returns><c>null</c> if the claim names nobody.</returns>
    public static async Task<SpeakerAsked?> ReadAsync(
        NpgsqlConnection connection,
        string? given,
        ResolvedNames names,
        CancellationToken cancel
    )
    {
        if (given is null)
        {
            return null;
        }
        var fitting = (names.Resolved ?? [])
            .Where(n => n.Parameter == "speaker" && !IsOfAnother(given, n.Matched) && !IsSomebodys(given, n.Matched))
            .ToArray();
        // Whoever has it for the name comes before whoever is also called so, and an office before a name that is like it.
        var exact = fitting.Where(n => FoldedName.Of(n.Name) == FoldedName.Of(given)).ToArray();
        var office = OfficeWords.Of(given);
        if (exact.Length > 0 || !office.Contains(' ', StringComparison.Ordinal))
        {
            var asked = new SpeakerAsked(given, fitting, exact.Length > 0 ? exact : fitting);
            return exact.Length == 0 && asked.IsOneWord
                ? await asked.WithNamesakesAsync(connection, given, cancel)
                : asked;
        }
        var holders = fitting.Any(n => n.Matched is null)
            ? []
            : await HeldOffices.HoldersAsync(connection, given, cancel);
        return holders.Count > 0
            ? new(given, holders, []) { Office = given, Compared = office }
            : new(given, fitting, fitting) { Compared = office };
    }

    /// <summary>سالم is written and sounds much like سلمى, but each is a given name of its own: whoever has one is not who has the other.</summary>
    private static bool IsOfAnother(string given, Matched? matched)
    {
        if (matched is not { By: MatchedBy.Spelling })
        {
            return false;
        }
        var (asked, known) = (WordsOf(given), WordsOf(matched.Text));
        return asked.Except(known, StringComparer.Ordinal).Any(GivenNames.HaveOfAnybody)
            && known.Except(asked, StringComparer.Ordinal).Any(GivenNames.HaveOfAnybody);
    }

    /// <summary>محامي سالم الحداد is not he.</summary>
    private static bool IsSomebodys(string given, Matched? matched) =>
        matched is not null && Belonging.IsOf(given, matched.Text);

    /// <summary>A surname by which articles call one of its bearers is the others' too: what these said is not another speaker's.</summary>
    private async Task<SpeakerAsked> WithNamesakesAsync(
        NpgsqlConnection connection,
        string given,
        CancellationToken cancel
    )
    {
        if (!Resolved.Any(n => n is { Matched: null, Type: SpeakerType.Person }))
        {
            return this;
        }
        var found = await FoundNames.FindAsync(connection, new SoughtName(given, NamedType.Person), cancel);
        var surname = FoldedName.Of(given);
        var namesakes = found
            .Where(f => WordsOf(f.Name).Contains(surname, StringComparer.Ordinal) && !_ids.Contains(f.Id))
            .Take(MostNamesakes)
            .Select(f => f.ToResolved("speaker", given, NamedType.Person))
            .ToArray();
        return new(given, [.. Resolved, .. namesakes], Resolved)
        {
            Namesakes = namesakes.Select(n => n.Id).ToHashSet(StringComparer.Ordinal),
        };
    }

    private static string[] WordsOf(string name) => FoldedName.Of(name).Split(' ');

    public bool Is(Candidate candidate) =>
        new[] { candidate.PersonId, candidate.OrganizationId, candidate.OnBehalfOfId }.Any(id =>
            id is not null && (_ids.Contains(id) || Namesakes.Contains(id))
        ) || IsCalledSo(candidate);

    /// <summary>Whom an article does not name but by the office, as the claim does.</summary>
    private bool IsCalledSo(Candidate candidate) =>
        Compared is not null
        && candidate is { PersonId: null, OrganizationId: null, SpeakerWords: { } words }
        && $"{OfficeWords.Of(words)} ".StartsWith($"{Compared} ", StringComparison.Ordinal);
}
