using System.Text.Json;
using System.Text.Json.Serialization;
using Qawl.Extraction.Model;

namespace Qawl.Ingestion.Writing;

/// <summary>Given fields as <c>documents.given</c> keeps them: what is not given is absent.</summary>
internal sealed record GivenJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string? Title { get; init; }
    public string? Outlet { get; init; }
    public string? Url { get; init; }
    public string? ExternalId { get; init; }
    public string? PublishedAt { get; init; }

    public static string Of(GivenFields given) =>
        JsonSerializer.Serialize(
            new GivenJson
            {
                Title = given.Title,
                Outlet = given.Outlet,
                Url = given.Url,
                ExternalId = given.ExternalId,
                PublishedAt = given.Published?.Text,
            },
            Options
        );
}
