using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Qawl.Database;

/// <summary>How a request treats a database that fails. Writes are not repeated: whether they happened is not known.</summary>
public static class Resilience
{
    /// <summary>How long a client should wait when the breaker is open.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(5);

    /// <summary>What a query may take that counts over all rows, on a server that does other things too.</summary>
    public static readonly TimeSpan CountingTime = TimeSpan.FromSeconds(9);

    /// <summary>
    /// For queries: at most 8 s in all and 4 s an attempt, two more attempts when the connection was lost or a
    /// transaction gave way, none for a while when half of them fail.
    /// </summary>
    /// <remarks>One pipeline for each data source: the breaker remembers how that server did.</remarks>
    public static ResiliencePipeline ForReading(TimeProvider? time = null) =>
        For(time, attempt: TimeSpan.FromSeconds(4), whole: TimeSpan.FromSeconds(8));

    /// <summary>
    /// The same for queries that count over all rows there may be: at most 9 s, since a request gets 10. It has a breaker
    /// of its own: whoever counts much does not keep others from reading.
    /// </summary>
    public static ResiliencePipeline ForCounting(TimeProvider? time = null) =>
        For(time, attempt: CountingTime, whole: CountingTime);

    private static ResiliencePipeline For(TimeProvider? time, TimeSpan attempt, TimeSpan whole) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(whole)
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = arguments => new(IsWorthRepeating(arguments.Outcome.Exception)),
                    MaxRetryAttempts = 2,
                    Delay = TimeSpan.FromMilliseconds(50),
                    MaxDelay = TimeSpan.FromMilliseconds(500),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                }
            )
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions
                {
                    ShouldHandle = arguments => new(IsOfTheServer(arguments.Outcome.Exception)),
                    FailureRatio = 0.5,
                    MinimumThroughput = 20,
                    SamplingDuration = TimeSpan.FromSeconds(10),
                    BreakDuration = Break,
                }
            )
            .AddTimeout(new TimeoutStrategyOptions { Timeout = attempt })
            .Build();

    private static bool IsWorthRepeating(Exception? exception) =>
        exception is not null
        && DatabaseFailures.Classify(exception) is DatabaseFailure.Unreachable or DatabaseFailure.Contention;

    /// <summary>That all connections of this program are in use says nothing against the server.</summary>
    private static bool IsOfTheServer(Exception? exception) =>
        exception is not null
        && !DatabaseFailures.IsOfFullPool(exception)
        && DatabaseFailures.Classify(exception)
            is DatabaseFailure.Unreachable
                or DatabaseFailure.Busy
                or DatabaseFailure.Timeout;
}
