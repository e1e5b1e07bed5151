using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Npgsql;
using Qawl.Api.Caching;
using Qawl.Api.Data;
using Qawl.Api.Tests.Service;
using Qawl.Database;

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
        _service = await TestService.StartAsync(_servers.ConnectionString, settings: ("Qawl:Cache:Megabytes", "0"));
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
        await PauseAsync();
        var (_, version) = await PostAsync(0);
        using (var behind = await Client.GetAsync("/v1/articles?fields=title", Cancelled))
        {
            VersionOf(behind).ShouldBeLessThan(version);
            (await CountAsync(behind)).ShouldBe(0);
        }
        using var with = await GetAsync("/v1/articles?fields=title", version);
        (await CountAsync(with)).ShouldBe(1);
        // Once they have repeated it, it is read from them.
        await ResumeAsync();
        await EventuallyAsync(async () =>
        {
            using var later = await Client.GetAsync("/v1/articles?fields=title", Cancelled);
            if (VersionOf(later) < version)
            {
                return false;
            }
            (await CountAsync(later)).ShouldBe(1);
            return true;
        });
    }

    [Fact]
    public async Task What_a_killed_standby_cannot_answer_is_read_from_the_primary()
    {
        using var store = new Store(TimeProvider.System, readsAtOnce: 4);
        await using var standbys = Standbys.Of(Servers.ConnectionString, TimeProvider.System, _ => { })!;
        await using var primary = DataSource.CreateReading(Servers.ConnectionString);
        store.Open(primary, standbys: standbys);
        var standby = await ChosenAsync(standbys);
        store.ReadFrom(standby.Standby, standby.Version);
        (await store.ReadAsync(IsStandbyAsync, Cancelled)).ShouldBeTrue();

        // Whoever was chosen before it was killed.
        Servers.End(1);
        Servers.End(2);

        (await store.ReadAsync(IsStandbyAsync, Cancelled)).ShouldBeFalse();
        standbys.States.Count.ShouldBeLessThan(2);
        store.ReadFrom(standby.Standby, standby.Version);
        (await store.CountAsync(IsStandbyAsync, Cancelled)).ShouldBeFalse();
        store.ReadFrom(standby.Standby, standby.Version);
        await using var kept = await store.OpenConnectionAsync(Cancelled);
        (await IsStandbyAsync(kept, Cancelled)).ShouldBeFalse();

        await StandbysAsync(0);
        await Servers.StartAgainAsync(1, Cancelled);
        await StandbysAsync(1);
    }

    [Fact]
    public async Task A_server_with_an_older_version_or_another_history_is_not_read_from()
    {
        using var store = new Store(TimeProvider.System, readsAtOnce: 4);
        await using var standbys = Standbys.Of(Servers.ConnectionString, TimeProvider.System, _ => { })!;
        await using var primary = DataSource.CreateReading(Servers.ConnectionString);
        store.Open(primary, standbys: standbys);
        await PauseAsync();
        var (standby, version) = await ChosenAsync(standbys);
        standbys.Pick(version.Number, version).ShouldNotBeNull();
        standbys.Pick(0, version with { Number = version.Number + 1 }).ShouldNotBeNull();
        standbys.Pick(version.Number + 1, newest: null).ShouldBeNull();
        standbys.Pick(0, version with { Token = Guid.NewGuid() }).ShouldBeNull();
        standbys.Pick(0, version with { Number = version.Number - 1 }).ShouldBeNull();
        await PostAsync(0);
        var written = await store.ReadBackAsync(DataVersion.ReadAsync, Cancelled);

        store.ReadFrom(standby, written);
        (await store.ReadAsync(IsStandbyAsync, Cancelled)).ShouldBeFalse();
        store.ReadFrom(standby: null, written with { Number = written.Number + 1 });
        await Should.ThrowAsync<ServerBehindException>(() => store.ReadAsync(IsStandbyAsync, Cancelled));
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
        foreach (var read in new[] { path, "/v1/articles?total=true", "/v1/articles?format=ndjson", "/health/ready" })
        {
            using var answer = await Client.GetAsync(read, Cancelled);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, read);
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

    /// <summary>From now on the standbys repeat nothing.</summary>
    private async Task PauseAsync()
    {
        foreach (var standby in new[] { 1, 2 })
        {
            await Servers.AskAsync<bool>(standby, "select pg_wal_replay_pause() is not null", Cancelled);
        }
    }

    private async Task ResumeAsync()
    {
        foreach (var standby in new[] { 1, 2 })
        {
            await Servers.AskAsync<bool>(standby, "select pg_wal_replay_resume() is not null", Cancelled);
        }
    }

    private static long VersionOf(HttpResponseMessage answer) =>
        long.Parse(answer.Headers.GetValues(DataVersions.Header).Single(), CultureInfo.InvariantCulture);

    private static async Task<int> CountAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("items").GetArrayLength();

    /// <summary>One that was looked at, and is not looked at again.</summary>
    private static async Task<(Standby Standby, DataVersion Version)> ChosenAsync(Standbys standbys)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var watching = standbys.WatchAsync(end.Token);
        while (standbys.States.Count < 2)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), Cancelled);
        }
        await end.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return standbys.Pick(0, newest: null)!.Value;
    }

    private static Task<bool> IsStandbyAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        connection.ExecuteScalarAsync<bool>(new("select pg_is_in_recovery()", cancellationToken: cancellation));

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
