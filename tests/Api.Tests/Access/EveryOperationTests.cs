using System.Net.Http.Headers;
using System.Text.Json;
using Qawl.Api.Access;
using Qawl.Api.Tests.Contracts;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;
using Qawl.Database.Keys;

namespace Qawl.Api.Tests.Access;

/// <summary>
/// Every operation of the contract with every kind of key. A new operation is tried as soon as the contract has it; one that
/// writes, or that needs no role at all, has to be added here by somebody who has thought about it.
/// </summary>
[Slow]
public sealed class EveryOperationTests(PostgresFixture postgres)
{
    private static readonly Dictionary<string, string> BeyondReading = new(StringComparer.Ordinal)
    {
        ["addArticle"] = "writer",
        ["addImport"] = "writer",
        ["deleteArticle"] = "curator",
    };

    private static readonly string[] AskedByPost = ["verifyClaim", "verifyText"];

    private static readonly string[] ForEverybody = ["getLiveness", "getReadiness"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_contract_tells_the_role_of_each_and_whether_a_key_is_needed_always()
    {
        await using var service = new TestService("Host=/nowhere");
        service.StartServer();
        foreach (var operation in service.Declared.Operations)
        {
            var expected = ForEverybody.Contains(operation.Id, StringComparer.Ordinal)
                ? null
                : BeyondReading.GetValueOrDefault(operation.Id, "reader");
            operation.Role.ShouldBe(expected, operation.ToString());
            operation.NeedsKey.ShouldBe(operation.Role is not (null or "reader"), operation.ToString());
            if (operation.Method != "GET" && operation.Role == "reader")
            {
                AskedByPost.ShouldContain(operation.Id, StringComparer.Ordinal);
            }
        }
        service.Declared.Operations.Count.ShouldBeGreaterThan(30);
    }

    [Theory]
    [InlineData("open")]
    [InlineData("key")]
    public async Task Each_lets_in_whom_its_role_allows_and_tells_the_others_why_not(string reading)
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var keys = await KeysAsync(database);
        await using var service = await TestService.StartAsync(
            database.ConnectionString,
            settings: ("Qawl:Reading", reading)
        );
        using var client = service.CreateClient();
        foreach (var operation in service.Declared.Operations)
        {
            foreach (var (kind, key) in keys)
            {
                using var request = RequestOf(operation, key);
                using var answer = await client.SendAsync(request, Cancelled);

                var status = (int)answer.StatusCode;
                var expected = ExpectedOf(operation, kind, isOpen: reading == "open");
                var told = $"{operation} with {kind}: {await answer.Content.ReadAsStringAsync(Cancelled)}";
                (status is 401 or 403 ? status : null as int?).ShouldBe(expected, told);
                (answer.Headers.WwwAuthenticate.Count > 0).ShouldBe(expected == 401, told);
            }
        }
    }

    [Fact]
    public async Task Whoever_is_refused_is_told_what_is_wrong_with_the_key()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var keys = await KeysAsync(database);
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();

        (await DetailAsync("none")).ShouldBe("The header X-Api-Key is missing.");
        (await DetailAsync("bad")).ShouldBe("The header X-Api-Key does not hold a key of this service.");
        (await DetailAsync("of no secret")).ShouldBe("The header X-Api-Key does not hold a key of this service.");
        (await DetailAsync("expired")).ShouldBe("The key expired at 2024-02-29T00:00:00Z.");
        (await DetailAsync("revoked"))!.ShouldMatch("^The key was revoked at 2[0-9-]{9}T[0-9:]{8}Z\\.$");
        (await DetailAsync("reader")).ShouldBe("This takes the role writer; the key has the role reader.");

