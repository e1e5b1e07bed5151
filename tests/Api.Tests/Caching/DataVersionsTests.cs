using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Qawl.Api.Caching;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;
using Qawl.Database;

namespace Qawl.Api.Tests.Caching;

/// <summary>What answers and requests say of the version of the data, with one server; <see cref="StandbysTests"/> has more of them.</summary>
public sealed class DataVersionsTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_and_reads_name_the_version_that_the_database_has()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();

        using var written = await PostAsync(client);

        var version = VersionOf(written);
        version.ShouldBe(await VersionAsync(database));
        using var read = await GetAsync(client, version.ToString(CultureInfo.InvariantCulture));
        read.StatusCode.ShouldBe(HttpStatusCode.OK);
        VersionOf(read).ShouldBe(version);
        using var kept = await GetAsync(client, version.ToString(CultureInfo.InvariantCulture));
        VersionOf(kept).ShouldBe(version);
        kept.Headers.Vary.ShouldContain(DataVersions.Header, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_version_that_no_server_has_yet_is_waited_for_by_who_names_it()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();
        var next = await VersionAsync(database) + 1;

        using (var early = await GetAsync(client, $"{next}"))
        {
            early.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            early.Headers.RetryAfter.ShouldNotBeNull();
            (await early.Content.ReadAsStringAsync(Cancelled)).ShouldContain($"has version {next}");
        }
        // Whoever writes beside the service announces it, but maybe later.
        await using (var connection = await database.DataSource.OpenConnectionAsync(Cancelled))
        {
            await DataVersion.BumpAsync(connection, Cancelled);
        }
        using var then = await GetAsync(client, $"{next}");
        then.StatusCode.ShouldBe(HttpStatusCode.OK);
        VersionOf(then).ShouldBe(next);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1, 2")]
    [InlineData("99999999999999999999")]
    public async Task A_version_that_is_no_number_is_refused(string version)
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();

        using var answer = await GetAsync(client, version);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Cancelled)).ShouldContain(DataVersions.Header);
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/articles");
        request.Headers.TryAddWithoutValidation(DataVersions.Header, version);
        return await client.SendAsync(request, Cancelled);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/articles");
        request.Headers.Add("X-Api-Key", TestService.Key);
        request.Content = JsonContent.Create(
            new { text = "خبر المرفأ\n\nقال سامي الحموي إن الرصيف جاهز.", outlet = "بريد الميناء" }
        );
        var answer = await client.SendAsync(request, Cancelled);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return answer;
    }

    private static long VersionOf(HttpResponseMessage answer) =>
        long.Parse(answer.Headers.GetValues(DataVersions.Header).Single(), CultureInfo.InvariantCulture);

    private static async Task<long> VersionAsync(TestDatabase database)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        return (await DataVersion.ReadAsync(connection, Cancelled)).Number;
    }
}
