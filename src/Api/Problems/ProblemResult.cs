using System.Globalization;
using Qawl.Api.Data;
using Qawl.Api.Json;
using Qawl.Database;

namespace Qawl.Api.Problems;

/// <summary>A problem as the result of a handler.</summary>
internal sealed class ProblemResult(
    ProblemKind kind,
    string? detail = null,
    IReadOnlyDictionary<string, string[]>? errors = null,
    DateTimeOffset? deletedAt = null,
    TimeSpan? retryAfter = null
) : IResult
{
    public const string MediaType = "application/problem+json";

    public ProblemKind Kind => kind;

    public static ProblemResult NotFound(string what, string id) =>
        new(ProblemKind.NotFound, $"There is no {what} {Echo.Of(id)}.");

    public static ProblemResult TooBusy() => new(ProblemKind.Unavailable, retryAfter: TooBusyException.Wait);

    public static ProblemResult InvalidParameter(string name, string message) =>
        new(
            ProblemKind.InvalidParameter,
            $"{name} {message}",
            new Dictionary<string, string[]>(StringComparer.Ordinal) { [name] = [message] }
        );

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = kind.Status;
        if (kind.Status is 429 or 503 or 504)
        {
            var wait = Math.Ceiling((retryAfter ?? Resilience.Break).TotalSeconds);
            response.Headers.RetryAfter = wait.ToString("0", CultureInfo.InvariantCulture);
        }
        return response.WriteAsJsonAsync(
            Problem.Of(httpContext, kind, detail, errors, deletedAt),
            WireJson.Options,
            MediaType,
            httpContext.RequestAborted
        );
    }
}
