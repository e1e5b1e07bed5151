using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Ingestion;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Contracts.Requests;

/// <summary>
/// Every class of hostile value in every parameter and every field of every operation, thousands of named cases: none fails,
/// whatever is answered is declared, and no row changes but those that were acknowledged.
/// </summary>
[Slow]
public sealed class NamedCasesTests(PostgresFixture postgres)
{
    private const int Least = 5000;
    private const int Workers = 4;

    private static readonly (string Class, string Encoded)[] Values =
    [
        ("NUL", "a%00b"),
        ("invalid UTF-8", "%ff"),
        ("surrogate as UTF-8", "%ED%A0%80"),
        ("overlong UTF-8", "%C0%AF"),
        ("cut-off encoding", "%"),
        ("override", OddValues.Encode("\u202Eabc\u202C")),
        ("isolate", OddValues.Encode("\u2066a\u2069")),
        ("zero width", OddValues.Encode("a\u200B\u200Db\uFEFF")),
        ("tag characters", OddValues.Encode("\U000E0041\U000E007F")),
        ("noncharacters", OddValues.Encode("\uFFFE\uFDD0")),
        ("controls", OddValues.Encode("\u0001\u001b[31m\u007f\u0085")),
        ("line end", OddValues.Encode("\r\nLocation: /x")),
        ("tsquery", OddValues.Encode("a & | ! ( ) : * < -> 'b' \\")),
        ("SQL", OddValues.Encode("a' or 1=1; drop table articles; --")),
        ("LIKE", OddValues.Encode("%_\\")),
        ("only to exclude", OddValues.Encode("-النفط")),
        ("unclosed marks", OddValues.Encode("\"( OR ")),
        ("many alternatives", OddValues.Encode(string.Join(" OR ", Enumerable.Range(0, 400).Select(i => $"كلمة{i}")))),
        ("long", new string('a', 9000)),
        ("long Arabic", OddValues.Encode(new string('ل', 257))),
        ("negative", "-1"),
        ("beyond 32 bits", "2147483648"),
        ("beyond 64 bits", "9223372036854775808"),
        ("no number", "NaN"),
        ("no day", "2024-02-30"),
        ("end of time", "9999-12-31T23:59:59Z"),
        ("infinity", "infinity"),
        ("path", OddValues.Encode("../../etc/passwd")),
        ("formula", OddValues.Encode("=cmd|' /C calc'!A0")),
        ("markup", OddValues.Encode("<script>alert(1)</script>")),
        ("template", OddValues.Encode("{0}${jndi:ldap://x}")),
        ("tampered cursor", "MQAAAA"),
        ("empty", ""),
    ];

    private static readonly (string Class, string Json)[] Fields =
    [
        ("null", "null"),
        ("number beyond doubles", "1e400"),
        ("list", "[[\"a\"]]"),
        ("object", "{}"),
        ("NUL", "\"a\\u0000b\""),
        ("half a surrogate pair", "\"\\ud800\""),
        ("override", "\"\\u202Eabc\""),
        ("zero width", "\"\\u200B\\uFEFF\""),
        ("tag characters", "\"\\udb40\\udc41\""),
        ("controls", "\"\\u0001\\u001b\\u0085\""),
        ("line end", "\"a\\r\\nb: c\""),
        ("script address", "\"javascript:alert(1)\""),
        ("no address", "\"http:// /\""),
        ("no day", "\"2024-13-45\""),
        ("long", $"\"{new string('a', 9000)}\""),
        ("deep", string.Concat(Enumerable.Repeat("[", 200)) + string.Concat(Enumerable.Repeat("]", 200))),
        ("empty", "\"\""),
    ];

    private static readonly (string Class, string Name, string Value)[] Headers =
    [
        ("unknown charset", "Content-Type", "application/json; charset=bogus"),
        ("other charset", "Content-Type", "application/json; charset=windows-1256"),
        ("unclosed charset", "Content-Type", "application/json; charset=\"utf-8"),
        ("form", "Content-Type", "application/x-www-form-urlencoded"),
        ("packed body that is none", "Content-Encoding", "gzip"),
        ("unknown coding", "Content-Encoding", "zstd, br"),
        ("no media type", "Accept", ";;;"),
        ("nothing acceptable", "Accept", "image/png"),
        ("no coding", "Accept-Encoding", "identity;q=0, *;q=0"),
        ("tags that are none", "If-None-Match", "a, \"b"),
        ("another method", "X-HTTP-Method-Override", "DELETE"),
        ("wrong key", "X-Api-Key", "' or '1'='1"),
        ("forged address", "X-Forwarded-For", "::1, ' or 1=1"),
        ("no trace", "traceparent", "00-0-0-zz"),
        ("foreign origin", "Origin", "null"),
    ];

