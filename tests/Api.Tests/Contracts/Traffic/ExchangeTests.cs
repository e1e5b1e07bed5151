using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Qawl.Api.Tests.Contracts.Traffic;

/// <summary>The check of traffic finds what contradicts a small contract.</summary>
public sealed class ExchangeTests
{
    private const string Title = """{"title":"كتاب","pages":3}""";
    private const string None =
        """{"type":"/problems/x","title":"None","status":404,"instance":"/v1/books/1","traceId":"1"}""";

    private static readonly DeclaredContract Contract = DeclaredContract.Parse(
        """
        {
          "paths": {
            "/v1/books": {
              "get": {
                "operationId": "listBooks",
                "parameters": [
                  { "name": "limit", "in": "query", "schema": { "type": "integer", "minimum": 1, "maximum": 100 } },
                  { "name": "kind", "in": "query", "schema": { "type": "array", "items": { "$ref": "#/components/schemas/Kind" } } }
                ],
                "responses": { "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Book" } } } } }
              },
              "post": {
                "operationId": "addBook",
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Book" } } } },
                "responses": { "204": { "description": "Added" } }
              }
            },
            "/v1/books/{id}": {
              "get": {
                "operationId": "getBook",
                "responses": {
                  "200": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Book" } } } },
                  "304": { "description": "Not modified" },
                  "404": { "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } } }
                }
              }
            }
          },
          "components": {
            "schemas": {
              "Kind": { "type": "string", "enum": ["novel", "poem"] },
              "Book": {
                "type": "object",
                "required": ["title"],
                "properties": {
                  "title": { "type": "string" },
                  "pages": { "type": "integer", "format": "int32" },
                  "printed": { "type": "string", "format": "date-time" }
                },
                "additionalProperties": true
              },
              "Problem": {
                "type": "object",
                "required": ["type", "title", "status", "instance", "traceId"],
                "properties": {
                  "type": { "type": "string" }, "title": { "type": "string" }, "status": { "type": "integer" },
                  "instance": { "type": "string" }, "traceId": { "type": "string" }
                }
              }
            }
          }
        }
        """
    );

    [Theory]
    [InlineData("/v1/books", 200, "application/json", Title)]
    [InlineData("/v1/books/", 200, "application/json", Title)]
    [InlineData("/v1/books?limit=٢٠&kind=novel&kind=poem", 200, "application/json; charset=utf-8", Title)]
    [InlineData("/v1/books/7", 304, null, "")]
    [InlineData("/v1/books/7", 404, "application/problem+json", None)]
    [InlineData("/v1/shelves", 404, "application/problem+json", None)]
    [InlineData("/swagger/index.html", 200, "text/html", "<p>")]
    public async Task What_is_declared_passes(string path, int status, string? type, string body) =>
        (await FaultsAsync("GET", path, status, type, body)).ShouldBeEmpty();

    [Theory]
    [InlineData("/v1/books?limit=0", 200, "application/json", Title, "accepted limit=0")]
    [InlineData("/v1/books?kind=essay", 200, "application/json", Title, "accepted kind=essay")]
    [InlineData("/v1/books?sort=title", 200, "application/json", Title, "accepted the parameter sort")]
    [InlineData("/v1/books", 404, "application/problem+json", None, "answered 404, declared are 200")]
    [InlineData("/v1/books", 200, "text/csv", "title", "answered 200 with text/csv")]
    [InlineData("/v1/books", 200, null, "", "answered 200 with no media type")]
    [InlineData("/v1/books", 200, "application/json", """{"pages":3}""", "title")]
    [InlineData("/v1/books", 200, "application/json", """{"title":"a","pages":"3"}""", "/pages")]
    [InlineData("/v1/books", 200, "application/json", """{"title":"a","printed":"today"}""", "/printed")]
    [InlineData("/v1/books", 200, "application/json", """{"title":"a","author":"b"}""", "/author")]
    [InlineData("/v1/books", 200, "application/json", """{"title":""", "not JSON")]
    [InlineData("/v1/books/7", 304, "text/plain", "a", "no body is declared")]
    [InlineData("/v1/books/7", 404, "application/json", None, "not a problem")]
    [InlineData("/v1/books/7", 404, "application/problem+json", "{}", "type")]
    [InlineData("/v1/shelves", 200, "application/json", Title, "no such operation")]
    [InlineData("/v1/shelves", 404, "text/html", "<p>", "not a problem")]
    public async Task What_is_not_declared_is_found(
        string path,
        int status,
        string? type,
        string body,
        string expected
    ) =>
        (await FaultsAsync("GET", path, status, type, body)).ShouldContain(f =>
            f.Contains(expected, StringComparison.Ordinal)
        );

    [Fact]
    public async Task A_problem_must_have_the_status_of_its_answer()
    {
        var other = JsonNode.Parse(None)!;
        other["status"] = 400;

        (await FaultsAsync("GET", "/v1/books/7", 404, "application/problem+json", other.ToJsonString())).ShouldBe([
            "the problem has another status than the answer",
        ]);
    }

    [Theory]
    [InlineData("application/json", Title, null)]
    [InlineData("application/json", """{"pages":3}""", "accepted a body that the schema refuses")]
    [InlineData("text/plain", "كتاب", "accepted a body of text/plain")]
    public async Task Bodies_that_were_accepted_are_held_against_the_contract_too(
        string type,
        string body,
        string? expected
    )
    {
        var faults = await FaultsAsync("POST", "/v1/books", 204, null, "", new(body, Encoding.UTF8, type));

        faults.Select(f => f[..Math.Min(f.Length, expected?.Length ?? 0)]).ShouldBe(expected is null ? [] : [expected]);
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(
        string method,
        string path,
        int status,
        string? type,
        string body,
        StringContent? sent = null
    )
    {
        using var request = new HttpRequestMessage(new(method), new Uri("http://localhost" + path));
        request.Content = sent;
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        response.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        response.Content.Headers.TryAddWithoutValidation("Content-Type", type is null ? [] : [type]);
        return await Exchange.FaultsAsync(Contract, request, response, TestContext.Current.CancellationToken);
    }
}
