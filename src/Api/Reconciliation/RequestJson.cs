using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Qawl.Api.Json;
using Qawl.Api.Problems;

namespace Qawl.Api.Reconciliation;

/// <summary>JSON that a request has in its body or in a parameter.</summary>
internal static class RequestJson
{
    public const string Json = "application/json";

    private static readonly JsonDocumentOptions Bounded = new()
    {
        MaxDepth = WireJson.Options.MaxDepth,
        AllowDuplicateProperties = false,
    };

    /// <summary>The media type of the body, in small letters; <c>null</c> if none is named.</summary>
    public static string? TypeOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType?.ToLowerInvariant() : null;

    public static ProblemResult Unsupported(HttpRequest request, string accepted) =>
        new(
            ProblemKind.UnsupportedMediaType,
            $"Content-Type must be {accepted}; it is {(request.ContentType is { } sent ? Echo.Of(sent) : "missing")}."
        );

    /// <summary>What a body says, or the problem with it.</summary>
    public static async Task<(T?, ProblemResult?)> ReadAsync<T>(
        HttpRequest request,
        Func<JsonElement, (T?, ProblemResult?)> read,
        CancellationToken cancel
    )
        where T : class
    {
        using var json = await BodyAsync(request, cancel);
        return TypeOf(request) == Json ? Read(json, "The body", read) : (null, Unsupported(request, Json));
    }

    /// <summary>The same of a parameter.</summary>
    public static (T?, ProblemResult?) Read<T>(
        string text,
        string parameter,
        Func<JsonElement, (T?, ProblemResult?)> read
    )
        where T : class
    {
        using var json = Parsed(text);
        return Read(json, parameter, read);
    }

    private static (T?, ProblemResult?) Read<T>(
        JsonDocument? json,
        string what,
        Func<JsonElement, (T?, ProblemResult?)> read
    )
        where T : class
    {
        try
        {
            if (json is not null)
            {
                return read(json.RootElement);
            }
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
        }
        return (null, new ProblemResult(ProblemKind.InvalidBody, $"{what} is not valid JSON."));
    }

    private static async Task<JsonDocument?> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        try
        {
            return await JsonDocument.ParseAsync(request.Body, Bounded, cancel);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonDocument? Parsed(string text)
    {
        try
        {
            return JsonDocument.Parse(Encoding.UTF8.GetBytes(text), Bounded);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