        async Task<string?> DetailAsync(string kind)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/articles");
            Send(request, keys[kind]);
            using var answer = await client.SendAsync(request, Cancelled);
            return JsonElement
                .Parse(await answer.Content.ReadAsStringAsync(Cancelled))
                .GetProperty("detail")
                .GetString();
        }
    }

    [Theory]
    [InlineData("/reconcile", false)]
    [InlineData("/reconcile/suggest/type?prefix=p", false)]
    [InlineData("/reconcile/1.0-draft", false)]
    [InlineData("/openapi.yaml", true)]
    [InlineData("/openapi.json", true)]
    [InlineData("/problems", true)]
    [InlineData("/problems/key-required", true)]
    [InlineData("/swagger/index.html", true)]
    [InlineData("/health/live", true)]
    public async Task Where_reading_needs_a_key_what_tells_how_to_ask_stays_open(string path, bool isOpen)
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(
            database.ConnectionString,
            settings: ("Qawl:Reading", "key")
        );
        using var client = service.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(ApiKey.Header, TestService.Key);

        using var stranger = await client.GetAsync(path, Cancelled);
        using var known = await client.SendAsync(request, Cancelled);

        ((int)stranger.StatusCode).ShouldBe(isOpen ? 200 : 401);
        ((int)known.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task Answers_that_need_a_key_are_for_nobody_elses_cache()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var closed = await TestService.StartAsync(
            database.ConnectionString,
            settings: ("Qawl:Reading", "key")
        );
        using var client = closed.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/quotes");
        request.Headers.Add(ApiKey.Header, TestService.Key);

        using var answer = await client.SendAsync(request, Cancelled);
        using var stranger = await client.GetAsync("/v1/quotes", Cancelled);

        answer.Headers.CacheControl!.Private.ShouldBeTrue();
        answer.Headers.CacheControl.Public.ShouldBeFalse();
        ((int)stranger.StatusCode).ShouldBe(401);
    }

    [Fact]
    public async Task Two_keys_at_once_are_none()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/v1/articles/a");
        request.Headers.Add(ApiKey.Header, [TestService.Key, TestService.Key]);

        ((int)(await client.SendAsync(request, Cancelled)).StatusCode).ShouldBe(401);
    }

    private static int? ExpectedOf(DeclaredOperation operation, string kind, bool isOpen)
    {
        if (operation.Role is null || (operation.Role == "reader" && isOpen))
        {
            return null;
        }
        if (kind == "of the settings")
        {
            return null;
        }
        if (!Enum.TryParse<KeyRole>(kind, ignoreCase: true, out var role))
        {
            return 401;
        }
        return role >= Enum.Parse<KeyRole>(operation.Role, ignoreCase: true) ? null : 403;
    }

    private static async Task<Dictionary<string, string?>> KeysAsync(TestDatabase database)
    {
        var store = new KeyStore(database.DataSource, TimeProvider.System);
        var keys = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["none"] = null,
            ["bad"] = "a key of nobody",
            ["of the settings"] = TestService.Key,
        };
        foreach (var role in Enum.GetValues<KeyRole>())
        {
            var name = role.ToString().ToLowerInvariant();
            keys[name] = (
                await store.CreateAsync(role, name, TimeProvider.System.GetUtcNow().AddDays(1), Cancelled)
            ).Reveal();
        }
        var expired = await store.CreateAsync(
            KeyRole.Operator,
            "expired",
            new(2024, 2, 29, 0, 0, 0, TimeSpan.Zero),
            Cancelled
        );
        var revoked = await store.CreateAsync(KeyRole.Operator, "revoked", expires: null, Cancelled);
        (await store.RevokeAsync(revoked.Id, Cancelled)).ShouldBeTrue();
        keys["expired"] = expired.Reveal();
        keys["revoked"] = revoked.Reveal();
        keys["of no secret"] = keys["operator"]![..^1] + (keys["operator"]!.EndsWith('0') ? '1' : '0');
        return keys;
    }

    /// <summary>What nobody may send changes nothing where it is let through.</summary>
    private static HttpRequestMessage RequestOf(DeclaredOperation operation, string? key)
    {
        var needed = operation.Parameters.Where(p => p is { In: "query", IsRequired: true });
        var query = string.Join('&', needed.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Example!)}"));
        var path = operation.Path;
        foreach (var parameter in operation.Parameters.Where(p => p.In == "path"))
        {
            path = path.Replace($"{{{parameter.Name}}}", "none", StringComparison.Ordinal);
        }
        var request = new HttpRequestMessage(new(operation.Method), new Uri($"{path}?{query}", UriKind.Relative));
        if (operation.Bodies.Keys.FirstOrDefault() is { } mediaType)
        {
            request.Content = new ByteArrayContent("{"u8.ToArray())
            {
                Headers = { ContentType = new MediaTypeHeaderValue(mediaType) },
            };
        }
        Send(request, key);
        return request;
    }

    private static void Send(HttpRequestMessage request, string? key)
    {
        if (key is not null)
        {
            request.Headers.Add(ApiKey.Header, key);
        }
    }
}
