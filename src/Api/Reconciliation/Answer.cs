using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Qawl.Api.Json;
using Qawl.Api.Problems;

namespace Qawl.Api.Reconciliation;

/// <summary>
/// An answer as JSON, or as a script that calls a function of the page that asked: version 0.2 leaves that open to services, and
/// older clients know no other way to ask across origins. The draft of 1.0 has done away with it.
/// </summary>
internal sealed partial class Answer(object answer) : IResult
{
    private const string Parameter = "callback";

    private const int Longest = 100;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var json = JsonSerializer.Serialize(answer, WireJson.Options);
        var response = httpContext.Response;
        response.Headers.CacheControl = "no-cache";
        var request = httpContext.Request;
        if (
            request.Path.StartsWithSegments(Manifest.DraftRoot, StringComparison.OrdinalIgnoreCase)
            || request.Query[Parameter] is not [{ } callback]
        )
        {
            response.ContentType = "application/json; charset=utf-8";
            return response.WriteAsync(json, Encoding.UTF8, httpContext.RequestAborted);
        }
        if (callback.Length > Longest || !FunctionName().IsMatch(callback))
        {
            return ProblemResult
                .InvalidParameter(Parameter, "must be the name of a function, of at most 100 letters.")
                .ExecuteAsync(httpContext);
        }
        response.ContentType = "text/javascript; charset=utf-8";
        // Both are line ends to a script of old, and no JSON.
        var script = json.Replace("\u2028", "\\u2028", StringComparison.Ordinal)
            .Replace("\u2029", "\\u2029", StringComparison.Ordinal);
        return response.WriteAsync($"/**/{callback}({script});", Encoding.UTF8, httpContext.RequestAborted);
    }

    [GeneratedRegex(
        @"\A[A-Za-z_$][A-Za-z0-9_$]*(\.[A-Za-z_$][A-Za-z0-9_$]*)*\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex FunctionName();
}
