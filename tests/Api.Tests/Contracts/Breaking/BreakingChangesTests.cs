using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Qawl.Api.Tests.Contracts.Breaking;

/// <summary>Each kind of change, made to a small contract.</summary>
public sealed class BreakingChangesTests
{
    private const string Books = "/paths/~1books";
    private const string Answer = Books + "/get/responses/200";
    private const string Schemas = "/components/schemas";
    private const string Book = Schemas + "/Book";
    private const string NewBook = Schemas + "/NewBook";

    private const string Contract = """
        {
          "openapi": "3.1.2",
          "info": { "title": "Books", "version": "1" },
          "paths": {
            "/books": {
              "get": {
                "operationId": "listBooks",
                "tags": ["Books"],
                "parameters": [
                  { "name": "limit", "in": "query", "schema": { "type": "integer", "format": "int32", "minimum": 1, "maximum": 100 } },
                  { "name": "q", "in": "query", "schema": { "type": "string", "minLength": 1, "maxLength": 50 } },
                  { "name": "kind", "in": "query", "schema": { "type": "array", "maxItems": 5, "items": { "$ref": "#/components/schemas/Kind" } } }
                ],
                "responses": {
                  "200": {
                    "description": "OK",
                    "headers": { "Link": { "required": true, "schema": { "type": "string" } } },
                    "content": {
                      "application/json": { "schema": { "$ref": "#/components/schemas/Book" } },
                      "text/csv": { "schema": { "type": "string" } }
                    }
                  },
                  "404": { "description": "None" }
                }
              },
              "post": {
                "operationId": "addBook",
                "tags": ["Books"],
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/NewBook" } } } },
                "responses": { "201": { "description": "Created" } }
              }
            }
          },
          "components": {
            "schemas": {
              "Kind": { "type": "string", "enum": ["novel", "poem"] },
              "Book": {
                "type": "object",
                "required": ["title", "pages"],
                "properties": {
                  "title": { "type": "string", "maxLength": 100, "pattern": "^[a-z]+$" },
                  "pages": { "type": "integer", "format": "int32", "minimum": 1 },
                  "kind": { "$ref": "#/components/schemas/Kind" },
                  "sequel": { "$ref": "#/components/schemas/Book" },
                  "names": { "type": "array", "items": { "type": "string" } },
                  "notes": { "type": "object", "additionalProperties": { "type": "string" } }
                }
              },
              "NewBook": {
                "type": "object",
                "required": ["title"],
                "properties": {
                  "title": { "type": "string", "maxLength": 100 },
                  "weight": { "type": "number" },
                  "year": { "type": "integer" }
                }
              }
            }
          }
        }
        """;

