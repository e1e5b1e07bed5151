using System.Net.Sockets;
using System.Text;
using Npgsql;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Qawl.Database;

/// <summary>
/// Tells failures apart, in one place for retries, statuses and logs. Npgsql's own <c>IsTransient</c> is of no use for
/// that: it includes a pool that is full and a commit whose outcome is unknown, and leaves out a host that is gone.
/// </summary>
public static class DatabaseFailures
{
    /// <summary>Finds the failure of the database inside an exception, also below others that wrap it.</summary>
    public static DatabaseFailure Classify(Exception exception) =>
        exception switch
        {
            // The caller has gone: whatever is inside is the answer to that.
            OperationCanceledException => DatabaseFailure.Unknown,
            // Not accepting connections: other states that an object can be in end no session.
            PostgresException { SqlState: "55000", InvariantSeverity: "FATAL" } => DatabaseFailure.Unreachable,
            PostgresException postgres => Classify(postgres.SqlState),
            EncoderFallbackException => DatabaseFailure.InvalidText,
            BrokenCircuitException => DatabaseFailure.Busy,
            TimeoutRejectedException => DatabaseFailure.Timeout,
            NpgsqlException { InnerException: TimeoutException } => IsReading(exception)
                ? DatabaseFailure.Timeout
                : DatabaseFailure.Busy,
            NpgsqlException { InnerException: EncoderFallbackException } => DatabaseFailure.InvalidText,
            NpgsqlException { InnerException: PostgresException inner } => Classify(inner),
            NpgsqlException or SocketException => DatabaseFailure.Unreachable,
            { InnerException: { } inner } => Classify(inner),
            _ => DatabaseFailure.Unknown,
        };

    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private static DatabaseFailure Classify(string sqlState) =>
        sqlState switch
        {
            "57P01" or "57P02" or "57P03" or "57P05" => DatabaseFailure.Unreachable,
            // Read-only: the server was the primary a moment ago. Lock not available; idle in transaction for too long.
            "25006" or "55P03" or "25P03" => DatabaseFailure.Busy,
            "57014" => DatabaseFailure.Timeout,
            "23505" or "23503" or "23P01" => DatabaseFailure.Conflict,
            "42501" => DatabaseFailure.Forbidden,
            "22021" => DatabaseFailure.InvalidText,
            _ => sqlState[..2] switch
            {
                "08" => DatabaseFailure.Unreachable,
                "53" => DatabaseFailure.Busy,
                "40" => DatabaseFailure.Contention,
                "22" or "23" => DatabaseFailure.Invalid,
                "54" => DatabaseFailure.TooLarge,
                _ => DatabaseFailure.Unknown,
            },
        };

    /// <summary>Whether this program itself uses as many connections as it may.</summary>
    internal static bool IsOfFullPool(Exception exception) =>
        exception is NpgsqlException { InnerException: TimeoutException }
        && exception.Message.Contains("pool has been exhausted", StringComparison.Ordinal);

    /// <summary>Npgsql throws the same types while it waits for the pool, for a connection and for rows: only its words differ.</summary>
    private static bool IsReading(Exception exception) =>
        exception.Message.Contains("reading from stream", StringComparison.Ordinal);
}
