using System.Collections.Concurrent;
using System.Collections.Frozen;
using Npgsql;
using Qawl.Api.Data;
using Qawl.Database.Keys;

namespace Qawl.Api.Access;

/// <summary>The keys as the database had them a moment ago: a request costs no query.</summary>
internal sealed class KnownKeys(Store store, TimeProvider time) : IDisposable
{
    /// <summary>How long a key that was revoked may still be let in.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    /// <summary>How often it is written that a key is in use.</summary>
    private static readonly TimeSpan BetweenUses = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _reading = new(1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _uses = new(StringComparer.Ordinal);
    private volatile Snapshot? _known;

    private FrozenDictionary<string, StoredKey>? Current =>
        _known is { } known && time.GetElapsedTime(known.ReadAt) < Memory ? known.Keys : null;

    /// <summary>By their ids.</summary>
    /// <exception cref="DatabaseNotReadyException">Start-up is not through yet.</exception>
    /// <exception cref="TooBusyException">The database takes long to tell them.</exception>
    /// <exception cref="NpgsqlException">They are not known, and the database does not answer.</exception>
    public async ValueTask<FrozenDictionary<string, StoredKey>> GetAsync(CancellationToken cancellation)
    {
        if (Current is { } known)
        {
            return known;
        }
        if (!await _reading.WaitAsync(Patience, cancellation))
        {
            throw new TooBusyException("The keys are being read.");
        }
        try
        {
            return Current ?? await ReadAsync(cancellation);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Remembers that a key was let in; that this cannot be written keeps nobody out.</summary>
    public async Task UseAsync(StoredKey key, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var last = _uses.GetOrAdd(key.Id, key.LastUsedAt ?? DateTimeOffset.MinValue);
        if (now - last < BetweenUses || !_uses.TryUpdate(key.Id, now, last))
        {
            return;
        }
        try
        {
            await new KeyStore(store.Beside, time).UseAsync(key.Id, cancellation);
        }
        catch (Exception e) when (e is NpgsqlException or DatabaseNotReadyException)
        {
            // The next minute writes it.
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<FrozenDictionary<string, StoredKey>> ReadAsync(CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        var keys = await new KeyStore(store.Beside, time).ListAsync(cancellation);
        var known = new Snapshot(keys.ToFrozenDictionary(k => k.Id, StringComparer.Ordinal), began);
        _known = known;
        return known.Keys;
    }

    private sealed record Snapshot(FrozenDictionary<string, StoredKey> Keys, long ReadAt);
}
