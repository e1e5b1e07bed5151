using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qawl.Api.Access;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Contracts.Rules;

/// <summary>
/// What validators refuse and what the published schema refuses is the same: bounds, lengths, enumerations, patterns,
/// numbers of values and what is required, at the very edges that the contract names, for every parameter and field.
/// </summary>
[Slow]
public sealed class RulesTests(PostgresFixture postgres)
{
    [Slow]
    [Fact]
    public async Task Parameters_are_refused_exactly_where_the_schema_says()
    {
        await using var seeds = await ImportedSeeds.StartAsync(postgres);
        using var client = seeds.Service.CreateDefaultClient();
        var wrong = new List<string>();
        var tried = 0;
        foreach (var operation in seeds.Service.Declared.Operations)
        {
            foreach (var parameter in operation.Parameters.Where(p => p.In == "query"))
            {
                foreach (var (values, fits) in EdgeCases.Of(parameter))
                {
                    tried++;
                    if (await RefusesAsync(client, operation, parameter.Name, values) == fits)
                    {
                        wrong.Add($"{operation} {(fits ? "refuses" : "takes")} {Told(parameter.Name, values)}");
                    }
                }
            }
            tried++;
            if (
                !await RefusesAsync(client, operation, "nobodyKnowsThis", ["1"])
                && operation.Path.StartsWith("/v1/", StringComparison.Ordinal)
            )
            {
                wrong.Add($"{operation} takes unknown parameters");
            }
        }

        wrong.ShouldBeEmpty();
        tried.ShouldBeGreaterThan(500);
    }

    [Fact]
    public async Task Fields_of_bodies_are_refused_exactly_where_the_schema_says()
    {
        await using var seeds = await ImportedSeeds.StartAsync(postgres);
        using var client = seeds.Service.CreateDefaultClient();
        client.DefaultRequestHeaders.Add(ApiKey.Header, TestService.Key);
        var wrong = new List<string>();
        var tried = 0;
        foreach (var operation in seeds.Service.Declared.Operations)
        {
            if (!operation.Bodies.TryGetValue("application/json", out var media))
            {
                continue;
            }
            foreach (var (field, value, fits) in EdgeCases.OfBody(seeds.Service.Declared, media))
            {
                tried++;
                var body = JsonNode.Parse(media.GetProperty("example").GetRawText())!.AsObject();
                body.Remove(field);
                if (value is not null)
                {
                    body[field] = value;
                }
                if (await RefusesAsync(client, operation, field, body) == fits)
                {
                    wrong.Add($"{operation} {(fits ? "refuses" : "takes")} {Told(field, [value?.ToJsonString()])}");
                }
            }
        }

        wrong.ShouldBeEmpty();
        tried.ShouldBeGreaterThan(20);
    }

    /// <summary>Whether the answer is a problem that names the parameter.</summary>
    private static async Task<bool> RefusesAsync(
        HttpClient client,
        DeclaredOperation operation,
        string name,
        string[] values
    )
    {
        var path = operation.Path;
        var query = values.Select(v => $"{name}={Uri.EscapeDataString(v)}").ToList();
        foreach (var other in operation.Parameters.Where(p => p.IsRequired && p.Name != name))
        {
            if (other.In == "path")
            {
                // Where the query is taken, the rest of a request that writes must leave nothing to write.
                path = path.Replace(
                    $"{{{other.Name}}}",
                    operation.Method == "GET" ? other.Example : "nothing",
                    StringComparison.Ordinal
                );
            }
            else if (other.In == "query")
            {
                query.Add($"{other.Name}={Uri.EscapeDataString(other.Example!)}");
            }
        }
        using var request = new HttpRequestMessage(
            new(operation.Method),
            new Uri($"{path}?{string.Join('&', query)}", UriKind.Relative)
        );
        if (operation.NeedsKey)
        {
            request.Headers.Add(ApiKey.Header, TestService.Key);
        }
        if (operation.Bodies.Keys.FirstOrDefault() is { } type)
        {
            request.Content = new ByteArrayContent("{"u8.ToArray()) { Headers = { ContentType = new(type) } };
        }
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await NamesAsync(answer, name);
    }

    private static async Task<bool> RefusesAsync(
        HttpClient client,
        DeclaredOperation operation,
        string field,
        JsonObject body
    )
    {
        using var request = new HttpRequestMessage(new(operation.Method), new Uri(operation.Path, UriKind.Relative));
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString()));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await NamesAsync(answer, field);
    }

    private static async Task<bool> NamesAsync(HttpResponseMessage answer, string name)
    {
        if (answer.StatusCode != HttpStatusCode.BadRequest)
        {
            return false;
        }
        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return problem.TryGetProperty("errors", out var errors) && errors.TryGetProperty(name, out _);
    }

    private static string Told(string name, string?[] values) =>
        values.Length == 0 ? $"that {name} is missing"
        : values[0] is { Length: > 60 } text ? $"{name} of {text.Length} characters"
        : $"{name}={values[0]} ({values.Length} times)";
}
