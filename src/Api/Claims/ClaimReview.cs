using System.Globalization;
using System.Text.Json.Serialization;
using Qawl.Api.Linked;
using Qawl.Extraction.Model;

namespace Qawl.Api.Claims;

/// <summary>A verdict as schema.org's ClaimReview, by its own names, so that whoever reads these needs nothing of ours.</summary>
internal sealed record ClaimReview
{
    /// <example>https://schema.org</example>
    [JsonPropertyName("@context")]
    public string Context { get; } = "https://schema.org";

    /// <example>ClaimReview</example>
    [JsonPropertyName("@type")]
    public string Type { get; } = "ClaimReview";

    /// <summary>Where the best of what was found is proved again; absent if nothing was.</summary>
    public string? Url { get; init; }

    /// <summary>The words of the claim.</summary>
    public required string ClaimReviewed { get; init; }

    /// <summary>Who gives the verdict: this service.</summary>
    public required ReviewThing Author { get; init; }

    public required ReviewedClaim ItemReviewed { get; init; }

    public required ReviewRating ReviewRating { get; init; }

    public static ClaimReview Of(Claim claim, Verification found, LinkedData linked) =>
        new()
        {
            Url = found.Findings is [var best, ..] ? linked.AddressOf($"/v1/receipts/{best.Receipt}") : null,
            ClaimReviewed = claim.Text!,
            Author = new()
            {
                Type = "Organization",
                Name = "Qawl",
                Url = linked.AddressOf("/"),
            },
            ItemReviewed = ReviewedClaim.Of(claim, found, linked),
            ReviewRating = ReviewRating.Of(found.Verdict),
        };
}

/// <summary>What was claimed, and where words of it stand.</summary>
internal sealed record ReviewedClaim
{
    /// <example>Claim</example>
    [JsonPropertyName("@type")]
    public string Type { get; } = "Claim";

    /// <summary>Who is claimed to have said it, else whose the quote is that was found; absent if neither is known.</summary>
    public ReviewThing? Author { get; init; }

    /// <summary>When the quote was said, where its text tells the day, else when it was published; absent if it is another's than who is claimed to have said it.</summary>
    public string? DatePublished { get; init; }

    /// <summary>The articles whose quotes have the words, the best first; empty if they are another's.</summary>
    public required IReadOnlyList<ReviewThing> Appearance { get; init; }

    public static ReviewedClaim Of(Claim claim, Verification found, LinkedData linked)
    {
        // What another said is no appearance of the claim that this one did.
        var quotes = found.Verdict == Verdict.OtherSpeaker ? [] : found.Findings.Select(f => f.Quote).ToArray();
        var best = quotes.Length > 0 ? quotes[0] : null;
        return new()
        {
            Author = AuthorOf(claim, found, best, linked),
            DatePublished =
                best?.SaidOn?.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? best?.PublishedAt,
            Appearance =
            [
                .. quotes
                    .DistinctBy(q => q.ArticleId, StringComparer.Ordinal)
                    .Select(q => ReviewThing.Article(q, linked)),
            ],
        };
    }

    private static ReviewThing? AuthorOf(Claim claim, Verification found, Quotes.Quote? best, LinkedData linked) =>
        claim.Speaker is { } given
            ? found.Resolved is [var only]
                ? ReviewThing.Party(only.Type, only.Id, only.Name, linked)
                : new() { Name = given }
            : best?.Speaker is { Id: { } id } speaker
                ? ReviewThing.Party(speaker.Type, id, speaker.Name, linked)
                : best?.Speaker?.Words is { } words
                    ? new() { Name = words.Text }
                    : null;
}

/// <summary>A person, an organization or an article.</summary>
internal sealed record ReviewThing
{
    /// <summary>Person, Organization or NewsArticle; absent where it is left open.</summary>
    [JsonPropertyName("@type")]
    public string? Type { get; init; }

    /// <summary>Its address here.</summary>
    [JsonPropertyName("@id")]
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Of an article where it came from, as given.</summary>
    public string? Url { get; init; }

    public string? Headline { get; init; }

    public string? DatePublished { get; init; }

    public ReviewThing? Publisher { get; init; }

    public static ReviewThing Party(SpeakerType type, string id, string? name, LinkedData linked)
    {
        var thing = type == SpeakerType.Person ? linked.Person(id, name ?? id) : linked.Organization(id, name ?? id);
        return new()
        {
            Type = thing.Type,
            Id = thing.Id,
            Name = thing.Name,
        };
    }

    public static ReviewThing Article(Quotes.Quote quote, LinkedData linked) =>
        new()
        {
            Type = "NewsArticle",
            Id = linked.AddressOf($"/v1/articles/{quote.ArticleId}"),
            Url = quote.Url,
            Headline = quote.ArticleTitle,
            DatePublished = quote.PublishedAt,
            Publisher = quote.Outlet is { } outlet
                ? Party(SpeakerType.Organization, outlet.Id, outlet.Name, linked)
                : null,
        };
}

/// <summary>The verdict on a scale.</summary>
internal sealed record ReviewRating
{
    /// <summary>Verdicts from the best to the worst; ambiguousSpeaker and notFound judge nothing, and have no place.</summary>
    private static readonly Verdict[] Scale =
    [
        Verdict.Verbatim,
        Verdict.SpellingOnly,
        Verdict.Partial,
        Verdict.Reported,
        Verdict.Stitched,
        Verdict.Altered,
        Verdict.OtherSpeaker,
    ];

    /// <example>Rating</example>
    [JsonPropertyName("@type")]
    public string Type { get; } = "Rating";

    /// <summary>From 7 (verbatim) to 1 (otherSpeaker); absent where nothing could be judged.</summary>
    public int? RatingValue { get; init; }

    public int? BestRating { get; init; }

    public int? WorstRating { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict AlternateName { get; init; }

    /// <summary>What the scale is, in words.</summary>
    public required string RatingExplanation { get; init; }

    public static ReviewRating Of(Verdict verdict)
    {
        var place = Array.IndexOf(Scale, verdict);
        return new()
        {
            RatingValue = place < 0 ? null : Scale.Length - place,
            BestRating = place < 0 ? null : Scale.Length,
            WorstRating = place < 0 ? null : 1,
            AlternateName = verdict,
            RatingExplanation =
                "How the words stand in the articles of this collection, not whether what they say is true: 7 verbatim, "
                + "6 spellingOnly, 5 partial, 4 reported, 3 stitched, 2 altered, 1 otherSpeaker; ambiguousSpeaker and notFound "
                + "have no number.",
        };
    }
}
