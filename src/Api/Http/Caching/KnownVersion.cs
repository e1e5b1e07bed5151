using Qawl.Api.Reading;
using Qawl.Database;

namespace Qawl.Api.Http.Caching;

/// <summary>
/// The version of the data, known without asking while the database is heard of; else the database is asked each time, so
/// that nothing old is taken for current.
/// </summary>
internal sealed class KnownVersion(Store store, TimeProvider time)
{
    /// <summary>How long silence may last before the database has to be asked.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _changing = new();
    private volatile Heard? _heard;

    /// <summary>Whether the version is known without asking.</summary>
    public bool IsHeard => _heard is { } heard && time.GetElapsedTime(heard.At) < Patience;

    /// <exception cref="DatabaseNotReadyException">Start-up is not through yet.</exception>
    /// <exception cref="Npgsql.NpgsqlException">It is not known, and the database does not answer.</exception>
    public ValueTask<DataVersion> GetAsync(CancellationToken cancellation) =>
        _heard is { } heard && time.GetElapsedTime(heard.At) < Patience
            ? ValueTask.FromResult(heard.Version)
            : new(store.ReadAsync(DataVersion.ReadAsync, cancellation));

    /// <summary>From a connection that hears of changes, in the order of their commits.</summary>
    public void Hear(DataVersion version, bool anew = false)
    {
        lock (_changing)
        {
            // What this service wrote itself is known before it is announced.
            var known =
                anew || _heard is not { } heard || version.Number >= heard.Version.Number ? version : heard.Version;
            _heard = new(known, time.GetTimestamp());
        }
    }

    /// <summary>Nothing is known until the database is heard of again.</summary>
    public void Forget() => _heard = null;

    /// <summary>After a write through this service: who wrote must see it, also before it is announced.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        if (_heard is null)
        {
            return;
        }
        try
        {
            Hear(await store.ReadAsync(DataVersion.ReadAsync, cancellation));
        }
        catch (Exception)
        {
            Forget();
        }
    }

    private sealed record Heard(DataVersion Version, long At);
}
