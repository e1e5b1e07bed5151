using Qawl.Api.Data;
using Qawl.Database;

namespace Qawl.Api.Caching;

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

    private int _forgotten;

    /// <summary>The version, if the database was heard of lately.</summary>
    public DataVersion? Current =>
        _heard is { } heard && time.GetElapsedTime(heard.At) < Patience ? heard.Version : null;

    /// <exception cref="DatabaseNotReadyException">Start-up is not through yet.</exception>
    /// <exception cref="Npgsql.NpgsqlException">It is not known, and the database does not answer.</exception>
    public ValueTask<DataVersion> GetAsync(CancellationToken cancellation) => GetAsync(least: 0, cancellation);

    /// <summary>The same; who names a version that was not heard of yet may know it from another copy of the service.</summary>
    /// <inheritdoc cref="GetAsync(CancellationToken)" path="/exception" />
    public ValueTask<DataVersion> GetAsync(long least, CancellationToken cancellation) =>
        Current is { } version && version.Number >= least
            ? ValueTask.FromResult(version)
            : new(store.ReadAsync(DataVersion.ReadAsync, cancellation));

    /// <summary>From a connection that hears of every change: announced on it, or read from it.</summary>
    public void Hear(DataVersion version)
    {
        lock (_changing)
        {
            _heard = new(_heard is { } heard ? Later(heard.Version, version) : version, time.GetTimestamp());
        }
    }

    /// <summary>Nothing is known until the database is heard of again.</summary>
    public void Forget()
    {
        lock (_changing)
        {
            _heard = null;
            _forgotten++;
        }
    }

    /// <summary>After a write through this service: who wrote must see it, also before it is announced.</summary>
    /// <returns>The version that has it, or a later one; <c>null</c> if the database does not tell.</returns>
    public async Task<DataVersion?> RefreshAsync(CancellationToken cancellation)
    {
        var before = _forgotten;
        try
        {
            var version = await store.ReadBackAsync(DataVersion.ReadAsync, cancellation);
            lock (_changing)
            {
                // If nobody listens any more, the next change would not be heard; and what another server has become the
                // primary since is not of one history with this.
                if (_heard is { } heard && before == _forgotten)
                {
                    _heard = heard with { Version = Later(heard.Version, version) };
                }
            }
            return version;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Who wrote has gone; what he wrote is announced all the same.
            return null;
        }
        catch (Exception)
        {
            Forget();
            return null;
        }
    }

    /// <summary>What is read may be older than what was announced meanwhile, and the other way round.</summary>
    private static DataVersion Later(DataVersion one, DataVersion other) => one.Number > other.Number ? one : other;

    private sealed record Heard(DataVersion Version, long At);
}
