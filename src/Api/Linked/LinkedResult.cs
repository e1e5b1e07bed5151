using Qawl.Api.Answers;
using Qawl.Api.Json;

namespace Qawl.Api.Linked;

/// <summary>A document of JSON-LD.</summary>
internal sealed class LinkedResult<T>(T document) : IResult
{
    /// <summary>JSON-LD is JSON: who asked for that gets it under that name.</summary>
    public Task ExecuteAsync(HttpContext httpContext) =>
        httpContext.Response.WriteAsJsonAsync(
            document,
            WireJson.Options,
            httpContext.Format(),
            httpContext.RequestAborted
        );
}
