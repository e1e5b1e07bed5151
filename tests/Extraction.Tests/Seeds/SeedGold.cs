using System.Text.Json;
using Qawl.Extraction.Model;

namespace Qawl.Extraction.Tests.Seeds;

internal sealed record GoldSpan(int Start, int End, string Text)
{
    public TextSpan Range => new(Start, End);
}

internal sealed record GoldEntity(string Id, IReadOnlyList<GoldSpan> Mentions);

internal sealed record GoldQuote
{
    public required string Kind { get; init; }
    public required GoldSpan Span { get; init; }
    public required bool HasSpeaker { get; init; }
    public string? SpeakerId { get; init; }

    /// <summary>The words that name a source without a name.</summary>
    public GoldSpan? SpeakerWords { get; init; }
    public string? SpeakerBy { get; init; }
    public string? Relay { get; init; }
    public string? OnBehalfOf { get; init; }
    public bool Optional { get; init; }
}

internal sealed record QuoteEnd(string File, int Start, int End);

internal sealed record SeedDocument
{
    public required string File { get; init; }
    public required string Sha256 { get; init; }
    public required string BodyFirst { get; init; }
    public required string BodyLast { get; init; }
    public string? PublishedAt { get; init; }
    public required IReadOnlyList<GoldEntity> People { get; init; }
    public required IReadOnlyList<GoldEntity> Organizations { get; init; }
    public required IReadOnlyList<GoldQuote> Quotes { get; init; }
    public required IReadOnlyList<GoldSpan> NotQuotes { get; init; }
    public required IReadOnlyList<GoldSpan> OptionalMentions { get; init; }

    public IEnumerable<GoldSpan> Spans() =>
        People
            .Concat(Organizations)
            .SelectMany(entity => entity.Mentions)
            .Concat(OptionalMentions)
            .Concat(NotQuotes)
            .Concat(Quotes.Select(quote => quote.Span))
            .Concat(Quotes.Select(quote => quote.SpeakerWords).OfType<GoldSpan>());
}

/// <summary><c>seeds/gold.json</c>, as far as the tests ask of it.</summary>
internal sealed record SeedGold(
    IReadOnlyList<SeedDocument> Documents,
    IReadOnlyList<IReadOnlyList<QuoteEnd>> SameUtterance
)
{
    public static SeedGold Read()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SeedFiles.Folder, "gold.json")));
        var root = json.RootElement;
        return new SeedGold(
            [.. root.GetProperty("documents").EnumerateArray().Select(ReadDocument)],
            [
                .. root.GetProperty("same_utterance")
                    .EnumerateArray()
                    .Select(pair => pair.EnumerateArray().Select(ReadEnd).ToArray()),
            ]
        );
    }

    public SeedDocument Document(string file) =>
        Documents.Single(document => string.Equals(document.File, file, StringComparison.Ordinal));

    private static SeedDocument ReadDocument(JsonElement json)
    {
        var article = json.GetProperty("article");
        return new SeedDocument
        {
            File = json.GetProperty("file").GetString()!,
            Sha256 = json.GetProperty("sha256").GetString()!,
            BodyFirst = article.GetProperty("body_first").GetString()!,
            BodyLast = article.GetProperty("body_last").GetString()!,
            PublishedAt = article.GetProperty("published_at").GetString(),
            People = Entities(json, "people"),
            Organizations = Entities(json, "organizations"),
            Quotes = [.. json.GetProperty("quotes").EnumerateArray().Select(ReadQuote)],
            NotQuotes = Spans(json, "not_quotes"),
            OptionalMentions = [.. Spans(json, "optional_people"), .. Spans(json, "optional_organizations")],
        };
    }

    private static GoldQuote ReadQuote(JsonElement json)
    {
        var speaker = json.GetProperty("speaker");
        return new GoldQuote
        {
            Kind = json.GetProperty("kind").GetString()!,
            Span = ReadSpan(json),
            HasSpeaker = speaker.ValueKind != JsonValueKind.Null,
            SpeakerId = speaker.ValueKind == JsonValueKind.String ? speaker.GetString() : null,
            SpeakerWords = speaker.ValueKind == JsonValueKind.Object ? ReadSpan(speaker) : null,
            SpeakerBy = Text(json, "speaker_by"),
            Relay = Text(json, "relay"),
            OnBehalfOf = Text(json, "on_behalf_of"),
            Optional = json.TryGetProperty("optional", out var optional) && optional.GetBoolean(),
        };
    }

    private static GoldEntity[] Entities(JsonElement json, string name) =>
        [
            .. json.GetProperty(name)
                .EnumerateArray()
                .Select(entity => new GoldEntity(entity.GetProperty("id").GetString()!, Spans(entity, "mentions"))),
        ];

    private static GoldSpan[] Spans(JsonElement json, string name) =>
        [.. json.GetProperty(name).EnumerateArray().Select(ReadSpan)];

    private static GoldSpan ReadSpan(JsonElement json) =>
        new(
            json.GetProperty("start").GetInt32(),
            json.GetProperty("end").GetInt32(),
            json.GetProperty("text").GetString()!
        );

    private static QuoteEnd ReadEnd(JsonElement json) =>
        new(
            json.GetProperty("file").GetString()!,
            json.GetProperty("start").GetInt32(),
            json.GetProperty("end").GetInt32()
        );

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
