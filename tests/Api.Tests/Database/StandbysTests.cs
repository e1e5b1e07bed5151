using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Qawl.Api.Caching;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Database;

/// <summary>The service before a primary and two standbys which repeat what it writes half a second later.</summary>
[Slow]
public sealed class StandbysTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ReplicatedServers? _servers;
    private TestService? _service;
    private HttpClient? _client;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private ReplicatedServers Servers => _servers!;

    private HttpClient Client => _client!;

    public async ValueTask InitializeAsync()
    {
        _servers = await ReplicatedServers.StartAsync(
            PrivateServers.Options(_folder.Path),
            count: 3,
            Cancelled,
            "fsync=off",
            "recovery_min_apply_delay=500ms"
        );
        _service = await TestService.StartAsync(_servers.ConnectionString);
        _client = _service.CreateClient();
        await StandbysAsync(2);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }
        if (_servers is not null)
        {
            await _servers.DisposeAsync();
        }
        _folder.Dispose();
    }

    [Fact]
    public async Task Whoever_names_the_version_of_what_he_wrote_reads_it()
    {
        var isBehind = false;
        for (var i = 0; i < 20; i++)
        {
            var (path, version) = await PostAsync(i);
            using var without = await Client.GetAsync(path, Cancelled);
            isBehind |= without.StatusCode == HttpStatusCode.NotFound;
            using var with = await GetAsync(path, version);
            with.StatusCode.ShouldBe(HttpStatusCode.OK);
            VersionOf(with).ShouldBeGreaterThanOrEqualTo(version);
        }
        // Reads go to standbys, or nobody would need to name a version.
        isBehind.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_read_from_a_standby_is_kept_under_its_own_version()
    {
        var (_, version) = await PostAsync(0);
        using (var behind = await Client.GetAsync("/v1/articles?fields=title", Cancelled))
        {
            VersionOf(behind).ShouldBeLessThan(version);
            (await CountAsync(behind)).ShouldBe(0);
        }
        using var with = await GetAsync("/v1/articles?fields=title", version);
        (await CountAsync(with)).ShouldBe(1);
        // Once they have repeated it, it is read from them.
        await EventuallyAsync(async () =>
        {
            using var later = await Client.GetAsync("/v1/articles?fields=title", Cancelled);
            (await CountAsync(later)).ShouldBe(VersionOf(later) >= version ? 1 : 0);
            return VersionOf(later) >= version;
        });
    }

    [Fact]
    public async Task Reads_of_every_kind_go_on_when_the_standbys_are_killed()
    {
        var (path, version) = await PostAsync(0);
        Servers.End(1);
        Servers.End(2);
        foreach (
            var read in new[] { path, "/v1/articles?total=true", "/v1/articles?format=ndjson", "/v1/suggest?q=سا" }
        )
        {
            using var answer = await GetAsync(read, version);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, read);
            using var any = await Client.GetAsync(read, Cancelled);
            any.StatusCode.ShouldBe(HttpStatusCode.OK, read);
        }
        await StandbysAsync(0);
        await Servers.StartAgainAsync(1, Cancelled);
        await StandbysAsync(1);
    }

    [Fact]
    public async Task Standbys_answer_while_the_primary_is_gone_and_one_of_them_takes_its_place()
    {
        var (path, version) = await PostAsync(0);
        await EventuallyAsync(async () =>
        {
            using var answer = await Client.GetAsync(path, Cancelled);
            return answer.StatusCode == HttpStatusCode.OK;
        });
        Servers.End(0);
        using (var answer = await Client.GetAsync(path, Cancelled))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        using (var future = await GetAsync(path, version + 1))
        {
            future.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }
        await Servers.PromoteAsync(1, Cancelled);
        await EventuallyAsync(async () =>
        {
            using var answer = await TryPostAsync(1);
            return answer.StatusCode == HttpStatusCode.Created;
        });
        // What reads finds the new primary by itself, within a second.
        await EventuallyAsync(async () =>
        {
            using var again = await GetAsync(path, version + 1);
            return again.StatusCode == HttpStatusCode.OK;
        });
    }

    private async Task<(string Path, long Version)> PostAsync(int number)
    {
        using var answer = await TryPostAsync(number);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (answer.Headers.Location!.ToString(), VersionOf(answer));
    }

    private async Task<HttpResponseMessage> TryPostAsync(int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/articles");
        request.Headers.Add("X-Api-Key", TestService.Key);
        request.Content = JsonContent.Create(
            new { text = $"خبر المرفأ {number}\n\nقال سامي الحموي إن الرصيف {number} جاهز.", outlet = "بريد الميناء" }
        );
        return await Client.SendAsync(request, Cancelled);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, long version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(DataVersions.Header, version.ToString(CultureInfo.InvariantCulture));
        return await Client.SendAsync(request, Cancelled);
    }

    private static long VersionOf(HttpResponseMessage answer) =>
        long.Parse(answer.Headers.GetValues(DataVersions.Header).Single(), CultureInfo.InvariantCulture);

    private static async Task<int> CountAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("items").GetArrayLength();

    /// <summary>Until the service is ready and sees so many.</summary>
    private Task StandbysAsync(int count) =>
        EventuallyAsync(async () =>
        {
            using var answer = await Client.GetAsync("/health/ready", Cancelled);
            return answer.StatusCode == HttpStatusCode.OK
                && (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled))
                    .GetProperty("standbys")
                    .GetArrayLength() == count;
        });

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancelled);
        }
    }
}