    [Theory]
    // Operations.
    [InlineData(Books, null, "GET /books: the operation listBooks is gone")]
    [InlineData(Books + "/post", null, "POST /books: the operation addBook is gone")]
    [InlineData(Books + "/get/operationId", "\"findBooks\"", "the operationId listBooks became findBooks")]
    [InlineData(Books + "/get/tags/0", "\"Works\"", "the tag Books became Works")]
    [InlineData(Books + "/get/security", """[{"key":[]}]""", "a key is needed now")]
    // Parameters.
    [InlineData(Books + "/get/parameters/1", null, "the parameter q in Query is gone")]
    [InlineData(Books + "/get/parameters/1/name", "\"text\"", "the parameter q in Query is gone")]
    [InlineData(Books + "/get/parameters/1/in", "\"header\"", "the parameter q in Query is gone")]
    [InlineData(Books + "/get/parameters/1/required", "true", "the parameter q became required")]
    [InlineData(Books + "/get/parameters/2/explode", "false", "the parameter kind is written in another style")]
    [InlineData(
        Books + "/get/parameters/-",
        """{"name":"by","in":"query","required":true,"schema":{"type":"string"}}""",
        "the new parameter by is required"
    )]
    // What clients may send.
    [InlineData(Books + "/get/parameters/0/schema/minimum", "2", "minimum 1 became 2")]
    [InlineData(Books + "/get/parameters/0/schema/maximum", "50", "maximum 100 became 50")]
    [InlineData(Books + "/get/parameters/0/schema/exclusiveMaximum", "9", "exclusiveMaximum (none) became 9")]
    [InlineData(Books + "/get/parameters/0/schema/exclusiveMinimum", "9", "exclusiveMinimum (none) became 9")]
    [InlineData(Books + "/get/parameters/0/schema/multipleOf", "2", "multipleOf (none) became 2")]
    [InlineData(Books + "/get/parameters/0/schema/type", "\"string\"", "the type integer became string")]
    [InlineData(Books + "/get/parameters/0/schema/format", "\"int16\"", "the format int32 became int16")]
    [InlineData(Books + "/get/parameters/1/schema/format", "\"uuid\"", "the format (none) became uuid")]
    [InlineData(Books + "/get/parameters/1/schema/minLength", "3", "minLength 1 became 3")]
    [InlineData(Books + "/get/parameters/1/schema/maxLength", "40", "maxLength 50 became 40")]
    [InlineData(Books + "/get/parameters/1/schema/pattern", "\"^a\"", "pattern (none) became ^a")]
    [InlineData(Books + "/get/parameters/1/schema/enum", """["a","b"]""", "only a, b are taken now")]
    [InlineData(Books + "/get/parameters/2/schema/minItems", "1", "minItems (none) became 1")]
    [InlineData(Books + "/get/parameters/2/schema/maxItems", "3", "maxItems 5 became 3")]
    [InlineData(Books + "/get/parameters/2/schema/uniqueItems", "true", "uniqueItems (none) became true")]
    [InlineData(Books + "/post/requestBody", null, "the body is gone")]
    [InlineData(Books + "/post/requestBody/required", "true", "the body became required")]
    [InlineData(
        Books + "/post/requestBody/content/application~1json",
        null,
        "body: the media type application/json is gone"
    )]
    [InlineData(
        Books + "/get/requestBody",
        """{"required":true,"content":{"application/json":{"schema":{"type":"string"}}}}""",
        "a body is required now"
    )]
    [InlineData(NewBook + "/required/-", "\"year\"", "the property year became required")]
    [InlineData(NewBook + "/properties/year", null, "the property year is gone")]
    [InlineData(NewBook + "/properties/weight/type", "\"integer\"", ".weight: the type number became integer")]
    [InlineData(NewBook + "/additionalProperties", "false", "additional properties are closed")]
    [InlineData(NewBook + "/maxProperties", "2", "maxProperties (none) became 2")]
    [InlineData(NewBook + "/minProperties", "2", "minProperties (none) became 2")]
    // What clients are sent.
    [InlineData(Answer, null, "the response 200 is gone")]
    [InlineData(Books + "/get/responses/404", null, "the response 404 is gone")]
    [InlineData(Answer + "/content/text~1csv", null, "the media type text/csv is gone")]
    [InlineData(Answer + "/content/text~1csv/schema", null, "the schema is gone")]
    [InlineData(Answer + "/headers/Link", null, "the header Link is gone")]
    [InlineData(Answer + "/headers/Link/required", "false", "the header Link became optional")]
    [InlineData(
        Answer + "/content/application~1json/schema/$ref",
        "\"#/components/schemas/NewBook\"",
        "the schema Book became NewBook"
    )]
    [InlineData(
        Answer + "/content/application~1json/schema",
        """{"type":"object"}""",
        "the schema Book became nameless"
    )]
    [InlineData(Book + "/properties/pages", null, "the property pages is gone")]
    [InlineData(Book + "/required/1", null, "the property pages became optional")]
    [InlineData(Book + "/properties/pages/type", "\"number\"", ".pages: the type integer became number")]
    [InlineData(Book + "/properties/pages/type", """["integer","null"]""", "the type integer became")]
    [InlineData(Book + "/properties/pages/format", "\"int64\"", ".pages: the format int32 became int64")]
    [InlineData(Book + "/properties/pages/minimum", "0", ".pages: minimum 1 became 0")]
    [InlineData(Book + "/properties/title/maxLength", null, ".title: maxLength 100 became (none)")]
    [InlineData(Book + "/properties/title/pattern", "\"^.+$\"", ".title: pattern ^[a-z]+$ became ^.+$")]
    [InlineData(Book + "/properties/names/items/type", "\"integer\"", ".names[]: the type string became integer")]
    [InlineData(
        Book + "/properties/notes/additionalProperties/type",
        "\"integer\"",
        ".notes.*: the type string became integer"
    )]
    [InlineData(Book + "/additionalProperties", "false", "additional properties are closed")]
    [InlineData(Schemas + "/Kind/enum/1", null, ".kind: the value poem is gone")]
    [InlineData(Schemas + "/Kind/enum/1", "\"verse\"", " kind[]: the value poem is gone")]
    [InlineData(Schemas + "/Kind/enum", null, ".kind: the values are not enumerated any more")]
    public void What_breaks_clients_is_named(string pointer, string? value, string expected) =>
        BreakingChanges
            .Between(Read(Contract), Read(Changed(pointer, value)))
            .ShouldContain(c => c.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData(
        "/paths/~1shelves",
        """{"get":{"operationId":"listShelves","responses":{"200":{"description":"OK"}}}}"""
    )]
    [InlineData(Books + "/get/parameters/-", """{"name":"by","in":"query","schema":{"type":"string"}}""")]
    [InlineData(Books + "/get/parameters/0/schema/maximum", "200")]
    [InlineData(Books + "/get/parameters/0/schema/minimum", null)]
    [InlineData(Books + "/get/parameters/0/schema/type", "\"number\"")]
    [InlineData(Books + "/get/parameters/0/schema/format", null)]
    [InlineData(Books + "/get/parameters/1/schema/maxLength", "60")]
    [InlineData(Books + "/get/parameters/2/schema/maxItems", null)]
    [InlineData(Books + "/get/responses/429", """{"description":"Slowly"}""")]
    [InlineData(Books + "/get/summary", "\"Find books\"")]
    [InlineData(Answer + "/description", "\"Found\"")]
    [InlineData(Answer + "/headers/ETag", """{"schema":{"type":"string"}}""")]
    [InlineData(Answer + "/content/text~1html", """{"schema":{"type":"string"}}""")]
    [InlineData(Book + "/properties/isbn", """{"type":"string"}""")]
    [InlineData(Book + "/required/-", "\"kind\"")]
    [InlineData(Book + "/properties/title/maxLength", "90")]
    [InlineData(Book + "/properties/names/items/format", "\"uri\"")]
    [InlineData(NewBook + "/properties/isbn", """{"type":"string"}""")]
    [InlineData(NewBook + "/required/0", null)]
    [InlineData(Schemas + "/Kind/enum/-", "\"essay\"")]
    [InlineData(Schemas + "/Author", """{"type":"object"}""")]
    public void What_only_adds_passes(string pointer, string? value) =>
        BreakingChanges.Between(Read(Contract), Read(Changed(pointer, value))).ShouldBeEmpty();

