using System.Text.Json;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.OpenApi;

[Collection(SeededServiceTests.Name)]
public sealed class ContractTests(SeededService service)
{
    [Fact]
    public async Task The_contract_in_the_repository_is_the_one_that_is_served()
    {
        var served = await service.Client.GetStringAsync("/openapi.yaml", TestContext.Current.CancellationToken);
        var written = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "openapi.yaml"),
            TestContext.Current.CancellationToken
        );

        written.ShouldBe(served, "Refresh it: dotnet run --project src/Api -- openapi openapi.yaml");
    }

    [Fact]
    public async Task Operations_are_named_by_verb_and_noun_and_belong_to_one_described_tag()
    {
        var contract = await ContractAsync();
        var tags = contract
            .GetProperty("tags")
            .EnumerateArray()
            .Select(t => t.GetProperty("name").GetString()!)
            .ToArray();
        var operations = Operations(contract).ToArray();

        operations.Length.ShouldBe(42);
        operations.Select(o => Text(o.Operation, "operationId")).Distinct(StringComparer.Ordinal).Count().ShouldBe(42);
        contract.GetProperty("tags").EnumerateArray().ShouldAllBe(t => Text(t, "description").Length > 20);
        foreach (var (path, operation) in operations)
        {
            Text(operation, "operationId")
                .ShouldMatch("^(list|get|add|delete|search|suggest|verify)[A-Z][A-Za-z]+$", path);
            operation.GetProperty("tags").EnumerateArray().Single().GetString().ShouldBeOneOf(tags);
        }
    }

    [Fact]
    public async Task Generators_can_make_a_name_of_each_value_that_no_other_has()
    {
        var schemas = (await ContractAsync()).GetProperty("components").GetProperty("schemas");
        var enums = schemas.EnumerateObject().Where(s => s.Value.TryGetProperty("enum", out _)).ToArray();

        enums.Length.ShouldBeGreaterThan(20);
        foreach (var (name, schema) in enums.Select(e => (e.Name, e.Value)))
        {
            var values = Texts(schema.GetProperty("enum"));
            var isNamed = schema.TryGetProperty("x-enum-varnames", out var given);
            var names = isNamed ? Texts(given) : values;

            names.Length.ShouldBe(values.Length, name);
            names.ShouldAllBe(n => n.All(char.IsAsciiLetterOrDigit), name);
            names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(values.Length, name);
            if (isNamed)
            {
                Texts(schema.GetProperty("x-enumNames")).ShouldBe(names);
            }
        }
        Texts(schemas.GetProperty("DateOrder").GetProperty("x-enum-varnames")).ShouldBe(["NewestFirst", "OldestFirst"]);

        static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(v => v.GetString()!)];
    }

    [Fact]
    public async Task Every_refusal_is_declared_as_a_problem_and_shows_one()
    {
        var contract = await ContractAsync();
        var responses = contract.GetProperty("components").GetProperty("responses");
        foreach (var (path, operation) in Operations(contract))
        {
            foreach (
                var response in operation.GetProperty("responses").EnumerateObject().Where(r => r.Name[0] is '4' or '5')
            )
            {
                var named = response.Value.GetProperty("$ref").GetString()!.Split('/')[^1];
                var media = responses.GetProperty(named).GetProperty("content").GetProperty("application/problem+json");
                var where = $"{path} {response.Name}";
                media.GetProperty("schema").GetProperty("$ref").GetString().ShouldBe("#/components/schemas/Problem");
                media
                    .GetProperty("examples")
                    .EnumerateObject()
                    .Select(e => $"{e.Value.GetProperty("value").GetProperty("status").GetInt32()}")
                    .ShouldAllBe(status => status == response.Name, where);
            }
        }
    }

    [Fact]
    public async Task Parameters_are_described_and_have_an_example()
    {
        foreach (var (path, operation) in Operations(await ContractAsync()))
        {
            foreach (var parameter in Parameters(operation))
            {
                var name = Text(parameter, "name");
                Text(parameter, "description").ShouldNotBeEmpty(path);
                ExamplesOf(parameter).ShouldNotBeEmpty($"{path} {name}");
            }
        }
    }

    [Fact]
    public async Task Texts_of_queries_have_a_greatest_length_unless_their_form_is_told()
    {
        var contract = await ContractAsync();
        var schemas = contract.GetProperty("components").GetProperty("schemas");
        foreach (var (path, operation) in Operations(contract))
        {
            foreach (var parameter in Parameters(operation).Where(p => Text(p, "in") == "query"))
            {
                var schema = parameter.GetProperty("schema");
                schema = schema.TryGetProperty("items", out var items) ? items : schema;
                schema = schema.TryGetProperty("$ref", out var named)
                    ? schemas.GetProperty(named.GetString()!.Split('/')[^1])
                    : schema;
                (
                    Text(schema, "type") != "string"
                    || schema.TryGetProperty("enum", out _)
                    || schema.TryGetProperty("pattern", out _)
                    || schema.TryGetProperty("maxLength", out _)
                ).ShouldBeTrue($"{path} {Text(parameter, "name")}");
            }
        }
    }

    [Fact]
    public async Task What_takes_a_format_offers_it_and_what_takes_a_cursor_gives_it_as_a_link()
    {
        var (formats, cursors) = (0, 0);
        foreach (var (path, operation) in Operations(await ContractAsync()))
        {
            var parameters = Parameters(operation).Select(p => Text(p, "name")).ToArray();
            var answer = operation.GetProperty("responses").EnumerateObject().First().Value;
            if (parameters.Contains("format", StringComparer.Ordinal))
            {
                formats++;
                answer
                    .GetProperty("content")
                    .EnumerateObject()
                    .Select(c => c.Name)
                    .ShouldBe(["application/json", "application/x-ndjson", "text/csv"], path);
            }
            if (parameters.Contains("cursor", StringComparer.Ordinal))
            {
                cursors++;
                answer.GetProperty("headers").TryGetProperty("Link", out _).ShouldBeTrue(path);
            }
        }

        formats.ShouldBe(21);
        cursors.ShouldBe(22);
    }

    [Fact]
    public async Task Nothing_is_nullable_polymorphic_or_nameless()
    {
        var contract = await service.Client.GetStringAsync("/openapi.json", TestContext.Current.CancellationToken);
        var schemas = JsonElement.Parse(contract).GetProperty("components").GetProperty("schemas");

        contract.ShouldNotContain("\"null\"");
        contract.ShouldNotContain("\"oneOf\"");
        contract.ShouldNotContain("\"anyOf\"");
        contract.ShouldNotContain("\"allOf\"");
        contract.ShouldNotContain("WireValue");
        foreach (var schema in schemas.EnumerateObject())
        {
            schema.Name.ShouldMatch("^[A-Z][A-Za-z0-9]+$");
            foreach (var (property, value) in PropertiesOf(schema.Value))
            {
                var inner = value.TryGetProperty("items", out var items) ? items : value;
                inner.TryGetProperty("enum", out _).ShouldBeFalse($"{schema.Name}.{property}");
                inner.TryGetProperty("properties", out _).ShouldBeFalse($"{schema.Name}.{property}");
            }
        }
    }

    [Fact]
    public async Task Only_bodies_are_closed()
    {
        var schemas = (await ContractAsync()).GetProperty("components").GetProperty("schemas");

        schemas
            .EnumerateObject()
            .Where(s =>
                s.Value.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False
            )
            .Select(s => s.Name)
            .ShouldBe(["Claim", "Draft", "NewArticle"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("/v1/quotes?total=true&speaker=الحداد", "QuotePage")]
    [InlineData("/v1/quotes?facets=speaker,speakerType,outlet,kind&include=context", "QuotePage")]
    [InlineData("/v1/quotes?ids={ready},x", "QuotePage")]
    [InlineData("/v1/stats/quotes?groupBy=speaker,month", "GroupPage")]
    [InlineData("/v1/stats/articles?groupBy=outlet&outlet={paper}", "GroupPage")]
    [InlineData("/v1/quotes/{ready}", "Quote")]
    [InlineData("/v1/quotes/{left}", "Quote")]
    [InlineData("/v1/people", "PersonPage")]
    [InlineData("/v1/people/{samir}", "PersonDetail")]
    [InlineData("/v1/people/{samir}/mentions", "MentionPage")]
    [InlineData("/v1/people/{samir}/connections", "ConnectionPage")]
    [InlineData("/v1/people/{samir}/timeline", "TimelineBucketPage")]
    [InlineData("/v1/organizations/{water}/timeline", "TimelineBucketPage")]
    [InlineData("/v1/search?q=السد", "SearchResult")]
    [InlineData("/v1/search?q=المياه", "SearchResult")]
    [InlineData("/v1/suggest?q=ا", "SuggestionList")]
    [InlineData("/v1/imports", "ImportRunPage")]
    [InlineData("/v1/organizations?limit=1", "OrganizationPage")]
    [InlineData("/v1/organizations/{water}", "OrganizationDetail")]
    [InlineData("/v1/articles", "ArticlePage")]
    [InlineData("/v1/articles/{dam}", "ArticleDetail")]
    [InlineData("/v1/articles/{undated}", "ArticleDetail")]
    [InlineData("/v1/articles/{dam}/annotations", "AnnotationPage")]
    [InlineData("/health/live", "HealthReport")]
    [InlineData("/health/ready", "HealthReport")]
    public async Task Answers_have_the_declared_members_and_no_others(string path, string schema)
    {
        var schemas = (await ContractAsync()).GetProperty("components").GetProperty("schemas");

        Compare(await service.GetAsync(path), schemas.GetProperty(schema), schema);

        void Compare(JsonElement value, JsonElement form, string where)
        {
            if (form.TryGetProperty("$ref", out var reference))
            {
                form = schemas.GetProperty(reference.GetString()!.Split('/')[^1]);
            }
            if (!form.EnumerateObject().Any())
            {
                // Anything: JSON-LD's context is a mixed list.
                return;
            }
            if (form.TryGetProperty("enum", out var values))
            {
                values.EnumerateArray().Select(v => v.GetString()).ShouldContain(v => value.ValueEquals(v), where);
                return;
            }
            value.ValueKind.ShouldBeOneOf(KindsOf(Text(form, "type")), where);
            if (value.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in value.EnumerateArray())
                {
                    Compare(item, form.GetProperty("items"), where + "[]");
                }
            }
            else if (value.ValueKind == JsonValueKind.Object)
            {
                var declared = PropertiesOf(form).ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
                // What schema.org describes has no member that everything has.
                var always = form.TryGetProperty("required", out var named) ? named.EnumerateArray() : default;
                foreach (var required in always)
                {
                    value.TryGetProperty(required.GetString()!, out _).ShouldBeTrue($"{where} lacks {required}");
                }
                foreach (var member in value.EnumerateObject())
                {
                    declared.ShouldContainKey(member.Name, where);
                    Compare(member.Value, declared[member.Name], $"{where}.{member.Name}");
                }
            }
        }
    }

    private async Task<JsonElement> ContractAsync() => await service.GetAsync("/openapi.json");

    private static IEnumerable<(string Path, JsonElement Operation)> Operations(JsonElement contract) =>
        contract
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject().Select(o => ($"{o.Name} {p.Name}", o.Value)));

    private static JsonElement[] Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray()] : [];

    private static JsonElement[] ExamplesOf(JsonElement parameter) =>
        parameter.TryGetProperty("example", out var example) ? [example]
        : parameter.GetProperty("schema").TryGetProperty("examples", out var examples) ? [.. examples.EnumerateArray()]
        : [];

    private static IEnumerable<(string Name, JsonElement Value)> PropertiesOf(JsonElement schema) =>
        schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(p => (p.Name, p.Value))
            : [];

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;

    private static JsonValueKind[] KindsOf(string type) =>
        type switch
        {
            "object" => [JsonValueKind.Object],
            "array" => [JsonValueKind.Array],
            "string" => [JsonValueKind.String],
            "boolean" => [JsonValueKind.True, JsonValueKind.False],
            _ => [JsonValueKind.Number],
        };
}