    [Fact]
    public async Task No_named_case_fails_and_none_changes_a_row_unnoticed()
    {
        await using var seeds = await ImportedSeeds.StartAsync(postgres);
        using var client = seeds.Service.CreateClient(redirected: false);
        client.Timeout = TimeSpan.FromMinutes(2);
        var before = await StoredRows.OfAsync(seeds.Database.DataSource);
        var articles = await StoredRows.CountAsync(seeds.Database.DataSource, "articles");
        var cases = seeds.Service.Declared.Operations.SelectMany(Cases).ToArray();
        cases.Length.ShouldBeGreaterThan(Least);

        var reads = cases.Where(c => c.Request.Method == "GET").ToArray();
        (await SendAsync(client, reads)).Failures.ShouldBeEmpty();
        (await StoredRows.OfAsync(seeds.Database.DataSource)).ShouldBe(before);

        var writes = await SendAsync(client, [.. cases.Where(c => c.Request.Method != "GET")]);
        writes.Failures.ShouldBeEmpty();
        (await StoredRows.CountAsync(seeds.Database.DataSource, "articles")).ShouldBe(articles + writes.Added);
        TestContext.Current.TestOutputHelper?.WriteLine($"{cases.Length} named cases, {writes.Added} of them articles");
    }

    private static IEnumerable<(string Name, GeneratedRequest Request)> Cases(DeclaredOperation operation)
    {
        var example = Example(operation);
        foreach (var parameter in operation.Parameters.Where(p => p.In is "path" or "query"))
        {
            // What a deletion names is needed by other cases.
            foreach (var (name, value) in Values)
            {
                yield return ($"{name} in {parameter.Name}", With(example, operation, parameter, value));
            }
        }
        yield return ("unknown parameter", example with { Query = ["nonsense=1"] });
        yield return ("twice", example with { Query = ["limit=1", "limit=2"] });
        foreach (var (name, header, value) in Headers)
        {
            var others = example.Headers.Where(h => h.Name != header);
            yield return (name, example with { Headers = [.. others, (header, value)] });
        }
        foreach (var field in example.Body is { } body ? OddBodies.FieldsOf(Text(body)) : [])
        {
            foreach (var (name, json) in Fields)
            {
                yield return (
                    $"{name} in {field}",
                    example with
                    {
                        Body = Bytes(OddBodies.With(Text(example.Body!), field, json)),
                    }
                );
            }
        }
    }

    private static GeneratedRequest With(
        GeneratedRequest example,
        DeclaredOperation operation,
        DeclaredParameter parameter,
        string value
    ) =>
        parameter.In == "query"
            ? example with
            {
                Query =
                [
                    .. example.Query.Where(q => !q.StartsWith(parameter.Name + "=", StringComparison.Ordinal)),
                    $"{parameter.Name}={value}",
                ],
            }
            : example with
            {
                Path = PathOf(
                    operation,
                    p =>
                        p.Name == parameter.Name
                            ? value.Length == 0
                                ? "%20"
                                : value
                            : null
                ),
            };

    private static GeneratedRequest Example(DeclaredOperation operation)
    {
        var media = operation.Bodies.FirstOrDefault();
        var body =
            media.Key is null || !media.Value.TryGetProperty("example", out var example) ? null
            : example.ValueKind == JsonValueKind.String ? example.GetString()
            : example.GetRawText();
        var required = operation.Parameters.Where(p => p is { In: "query", IsRequired: true });
        return new(
            operation.Id,
            operation.Method,
            PathOf(operation, _ => null),
            [.. required.Select(p => $"{p.Name}={OddValues.Encode(p.Example ?? "المياه")}")],
            [
                .. operation.NeedsKey ? [("X-Api-Key", TestService.Key)] : Array.Empty<(string, string)>(),
                .. media.Key is null ? [] : new[] { ("Content-Type", media.Key) },
            ],
            body is null ? null : Bytes(body)
        );
    }

    private static string PathOf(DeclaredOperation operation, Func<DeclaredParameter, string?> other) =>
        operation
            .Parameters.Where(p => p.In == "path")
            .Aggregate(
                operation.Path,
                (path, p) =>
                    path.Replace(
                        $"{{{p.Name}}}",
                        other(p) ?? OddValues.Encode(operation.Method == "DELETE" ? "none" : p.Example ?? "none"),
                        StringComparison.Ordinal
                    )
            );

    private static async Task<(string[] Failures, int Added)> SendAsync(
        HttpClient client,
        IReadOnlyList<(string Name, GeneratedRequest Request)> cases
    )
    {
        var (failures, added) = (new ConcurrentQueue<string>(), 0);
        await Parallel.ForEachAsync(
            cases,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Workers,
                CancellationToken = TestContext.Current.CancellationToken,
            },
            async (one, cancel) =>
            {
                using var message = one.Request.ToMessage(client.BaseAddress!);
                try
                {
                    using var answer = await client.SendAsync(message, cancel);
                    if ((int)answer.StatusCode >= 500)
                    {
                        failures.Enqueue($"{one.Name}: {(int)answer.StatusCode} to {one.Request}");
                    }
                    else if (answer.StatusCode == HttpStatusCode.Created)
                    {
                        var json = JsonElement.Parse(await answer.Content.ReadAsStringAsync(cancel));
                        var isImport = json.TryGetProperty("counts", out var counts);
                        Interlocked.Add(ref added, isImport ? counts.GetProperty("imported").GetInt32() : 1);
                    }
                }
                catch (HttpRequestException e)
                {
                    failures.Enqueue($"{one.Name}: {e.Message} to {one.Request}");
                }
            }
        );
        return ([.. failures.Take(10)], added);
    }

    private static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static string Text(string bytes) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes));
}
