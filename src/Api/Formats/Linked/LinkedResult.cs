using Qawl.Api.Wire;

namespace Qawl.Api.Formats.Linked;

/// <summary>A document of JSON-LD.</summary>
internal sealed class LinkedResult<T>(T document) : IResult
{
    /// <summary>JSON-LD is JSON: who asked for that gets it under that name.</summary>
    public Task ExecuteAsync(HttpContext httpContext) =>
        httpContext.Response.WriteAsJsonAsync(
            document,
            JsonForm.Options,
            httpContext.Format(),
            httpContext.RequestAborted
        );
}
