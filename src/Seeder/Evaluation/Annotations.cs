using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qawl.Seeder.Evaluation;

/// <summary>What stands between two offsets, by hand or by the engine; half-open, in code points.</summary>
internal record AnnotatedSpan
{
    public required int Start { get; init; }
    public required int End { get; init; }
    public string Text { get; init; } = "";

    public bool Overlaps(AnnotatedSpan other) => Start < other.End && other.Start < End;

    /// <summary>Intersection over union.</summary>
    public double Agreement(AnnotatedSpan other)
    {
        var common = Math.Max(0, Math.Min(End, other.End) - Math.Max(Start, other.Start));
        var all = Math.Max(End, other.End) - Math.Min(Start, other.Start);
        return all == 0 ? 0 : (double)common / all;
    }

    public bool IsWithin(int slack, AnnotatedSpan other) =>
        Math.Abs(Start - other.Start) <= slack && Math.Abs(End - other.End) <= slack;
}

internal sealed record GoldFile
{
    public required IReadOnlyList<GoldDocument> Documents { get; init; }
}

internal sealed record GoldDocument
{
    public required string File { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>A field that is absent is not scored; <c>null</c> means that the text does not say.</summary>
    public Dictionary<string, JsonElement>? Article { get; init; }

    public IReadOnlyList<GoldEntity> People { get; init; } = [];
    public IReadOnlyList<GoldEntity> Organizations { get; init; } = [];
    public IReadOnlyList<AnnotatedSpan> OptionalPeople { get; init; } = [];
    public IReadOnlyList<AnnotatedSpan> OptionalOrganizations { get; init; } = [];
    public required IReadOnlyList<GoldQuote> Quotes { get; init; }
}

internal sealed record GoldEntity
{
    public required string Id { get; init; }
    public required IReadOnlyList<AnnotatedSpan> Mentions { get; init; }
}

internal sealed record GoldQuote : AnnotatedSpan
{
    public required string Kind { get; init; }

    /// <summary>The id of an entity, the span of the words that name an unnamed source, or JSON's null.</summary>
    public JsonElement Speaker { get; init; }

    public string? SpeakerBy { get; init; }

    /// <summary>The id of the agency or outlet that passes the words on.</summary>
    public string? Relay { get; init; }

    /// <summary>The id of the body that a spokesperson speaks for.</summary>
    public string? OnBehalfOf { get; init; }

    public bool Optional { get; init; }

    public bool IsUnnamed => Speaker.ValueKind == JsonValueKind.Object;

    /// <summary>How the text tells who speaks; each quote counts once.</summary>
    public string ToldBy =>
        Relay is not null ? "relayed"
        : IsUnnamed ? "unnamed"
        : SpeakerBy ?? "name";
}

internal sealed record PredictedDocument
{
    public static readonly PredictedDocument None = new() { File = "" };

    public required string File { get; init; }
    public string? Sha256 { get; init; }
    public Dictionary<string, JsonElement> Article { get; init; } = [];
    public IReadOnlyList<PredictedEntity> People { get; init; } = [];
    public IReadOnlyList<PredictedEntity> Organizations { get; init; } = [];
    public IReadOnlyList<PredictedQuote> Quotes { get; init; } = [];
}

internal sealed record PredictedEntity
{
    public required string Key { get; init; }
    public IReadOnlyList<AnnotatedSpan> Mentions { get; init; } = [];
}

internal sealed record PredictedQuote : AnnotatedSpan
{
    public required string Kind { get; init; }
    public PredictedSpeaker? Speaker { get; init; }
    public PredictedParty? Relay { get; init; }
    public PredictedParty? OnBehalfOf { get; init; }
    public double? Confidence { get; init; }
    public PredictedAttribution? Attribution { get; init; }
}

internal sealed record PredictedAttribution
{
    public string? Rule { get; init; }
}

internal sealed record PredictedParty
{
    public string? Key { get; init; }
}

internal sealed record PredictedSpeaker
{
    public string? Key { get; init; }
    public AnnotatedSpan? Mention { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(GoldFile))]
[JsonSerializable(typeof(PredictedDocument))]
internal sealed partial class AnnotationJson : JsonSerializerContext;
