using Npgsql;
using Polly;
using Polly.Retry;

namespace Qawl.Database;

/// <summary>For programs that do one job: whoever waits for a busy database, or for one that starts, is not failed.</summary>
public static class Reaching
{
    /// <summary>Seconds that a connection may take to open; a request gets two.</summary>
    private const int Patience = 60;

    /// <summary>A quarter of a second, then twice as long each time, at most eight: a minute in all.</summary>
    private const int Attempts = 11;

    /// <summary>A pool that waits longer for connections than requests may, when its server has answered once.</summary>
    /// <param name="connectionString">As of <see cref="DataSource.Create"/>.</param>
    /// <param name="say">Gets a sentence for the user each time when the server does not answer.</param>
    /// <param name="time">For the waiting.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="NpgsqlException">It has not answered for a minute, or refuses.</exception>
    public static async Task<NpgsqlDataSource> ConnectAsync(
        string connectionString,
        Action<string> say,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var source = DataSource.CreatePatient(connectionString, Patience);
        try
        {
            await Trying(say, time, DatabaseFailure.Unreachable, DatabaseFailure.Busy)
                .ExecuteAsync(
                    async cancel => await (await source.OpenConnectionAsync(cancel)).DisposeAsync(),
                    cancellation
                );
            return source;
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same for a step of the job that may be begun again, also where the server takes too long for a statement of it.</summary>
    /// <inheritdoc cref="ConnectAsync" path="/param" />
    public static ResiliencePipeline Patiently(Action<string> say, TimeProvider time) =>
        Trying(say, time, DatabaseFailure.Unreachable, DatabaseFailure.Busy, DatabaseFailure.Timeout);

    private static ResiliencePipeline Trying(
        Action<string> say,
        TimeProvider time,
        params DatabaseFailure[] failures
    ) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = arguments =>
                        new(
                            arguments.Outcome.Exception is { } exception
                                && failures.Contains(DatabaseFailures.Classify(exception))
                        ),
                    MaxRetryAttempts = Attempts,
                    Delay = TimeSpan.FromSeconds(0.25),
                    MaxDelay = TimeSpan.FromSeconds(8),
                    BackoffType = DelayBackoffType.Exponential,
                    OnRetry = arguments =>
                    {
                        say(
                            $"The database does not answer ({arguments.Outcome.Exception!.Message}); trying again in {arguments.RetryDelay.TotalSeconds:0.##} s."
                        );
                        return default;
                    },
                }
            )
            .Build();
}
