using Microsoft.AspNetCore.Http.HttpResults;
using Qawl.Api.Data;
using Qawl.Api.Problems;
using Qawl.Api.Requests;
using Qawl.Database;

namespace Qawl.Api.Service;

internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Operations").WithStrictQueries().Answers(400);
        health.MapGet("/live", Live).WithName("getLiveness").WithSummary("Tell whether the process runs");
        health
            .MapGet("/ready", ReadyAsync)
            .WithName("getReadiness")
            .WithSummary("Tell whether requests can be answered")
            .Answers(503);
    }

    private static Ok<HealthReport> Live() => TypedResults.Ok(new HealthReport { Status = HealthStatus.Live });

    private static async Task<Results<Ok<HealthReport>, ProblemResult>> ReadyAsync(
        ReadinessCheck readiness,
        Store store,
        CancellationToken cancel
    ) =>
        await readiness.FindAsync(cancel) switch
        {
            // While there is no primary, standbys go on answering those who read.
            { Problem: { } problem } when store.Standbys is not { States.Count: > 0 } => new ProblemResult(
                ProblemKind.Unavailable,
                problem
            ),
            var found => TypedResults.Ok(
                new HealthReport
                {
                    Status = HealthStatus.Ready,
                    SchemaVersion = found.SchemaVersion,
                    Importing = found.Problem is null ? found.IsImporting : null,
                    Standbys = store.Standbys is { } standbys ? [.. standbys.States.Select(StandbyReport.Of)] : null,
                }
            ),
        };
}

/// <summary>How the service is.</summary>
internal sealed record HealthReport
{
    public required HealthStatus Status { get; init; }

    /// <summary>Of the database, where it was asked.</summary>
    /// <example>19</example>
    public int? SchemaVersion { get; init; }

    /// <summary>Whether documents are being imported, by whatever program, where the database was asked.</summary>
    public bool? Importing { get; init; }

    /// <summary>The servers that reads may go to beside the primary and that answer, where the database has several hosts.</summary>
    public IReadOnlyList<StandbyReport>? Standbys { get; init; }
}

/// <summary>A server that repeats what the primary writes.</summary>
internal sealed record StandbyReport
{
    /// <summary>The version of the data that it has come to, as the header Data-Version names it.</summary>
    /// <example>4711</example>
    public required long DataVersion { get; init; }

    /// <summary>How long ago that was written which it repeats now, in milliseconds; 0 when it has repeated all that it was sent.</summary>
    /// <example>0</example>
    public required long LagMilliseconds { get; init; }

    public static StandbyReport Of(StandbyState state) =>
        new() { DataVersion = state.Version.Number, LagMilliseconds = (long)state.LagMilliseconds };
}

/// <summary>What is known to work. Treat values you do not know as not ready.</summary>
internal enum HealthStatus
{
    /// <summary>The process runs; nothing is said about the database.</summary>
    Live,

    /// <summary>The database answers, with the schema of this program.</summary>
    Ready,
}
