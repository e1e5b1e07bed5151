using System.Net;
using System.Text;
using System.Text.Json;
using Qawl.Api.Problems;
using Qawl.Api.Tests.Problems;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Claims;

/// <summary>How tests of claims and drafts ask, and read what is answered.</summary>
internal static class ClaimAnswers
{
    public static Task<JsonElement> VerifyAsync(this SeededService service, object claim) =>
        service.VerifyAsync(JsonSerializer.Serialize(claim));

    public static async Task<JsonElement> VerifyAsync(this SeededService service, string claim)
    {
        using var answer = await service.Client.SendAsync(Post(claim), TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, body);
        return JsonElement.Parse(body);
    }

    public static Task<JsonElement> RefuseClaimAsync(this SeededService service, string claim) =>
        ProblemTests.ProblemOfAsync(service.Client, Post(claim), ProblemKind.InvalidBody);

    public static HttpRequestMessage Post(string claim) =>
        new(HttpMethod.Post, "/v1/verify") { Content = new StringContent(claim, Encoding.UTF8, "application/json") };

    public static async Task<JsonElement> VerifyDraftAsync(this SeededService service, string text, object? body = null)
    {
        using var answer = await service.SendDraftAsync(body ?? new { text });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await ReadAsync(answer);
    }

    public static async Task<string?> RefuseDraftAsync(this SeededService service, object body)
    {
        using var answer = await service.SendDraftAsync(body);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        return (await ReadAsync(answer)).GetProperty("errors").GetProperty("text")[0].GetString();
    }

    public static async Task<HttpResponseMessage> SendDraftAsync(this SeededService service, object body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        return await service.Client.PostAsync("/v1/verify/text", content, TestContext.Current.CancellationToken);
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>Each quotation of a draft in a line.</summary>
    public static IEnumerable<string> Told(JsonElement answer) =>
        answer
            .GetProperty("quotations")
            .EnumerateArray()
            .Select(q =>
                $"{q.GetProperty("kind")} {q.GetProperty("speaker").GetProperty("name")}: {q.GetProperty("text")} = "
                + $"{q.GetProperty("verification").GetProperty("verdict")}"
            );

    /// <param name="text">The whole.</param>
    /// <param name="span">With <c>start</c> and <c>end</c>, in code points.</param>
    public static string Slice(string text, JsonElement span) =>
        string.Concat(
            text.EnumerateRunes()
                .ToArray()[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()]
                .Select(r => r.ToString())
        );
}