    [Fact]
    public void A_contract_does_not_break_itself() =>
        BreakingChanges.Between(Read(Contract), Read(Contract)).ShouldBeEmpty();

    [Fact]
    public void An_operation_that_moved_is_said_to_have_moved() =>
        BreakingChanges
            .Between(Read(Contract), Read(Contract.Replace("\"/books\"", "\"/works\"", StringComparison.Ordinal)))
            .ShouldBe(["GET /books: moved to GET /works", "POST /books: moved to POST /works"]);

    /// <summary>Sets what the pointer names, adds it where there is none, or takes it out.</summary>
    private static string Changed(string pointer, string? value)
    {
        var contract = JsonNode.Parse(Contract)!;
        var steps = pointer.Split('/')[1..].Select(s => s.Replace("~1", "/", StringComparison.Ordinal)).ToArray();
        var parent = steps[..^1].Aggregate(contract, (at, step) => at is JsonArray a ? a[int.Parse(step)]! : at[step]!);
        var node = value is null ? null : JsonNode.Parse(value);
        switch (parent)
        {
            case JsonObject members when node is null:
                members.Remove(steps[^1]).ShouldBeTrue(pointer);
                break;
            case JsonObject members:
                members[steps[^1]] = node;
                break;
            case JsonArray items when node is null:
                items.RemoveAt(int.Parse(steps[^1]));
                break;
            case JsonArray items when steps[^1] == "-":
                items.Add(node);
                break;
            case JsonArray items:
                items[int.Parse(steps[^1])] = node;
                break;
        }
        return contract.ToJsonString();
    }

    private static OpenApiDocument Read(string contract)
    {
        var (document, diagnostic) = OpenApiDocument.Parse(contract, "json");
        diagnostic!.Errors.ShouldBeEmpty();
        return document!;
    }
}
