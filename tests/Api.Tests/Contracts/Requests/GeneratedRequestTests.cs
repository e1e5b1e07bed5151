using System.Collections.Concurrent;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Qawl.Api.Tests.Contracts.Traffic;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Contracts.Requests;

/// <summary>
/// Thousands of requests, good and bad, made from the contract: the service never fails, and whatever it answers is what
/// the contract declares. <c>QAWL_REQUESTS</c> says how many, <c>QAWL_SEED</c> repeats a run.
/// </summary>
public sealed class GeneratedRequestTests(PostgresFixture postgres)
{
    private const int Workers = 4;

    /// <summary>How large random texts are.</summary>
    private const int Size = 30;

    private static readonly int Count = AskedFor.Number("QAWL_REQUESTS") ?? 5_000;

    private static readonly int Seed = AskedFor.Number("QAWL_SEED") ?? Random.Shared.Next();

    [Slow]
    [Fact]
    public async Task Every_answer_is_declared_and_none_is_a_failure()
    {
        await using var seeds = await ImportedSeeds.StartAsync(postgres);
        var contract = seeds.Service.Declared;
        using var client = seeds.Service.CreateDefaultClient(new Decompression());
        client.Timeout = TimeSpan.FromMinutes(2);
        var requests = new RequestGenerator(contract, await CursorsAsync(contract, client))
            .Requests.Sample(Count, new Rnd((ulong)Seed), Size)
            .ToArray();
        var faults = new ConcurrentQueue<(GeneratedRequest Request, string Fault)>();
        var statuses = new ConcurrentDictionary<(string Operation, int Hundreds), int>();

        await Parallel.ForEachAsync(
            requests,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Workers,
                CancellationToken = TestContext.Current.CancellationToken,
            },
            async (request, cancel) =>
            {
                var (status, fault) = await SendAsync(client, contract, request, cancel);
                statuses.AddOrUpdate((request.Operation, status / 100), 1, (_, n) => n + 1);
                if (fault is not null)
                {
                    faults.Enqueue((request, fault));
                }
            }
        );

        TestContext.Current.TestOutputHelper?.WriteLine($"{Count} requests, QAWL_SEED={Seed}");
        foreach (var (outcome, times) in statuses.OrderBy(s => s.Key))
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{outcome.Operation} {outcome.Hundreds}xx {times}");
        }
        var told = new List<string>();
        // One of each kind says enough.
        foreach (var (request, _) in faults.DistinctBy(f => (f.Request.Operation, KindOf(f.Fault))).Take(10))
        {
            told.Add(await SmallestAsync(client, contract, request));
        }
        told.ShouldBeEmpty($"{faults.Count} of {Count}; repeat with QAWL_SEED={Seed} QAWL_REQUESTS={Count}");
        // Whatever is there to be deleted is what other requests look for.
        foreach (var operation in contract.Operations.Where(o => o.Method != "DELETE"))
        {
            statuses.ContainsKey((operation.Id, 2)).ShouldBeTrue($"{operation} was never answered well, seed {Seed}");
        }
    }

    [Fact]
    public void A_seed_makes_the_same_requests_again()
    {
        var contract = DeclaredContract.Parse(
            """
            {
              "paths": {
                "/v1/books/{id}": {
                  "get": {
                    "operationId": "getBook",
                    "parameters": [
                      { "name": "id", "in": "path", "schema": { "type": "string" }, "example": "b" },
                      { "name": "limit", "in": "query", "schema": { "type": "integer", "minimum": 1, "maximum": 9 } }
                    ],
                    "responses": { "200": { "description": "OK" } }
                  }
                }
              },
              "components": { "schemas": { "Problem": { "type": "object" } } }
            }
            """
        );
        string[] Made(ulong seed) =>
            [
                .. new RequestGenerator(contract, ["a"])
                    .Requests.Sample(200, new Rnd(seed), Size)
                    .Select(r => r.ToString()),
            ];

        Made(7).ShouldBe(Made(7));
        Made(7).ShouldNotBe(Made(8));
        Made(7).ShouldContain(r => r.Contains("GET /v1/books/b?limit=", StringComparison.Ordinal));
    }

    private static async Task<(int Status, string? Fault)> SendAsync(
        HttpClient client,
        DeclaredContract contract,
        GeneratedRequest request,
        CancellationToken cancel
    )
    {
        using var message = request.ToMessage(client.BaseAddress!);
        try
        {
            using var answer = await client.SendAsync(message, cancel);
            var faults = await Exchange.FaultsAsync(contract, message, answer, cancel);
            var status = (int)answer.StatusCode;
            return (
                status,
                status >= 500 ? $"failed with {status}: {await answer.Content.ReadAsStringAsync(cancel)}"
                : faults.Count > 0 ? string.Join("; ", faults)
                : null
            );
        }
        catch (HttpRequestException e)
        {
            // A header that no client can send is no fault of the service.
            return (400, e.HttpRequestError == HttpRequestError.Unknown && e.InnerException is null ? null : e.Message);
        }
    }

    /// <summary>The request without whatever does not matter.</summary>
    private static async Task<string> SmallestAsync(
        HttpClient client,
        DeclaredContract contract,
        GeneratedRequest request
    )
    {
        var cancel = TestContext.Current.CancellationToken;
        var fault = (await SendAsync(client, contract, request, cancel)).Fault ?? "failed once, not again";
        for (var smaller = request; smaller is not null; )
        {
            smaller = null;
            foreach (var candidate in request.Smaller())
            {
                if ((await SendAsync(client, contract, candidate, cancel)).Fault is { } same)
                {
                    (request, fault, smaller) = (candidate, same, candidate);
                    break;
                }
            }
        }
        return $"{request}\n  → {fault}";
    }

    private static async Task<string[]> CursorsAsync(DeclaredContract contract, HttpClient client)
    {
        var cursors = new List<string>();
        foreach (var list in contract.Operations.Where(o => o.Parameters.Any(p => p.Name == "cursor")))
        {
            var path = list
                .Parameters.Where(p => p.In == "path")
                .Aggregate(list.Path, (at, p) => at.Replace($"{{{p.Name}}}", p.Example, StringComparison.Ordinal));
            using var answer = await client.GetAsync($"{path}?limit=1", TestContext.Current.CancellationToken);
            var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (answer.IsSuccessStatusCode && JsonElement.Parse(page).TryGetProperty("nextCursor", out var cursor))
            {
                cursors.Add(cursor.GetString()!);
            }
        }
        cursors.ShouldNotBeEmpty();
        return [.. cursors];
    }

    private static string KindOf(string fault) => fault[..Math.Min(fault.Length, 40)];

    /// <summary>Unpacks answers, as the contract describes what is inside.</summary>
    private sealed class Decompression : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var response = await base.SendAsync(request, cancellationToken);
            var encoding = response.Content.Headers.ContentEncoding.SingleOrDefault();
            if (encoding is not ("gzip" or "br"))
            {
                return response;
            }
            var packed = await response.Content.ReadAsStreamAsync(cancellationToken);
            await using Stream unpacked =
                encoding == "gzip"
                    ? new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Decompress)
                    : new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionMode.Decompress);
            using var plain = new MemoryStream();
            await unpacked.CopyToAsync(plain, cancellationToken);
            var content = new ByteArrayContent(plain.ToArray());
            content.Headers.ContentType = response.Content.Headers.ContentType;
            response.Content = content;
            return response;
        }
    }
}
