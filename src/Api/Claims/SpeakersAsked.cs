using System.Collections.Concurrent;
using Npgsql;
using Qawl.Api.Lists;
using Qawl.Api.Quotes;

namespace Qawl.Api.Claims;

/// <summary>Whom a claim or a draft says words to be of: each is looked up once, however much is said to be theirs.</summary>
/// <param name="scope">Where to look for their words.</param>
internal sealed class SpeakersAsked(SearchScope scope)
{
    private readonly ConcurrentDictionary<string, SpeakerSought> _known = new(StringComparer.Ordinal);

    /// <param name="connection">Where names are looked up.</param>
    /// <param name="given">The speaker's name or office; <c>null</c> for anybody.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<SpeakerSought> ReadAsync(NpgsqlConnection connection, string? given, CancellationToken cancel)
    {
        var key = given ?? "";
        if (!_known.TryGetValue(key, out var sought))
        {
            var filter = scope.ToFilter(given);
            var names = await ResolvedNames.ResolveAsync(connection, filter, cancel);
            sought = new(filter, names, await SpeakerAsked.ReadAsync(connection, given, names, cancel));
            _known[key] = sought;
        }
        return sought;
    }
}

/// <summary>What is looked through for somebody's words.</summary>
/// <param name="Filter">Of which outlet and time.</param>
/// <param name="Names">Whom the names in it mean.</param>
/// <param name="Speaker">Whose words; <c>null</c> for anybody's.</param>
internal sealed record SpeakerSought(QuoteFilter Filter, ResolvedNames Names, SpeakerAsked? Speaker);
