using System.Diagnostics;

namespace Qawl.Api.Problems;

/// <summary>What went wrong, as RFC 9457 says it.</summary>
internal sealed record Problem
{
    /// <summary>Stable: tells the kinds of problems apart and resolves to a page that explains this one.</summary>
    /// <example>/problems/invalid-parameter</example>
    public required string Type { get; init; }

    /// <summary>The kind of problem in a few words, always the same for a type.</summary>
    /// <example>A parameter is not valid</example>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    /// <example>400</example>
    public required int Status { get; init; }

    /// <summary>What happened this time.</summary>
    public string? Detail { get; init; }

    /// <summary>The path of the request.</summary>
    /// <example>/v1/quotes</example>
    public required string Instance { get; init; }

    /// <summary>Names this request in the service's log.</summary>
    /// <example>00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00</example>
    public required string TraceId { get; init; }

    /// <summary>The id of the request: the one that it came with in <c>X-Request-Id</c>, or one that it was given.</summary>
    /// <example>019bd4c5a81e7d3f9f0e6a7b8c9d0e1f</example>
    public required string RequestId { get; init; }

    /// <summary>For each parameter or field at fault, by its name on the wire: what is wrong with it.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>When the article was taken down, if it was.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    public static Problem Of(
        HttpContext context,
        ProblemKind kind,
        string? detail = null,
        IReadOnlyDictionary<string, string[]>? errors = null,
        DateTimeOffset? deletedAt = null
    ) =>
        new()
        {
            Type = kind.Uri,
            Title = kind.Title,
            Status = kind.Status,
            Detail = detail,
            Instance = context.Request.Path.ToUriComponent(),
            TraceId = Activity.Current?.Id ?? context.TraceIdentifier,
            RequestId = context.TraceIdentifier,
            Errors = errors,
            DeletedAt = deletedAt,
        };
}
