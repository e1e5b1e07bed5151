using System.Net;
using System.Text;
using System.Text.Json;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Claims;

[Collection(SeededServiceTests.Name)]
public sealed class ClaimReviewTests(SeededService service)
{
    /// <summary>The properties that schema.org gives its types, of which we use these; those of Thing have all.</summary>
    private static readonly Dictionary<string, string[]> Schema = new(StringComparer.Ordinal)
    {
        ["ClaimReview"] = ["claimReviewed", "author", "itemReviewed", "reviewRating"],
        ["Claim"] = ["author", "datePublished", "appearance"],
        ["Rating"] = ["ratingValue", "bestRating", "worstRating", "ratingExplanation"],
        ["NewsArticle"] = ["headline", "datePublished", "publisher"],
        ["Person"] = [],
        ["Organization"] = [],
        ["Thing"] = ["name", "url", "alternateName"],
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Root => service.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task A_verdict_is_a_ClaimReview()
    {
        const string Words = "السد جاهز وفق وزارة المياه";
        var review = await ReviewAsync(new { text = Words, speaker = "سمير الحداد" });
        var claim = review.GetProperty("itemReviewed");
        var article = claim.GetProperty("appearance").EnumerateArray().ShouldHaveSingleItem();

        review.GetProperty("@context").GetString().ShouldBe("https://schema.org");
        review.GetProperty("@type").GetString().ShouldBe("ClaimReview");
        review.GetProperty("claimReviewed").GetString().ShouldBe(Words);
        review.GetProperty("author").GetProperty("name").GetString().ShouldBe("Qawl");
        claim.GetProperty("author").GetProperty("@id").GetString().ShouldBe(Resolve("ROOT/v1/people/{samir}"));
        claim.GetProperty("datePublished").GetString().ShouldBe("2024-05-04");
        article.GetProperty("@type").GetString().ShouldBe("NewsArticle");
        article.GetProperty("@id").GetString().ShouldBe(Resolve("ROOT/v1/articles/{dam}"));
        article.GetProperty("publisher").GetProperty("name").GetString().ShouldBe("وكالة المدى");
        var rating = review.GetProperty("reviewRating");
        rating.GetProperty("alternateName").GetString().ShouldBe("verbatim");
        rating.GetProperty("ratingValue").GetInt32().ShouldBe(rating.GetProperty("bestRating").GetInt32());
    }

    [Fact]
    public async Task What_another_said_is_no_appearance_of_the_claim()
    {
        var review = await ReviewAsync(new { text = "العمل مستمر", speaker = "سمير الحداد" });
        var claim = review.GetProperty("itemReviewed");

        review.GetProperty("reviewRating").GetProperty("alternateName").GetString().ShouldBe("otherSpeaker");
        claim.GetProperty("author").GetProperty("name").GetString().ShouldBe("سمير الحداد");
        claim.GetProperty("appearance").GetArrayLength().ShouldBe(0);
        claim.TryGetProperty("datePublished", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Its_address_is_a_receipt_that_proves_it()
    {
        var review = await ReviewAsync(new { text = "السد جاهز وفق وزارة المياه" });

        var proof = await service.Client.GetStringAsync(review.GetProperty("url").GetString()!, Cancelled);

        JsonElement.Parse(proof).GetProperty("quote").GetProperty("text").GetString()!.ShouldContain("السد جاهز");
    }

    [Theory]
    [InlineData("السد غير جاهز وفق وزارة المياه", null, "altered", 2)]
    [InlineData("العمل مستمر", "سمير الحداد", "otherSpeaker", 1)]
    [InlineData("السد جاهز وفق وزارة المياه", "الحداد", "ambiguousSpeaker", null)]
    [InlineData("لن نشتري قاربا من الخشب القديم", "سمير الحداد", "notFound", null)]
    public async Task The_verdict_stands_on_a_scale_that_is_told(
        string text,
        string? speaker,
        string verdict,
        int? value
    )
    {
        var rating = (await ReviewAsync(new { text, speaker })).GetProperty("reviewRating");

        rating.GetProperty("alternateName").GetString().ShouldBe(verdict);
        (rating.TryGetProperty("ratingValue", out var found) ? found.GetInt32() : (int?)null).ShouldBe(value);
        rating.TryGetProperty("worstRating", out _).ShouldBe(value is not null);
        rating.GetProperty("ratingExplanation").GetString()!.ShouldContain(verdict);
    }

    [Fact]
    public async Task Whoever_is_not_known_is_called_as_the_claim_calls_him()
    {
        var review = await ReviewAsync(new { text = "العمل مستمر", speaker = "زياد الهنداوي" });

        review.GetProperty("itemReviewed").GetProperty("author").GetRawText().ShouldContain("زياد الهنداوي");
        review.GetProperty("itemReviewed").GetProperty("author").TryGetProperty("@id", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("السد جاهز وفق وزارة المياه", "سمير الحداد")]
    [InlineData("السد غير جاهز وفق وزارة المياه", null)]
    [InlineData("لن نشتري قاربا من الخشب القديم", "زياد الهنداوي")]
    public async Task All_names_are_those_of_schema_org(string text, string? speaker)
    {
        CheckNames(await ReviewAsync(new { text, speaker }));
    }

    [Fact]
    public async Task Nothing_but_JSON_and_JSON_LD_is_offered()
    {
        using var request = Post(new { text = "السد جاهز" }, "text/csv");

        using var answer = await service.Client.SendAsync(request, Cancelled);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
    }

    [Fact]
    public async Task What_is_no_claim_is_a_problem_in_JSON_LD_too()
    {
        using var request = Post(new { text = "السد" }, "application/ld+json");

        using var answer = await service.Client.SendAsync(request, Cancelled);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    private static void CheckNames(JsonElement thing)
    {
        var type = thing.TryGetProperty("@type", out var told) ? told.GetString()! : "Thing";
        foreach (var member in thing.EnumerateObject().Where(m => !m.Name.StartsWith('@')))
        {
            Schema[type]
                .Concat(Schema["Thing"])
                .Contains(member.Name, StringComparer.Ordinal)
                .ShouldBeTrue($"{type}.{member.Name}");
            var inner =
                member.Value.ValueKind == JsonValueKind.Array
                    ? [.. member.Value.EnumerateArray()]
                    : new[] { member.Value };
            foreach (var value in inner.Where(v => v.ValueKind == JsonValueKind.Object))
            {
                CheckNames(value);
            }
        }
    }

    private string Resolve(string text) => service.Resolve(text.Replace("ROOT", Root, StringComparison.Ordinal));

    private async Task<JsonElement> ReviewAsync(object claim)
    {
        using var answer = await service.Client.SendAsync(Post(claim, "application/ld+json"), Cancelled);
        var body = await answer.Content.ReadAsStringAsync(Cancelled);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/ld+json");
        return JsonElement.Parse(body);
    }

    private static HttpRequestMessage Post(object claim, string accept) =>
        new(HttpMethod.Post, "/v1/verify")
        {
            Content = new StringContent(JsonSerializer.Serialize(claim), Encoding.UTF8, "application/json"),
            Headers = { { "Accept", accept } },
        };
}
