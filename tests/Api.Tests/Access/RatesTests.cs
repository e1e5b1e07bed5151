using System.Net;
using Qawl.Api.Access;
using Qawl.Api.Problems;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Problems;
using Qawl.Api.Tests.Service;
using Qawl.Database.Keys;

namespace Qawl.Api.Tests.Access;

[Slow]
public sealed class RatesTests(PostgresFixture postgres)
{
    private static readonly (string Name, string Value)[] Few =
    [
        ("Qawl:Proxies", "127.0.0.0/8"),
        ("Qawl:Rates:Address", "3"),
        ("Qawl:Rates:Key", "5"),
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task So_many_are_answered_and_the_next_is_told_when_to_come_back()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(database.ConnectionString, settings: Few);
        using var client = service.CreateClient();

        using var first = await SendAsync(client, "192.0.2.1");
        (await CountAsync(client, "192.0.2.1")).ShouldBeInRange(2, 5);
        using var refused = await SendAsync(client, "192.0.2.1");

        first.Headers.GetValues("RateLimit-Policy").ShouldBe(["\"address\";q=3;w=60"]);
        first.Headers.GetValues("RateLimit").ShouldBe(["\"address\";r=2;t=20"]);
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
        refused.Headers.GetValues("RateLimit").Single().ShouldStartWith("\"address\";r=0;t=");
        await ProblemTests.ProblemOfAsync(client, Request("192.0.2.1"), ProblemKind.TooManyRequests);
    }

    [Fact]
    public async Task Each_address_each_network_of_the_new_kind_and_each_key_has_a_rate_of_its_own()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var keys = new KeyStore(database.DataSource, TimeProvider.System);
        var one = await keys.CreateAsync(KeyRole.Reader, "one", expires: null, Cancelled);
        var other = await keys.CreateAsync(KeyRole.Reader, "other", expires: null, Cancelled);
        await using var service = await TestService.StartAsync(database.ConnectionString, settings: Few);
        using var client = service.CreateClient();

        (await CountAsync(client, "192.0.2.1")).ShouldBeInRange(3, 5);
        (await CountAsync(client, "192.0.2.2")).ShouldBeInRange(3, 5);
        (await CountAsync(client, "2001:db8::1")).ShouldBeInRange(3, 5);
        (await CountAsync(client, "2001:db8::ffff")).ShouldBeLessThan(3);
        (await CountAsync(client, "2001:db8:0:1::1")).ShouldBeInRange(3, 5);
        (await CountAsync(client, "192.0.2.1", one)).ShouldBeInRange(5, 8);
        (await CountAsync(client, "192.0.2.1", other)).ShouldBeInRange(5, 8);
        using var wrong = await SendAsync(client, "192.0.2.1", KeyText.Create());
        wrong.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        using var health = await client.GetAsync("/health/ready", Cancelled);
        health.StatusCode.ShouldBe(HttpStatusCode.OK);
        health.Headers.Contains("RateLimit").ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_but_a_proxy_that_is_named_is_believed_for_whom_it_asks()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(
            database.ConnectionString,
            settings: [("Qawl:Proxies", "192.0.2.0/24"), ("Qawl:Rates:Address", "3")]
        );
        using var client = service.CreateClient();

        (await CountAsync(client, "198.51.100.1")).ShouldBeInRange(3, 5);
        (await CountAsync(client, "198.51.100.2")).ShouldBeLessThan(3);
    }

    [Fact]
    public async Task Of_a_chain_of_addresses_the_last_that_is_no_proxy_counts()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(
            database.ConnectionString,
            settings: [("Qawl:Proxies", "127.0.0.1, 192.0.2.0/24"), ("Qawl:Rates:Address", "3")]
        );
        using var client = service.CreateClient();

        (await CountAsync(client, "203.0.113.5, 198.51.100.1, 192.0.2.9")).ShouldBeInRange(3, 5);
        (await CountAsync(client, "127.0.0.1, 198.51.100.1")).ShouldBeLessThan(3);
    }

    [Fact]
    public async Task Whoever_asks_on_the_machine_itself_is_not_counted_and_zero_stands_for_all()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var local = await TestService.StartAsync(
            database.ConnectionString,
            settings: ("Qawl:Rates:Address", "1")
        );
        await using var unlimited = await TestService.StartAsync(
            database.ConnectionString,
            settings: [("Qawl:Proxies", "127.0.0.1"), ("Qawl:Rates:Address", "0")]
        );
        using var here = local.CreateClient();
        using var elsewhere = unlimited.CreateClient();

        for (var request = 0; request < 4; request++)
        {
            using var answer = await here.GetAsync("/v1/quotes", Cancelled);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.Contains("RateLimit").ShouldBeFalse();
            using var other = await SendAsync(elsewhere, "192.0.2.1");
            other.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        // Whoever is asked through a proxy is not asked on the machine, whatever the settings say.
        (await CountAsync(here, "192.0.2.1")).ShouldBeLessThan(4);
    }

    /// <summary>How many requests are answered before one is refused. A machine that is slow fills the bucket meanwhile.</summary>
    private static async Task<int> CountAsync(HttpClient client, string address, KeyText? key = null)
    {
        for (var answered = 0; ; answered++)
        {
            using var answer = await SendAsync(client, address, key);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                return answered;
            }
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answered.ShouldBeLessThan(20);
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, KeyText? key = null)
    {
        using var request = Request(address);
        if (key is not null)
        {
            request.Headers.Add(ApiKey.Header, key.Reveal());
        }
        return await client.SendAsync(request, Cancelled);
    }

    private static HttpRequestMessage Request(string address) =>
        new(HttpMethod.Get, "/v1/quotes") { Headers = { { "X-Forwarded-For", address } } };
}
