namespace Qawl.Database.Embedded;

/// <summary>
/// The database of this program for as long as it runs: the configured one, or a private PostgreSQL that is started,
/// watched, and stopped when the last program that uses it leaves.
/// </summary>
public sealed class DatabaseServer : IAsyncDisposable
{
    private readonly IAsyncDisposable? _cluster;

    private DatabaseServer(string connectionString, IAsyncDisposable? cluster)
    {
        ConnectionString = connectionString;
        _cluster = cluster;
    }

    /// <summary>For <see cref="DataSource.Create"/>; it stays the same when a private server is restarted.</summary>
    public string ConnectionString { get; }

    public bool IsEmbedded => _cluster is not null;

    /// <param name="options">Where the database is.</param>
    /// <param name="say">Gets a sentence for the user when something takes time or comes from elsewhere.</param>
    /// <param name="cancellationToken">Stops the start; nothing is left running.</param>
    /// <exception cref="DatabaseServerException">There is no PostgreSQL to start, or it does not start.</exception>
    public static async Task<DatabaseServer> StartAsync(
        DatabaseOptions options,
        Action<string> say,
        CancellationToken cancellationToken
    )
    {
        if (options.ConnectionString is { } configured)
        {
            return new(configured, cluster: null);
        }

        if (!OperatingSystem.IsLinux())
        {
            throw new DatabaseServerException(
                "A private PostgreSQL is started on Linux only. Set ConnectionStrings__Db to a server you run."
            );
        }

        var cluster = await PrivateCluster.StartAsync(options, say, cancellationToken);
        return new(cluster.ConnectionString, cluster);
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>The private PostgreSQL cannot be started; the message says why and what to do.</summary>
public sealed class DatabaseServerException(string message) : Exception(message);
