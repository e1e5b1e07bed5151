using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Qawl.Api.Data;
using Qawl.Database;

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
            var isForeseen = kind != ProblemKind.Internal;
            log.Log(
                isForeseen ? LogLevel.Warning : LogLevel.Error,
                // While the database is down every request ends here: where it was thrown says nothing then.
                isForeseen ? null : exception,
                "{Method} {Path} ended in {Status}: {Reason}",
                httpContext.Request.Method,
                httpContext.Request.Path,
                kind.Status,
                exception.Message
            );
        }
        await new ProblemResult(
            kind,
            DetailOf(kind, httpContext),
            retryAfter: exception is TooBusyException ? TooBusyException.Wait : null
        ).ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>Writes a problem where the framework answered with a status alone.</summary>
    public static Task ExplainAsync(StatusCodeContext context)
    {
        var kind = ProblemKind.ForStatus(context.HttpContext.Response.StatusCode);
        return new ProblemResult(kind, DetailOf(kind, context.HttpContext)).ExecuteAsync(context.HttpContext);
    }

    private static string? DetailOf(ProblemKind kind, HttpContext context) =>
        kind.Status switch
        {
            StatusCodes.Status405MethodNotAllowed =>
                $"{Echo.Name(context.Request.Method)} is not one of {context.Response.Headers.Allow}.",
            StatusCodes.Status413PayloadTooLarge
                when context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } most =>
                $"The body must have at most {most} bytes.",
            StatusCodes.Status415UnsupportedMediaType =>
                $"Content-Type {Echo.Of(context.Request.ContentType ?? "")} is not taken here: bodies are application/json, those of imports application/x-ndjson.",
            _ => null,
        };

    private static ProblemKind KindOf(Exception exception) =>
        exception switch
        {
            BadHttpRequestException bad => ProblemKind.ForStatus(bad.StatusCode),
            // A chunk that says to be longer than any number.
            IOException { InnerException: OverflowException } => ProblemKind.BadRequest,
            // A lack of memory is nobody's fault, and passes.
            DatabaseNotReadyException or ServerBehindException or TooBusyException or OutOfMemoryException =>
                ProblemKind.Unavailable,
            _ => DatabaseFailures.Classify(exception) switch
            {
                DatabaseFailure.Unreachable or DatabaseFailure.Busy or DatabaseFailure.Contention =>
                    ProblemKind.Unavailable,
                DatabaseFailure.Timeout => ProblemKind.TimedOut,
                DatabaseFailure.Conflict => ProblemKind.Conflict,
                DatabaseFailure.InvalidText => ProblemKind.InvalidParameter,
                DatabaseFailure.TooLarge => ProblemKind.Rejected,
                _ => ProblemKind.Internal,
            },
        };
}
