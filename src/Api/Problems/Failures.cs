using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;
using Polly.CircuitBreaker;
using Qawl.Api.Reading;

namespace Qawl.Api.Problems;

/// <summary>From whatever was thrown to the problem that the client is told.</summary>
internal sealed class Failures(ILogger<Failures> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is listening any more.
            return true;
        }
        var kind = KindOf(exception);
        if (kind.Status >= 500)
        {
            log.Log(
                kind == ProblemKind.Internal ? LogLevel.Error : LogLevel.Warning,
                exception,
                "{Method} {Path} ended in {Status}",
                httpContext.Request.Method,
                httpContext.Request.Path,
                kind.Status
            );
        }
        await new ProblemResult(kind).ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>Writes a problem where the framework answered with a status alone.</summary>
    public static Task ExplainAsync(StatusCodeContext context) =>
        new ProblemResult(ProblemKind.ForStatus(context.HttpContext.Response.StatusCode)).ExecuteAsync(context.HttpContext);

    private static ProblemKind KindOf(Exception exception) =>
        exception switch
        {
            BadHttpRequestException bad => ProblemKind.ForStatus(bad.StatusCode),
            DatabaseNotReadyException or BrokenCircuitException => ProblemKind.Unavailable,
            PostgresException postgres => OfSqlState(postgres.SqlState),
            EncoderFallbackException => ProblemKind.InvalidParameter,
            // A command's own timeout comes wrapped; anything else that Npgsql throws is a lost or full server.
            NpgsqlException { InnerException: TimeoutException } => ProblemKind.TimedOut,
            NpgsqlException => ProblemKind.Unavailable,
            TimeoutException or OperationCanceledException => ProblemKind.TimedOut,
            _ => ProblemKind.Internal,
        };

    private static ProblemKind OfSqlState(string state) =>
        state switch
        {
            "57014" => ProblemKind.TimedOut,
            "25006" or "25P03" or "55P03" or "40001" or "40P01" => ProblemKind.Unavailable,
            ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] => ProblemKind.Unavailable,
            "23505" or "23503" => ProblemKind.Conflict,
            "23502" or "23514" or ['2', '2', ..] => ProblemKind.InvalidParameter,
            "54000" or "54001" => ProblemKind.Rejected,
            _ => ProblemKind.Internal,
        };
}
