using System.Text.Json.Serialization;
using Qawl.Api.Linked;

namespace Qawl.Api.Reconciliation;

/// <summary>What the service can do, as the W3C community group's two versions of the protocol spell it.</summary>
internal static class Manifest
{
    /// <summary>Where the service is by version 0.2.</summary>
    public const string Root = "/reconcile";

    /// <summary>Where it is by the draft of 1.0, whose manifest contradicts that of 0.2.</summary>
    public const string DraftRoot = Root + "/1.0-draft";

    private const string Name = "Qawl";

    /// <summary>Of a preview, in pixels.</summary>
    private const int Width = 420;

    /// <inheritdoc cref="Width" />
    private const int Height = 300;

    public static object Of02(LinkedData linked) =>
        new
        {
            Versions = new[] { "0.2" },
            Name,
            IdentifierSpace = linked.AddressOf(Root + "/entities"),
            SchemaSpace = linked.AddressOf(Root + "/types"),
            Documentation = linked.AddressOf("/swagger"),
            Logo = linked.AddressOf("/swagger/qawl.svg"),
            DefaultTypes = EntityType.All,
            View = new { Url = linked.AddressOf(Root + "/view") + "?id={{id}}" },
            Preview = new
            {
                Url = linked.AddressOf(Root + "/preview") + "?id={{id}}",
                Width,
                Height,
            },
            Suggest = new
            {
                Entity = Path(linked, "/suggest/entity"),
                Property = Path(linked, "/suggest/property"),
                Type = Path(linked, "/suggest/type"),
            },
            Extend = new Extension02(Path(linked, "/extend/propose"), []),
            BatchSize = Batch.Most,
        };

    public static object OfDraft(LinkedData linked) =>
        new
        {
            Versions = new[] { "1.0-draft" },
            Name,
            Documentation = linked.AddressOf("/swagger"),
            Logo = linked.AddressOf("/swagger/qawl.svg"),
            DefaultTypes = EntityType.All,
            View = new { Url = linked.AddressOf(Root + "/view") + "?id={id}" },
            Preview = new { Width, Height },
            Suggest = new
            {
                Entity = true,
                Property = true,
                Type = true,
            },
            Extend = new { ProposeProperties = true, PropertySettings = Array.Empty<object>() },
            BatchSize = Batch.Most,
            Dir = "auto",
            StandardizedScore = true,
        };

    private static ServicePath Path(LinkedData linked, string path) => new(linked.AddressOf(Root), path);

    private sealed record ServicePath(
        [property: JsonPropertyName("service_url")] string Url,
        [property: JsonPropertyName("service_path")] string Path
    );

    private sealed record Extension02(
        [property: JsonPropertyName("propose_properties")] ServicePath Propose,
        [property: JsonPropertyName("property_settings")] IReadOnlyList<string> Settings
    );
}

/// <summary>What entities are.</summary>
internal sealed record EntityType(string Id, string Name)
{
    public static readonly EntityType Person = new("person", "Person (شخص)");
    public static readonly EntityType Organization = new("organization", "Organization (جهة)");

    public static readonly IReadOnlyList<EntityType> All = [Person, Organization];
}

/// <summary>What can be asked of an entity once it is known.</summary>
internal sealed record EntityProperty(string Id, string Name, params IReadOnlyList<string> Types)
{
    /// <summary>The only one that candidates can be told apart by, too.</summary>
    public static readonly EntityProperty Office = new("office", "Office (منصب)", "person");

    public static readonly IReadOnlyList<EntityProperty> All =
    [
        Office,
        new("alias", "Spelling (كتابة أخرى)", "person", "organization"),
        new("kind", "Kind of body (نوع الجهة)", "organization"),
        new("quoteCount", "Quotes (أقوال)", "person", "organization"),
        new("mentionCount", "Mentions (مرات الذكر)", "person", "organization"),
        new("articleCount", "Articles published (مقالات منشورة)", "organization"),
    ];
}
