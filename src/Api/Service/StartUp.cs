using Dapper;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Npgsql;
using Qawl.Api.Data;
using Qawl.Api.Imports;
using Qawl.Database;
using Qawl.Database.Embedded;
using Qawl.Ingestion;
using Qawl.Ingestion.Reading;

namespace Qawl.Api.Service;

/// <summary>
/// Brings the database up beside a server that already answers: finds or starts it, migrates it, and fills an empty one
/// of its own with the seeds. It goes down after the last request is through.
/// </summary>
internal sealed class StartUp(
    DatabaseOptions options,
    Store store,
    IServer server,
    IHostApplicationLifetime life,
    TimeProvider time,
    ILogger<StartUp> log
) : BackgroundService
{
    /// <summary>One listens, each import has one, and one looks for imports that died.</summary>
    private const int Sessions = 2 + Store.MostImports;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(32);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    private DatabaseServer? _database;
    private NpgsqlDataSource? _source;
    private NpgsqlDataSource? _writing;
    private NpgsqlDataSource? _beside;
    private NpgsqlDataSource? _direct;
    private Standbys? _standbys;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        store.Close();
        foreach (var pool in new IAsyncDisposable?[] { _source, _writing, _beside, _direct, _standbys })
        {
            if (pool is not null)
            {
                await pool.DisposeAsync();
            }
        }
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            _database = await DatabaseServer.StartAsync(options, Say, stoppingToken);
            _writing = DataSource.Create(_database.ConnectionString, "qawl-writing");
            if (options.Direct is { } direct)
            {
                _direct = DataSource.CreateSmall(direct, "qawl-direct", Sessions);
            }
            await MigrateAsync(_direct ?? _writing, _database.IsEmbedded, stoppingToken);
            _source = DataSource.CreateReading(_database.ConnectionString);
            var importer = new Importer(_writing, time, _direct);
            await importer.FailTheDeadAsync(stoppingToken);
            if (_database.IsEmbedded)
            {
                await SeedAsync(_writing, stoppingToken);
            }
            _beside = DataSource.CreateSmall(_database.ConnectionString, "qawl-beside");
            // Whoever asks whether the service is ready shall not wait for a connection to be made.
            await (await _beside.OpenConnectionAsync(stoppingToken)).DisposeAsync();
            _standbys = Standbys.Of(
                _database.ConnectionString,
                time,
                sentence => log.LogInformation("{Sentence}", sentence)
            );
            store.Open(_source, _writing, _beside, _direct, _standbys);
            await AnnounceAsync(stoppingToken);
            await Task.WhenAll(
                WatchImportersAsync(importer, stoppingToken),
                JudgeAsync(store.Importer, stoppingToken),
                _standbys?.WatchAsync(stoppingToken) ?? Task.CompletedTask
            );
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped before it was up.
        }
        catch (Exception e)
        {
            log.LogDebug(e, "Start-up failed");
            await Console.Error.WriteLineAsync($"Qawl cannot start: {e.Message}");
            Environment.ExitCode = 1;
            life.StopApplication();
        }
    }

    private static void Say(string sentence) => Console.Out.WriteLine(sentence);

    /// <summary>A server that somebody else runs may come up after this one.</summary>
    private async Task MigrateAsync(NpgsqlDataSource source, bool isEmbedded, CancellationToken stopping)
    {
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await Upgrade.ApplyAsync(source, stopping);
                return;
            }
            catch (NpgsqlException e) when (!isEmbedded && e is not PostgresException { IsTransient: false })
            {
                log.LogWarning(
                    "The database cannot be reached, trying again in {Seconds} s: {Reason}",
                    pause.TotalSeconds,
                    e.Message
                );
                await Task.Delay(pause, time, stopping);
            }
        }
    }

    private async Task SeedAsync(NpgsqlDataSource source, CancellationToken stopping)
    {
        var seeds = options.Seeds ?? DatabaseOptions.UsualSeeds;
        if (await HasArticlesAsync(source, stopping))
        {
            if (options.Seeds is not null)
            {
                Say($"The database is not empty, so {seeds} is not imported (Seeder seed {seeds} would do it).");
            }
            return;
        }
        if (!Path.Exists(seeds))
        {
            Say($"The database is empty, and there is no {Path.GetFullPath(seeds)} to import.");
            return;
        }
        var reader = new DocumentReader([seeds]);
        Say($"The database is empty: importing {seeds} (files: {reader.CountFiles()}).");
        var summary = await new Importer(source, time).ImportAsync(
            reader.ReadAsync(stopping),
            new ImportOptions { Source = seeds },
            progress: null,
            stopping
        );
        log.Imported(summary, seeds);
        Say($"Imported {summary.Counts.Imported} articles, rejected {summary.Counts.Rejected} documents.");
    }

    private static async Task<bool> HasArticlesAsync(NpgsqlDataSource source, CancellationToken stopping)
    {
        await using var connection = await source.OpenConnectionAsync(stopping);
        return await connection.ExecuteScalarAsync<bool>(
            new("select exists (select from articles)", cancellationToken: stopping)
        );
    }

    /// <summary>
    /// Who was killed while importing cannot say so, whether it was this service, another copy or the console job; and the
    /// database may notice it only after the service is up again.
    /// </summary>
    private async Task WatchImportersAsync(Importer importer, CancellationToken stopping)
    {
        using var looks = new PeriodicTimer(BetweenLooks, time);
        while (await looks.WaitForNextTickAsync(stopping))
        {
            try
            {
                await importer.FailTheDeadAsync(stopping);
            }
            catch (NpgsqlException e)
            {
                log.LogDebug(e, "Imports at work could not be looked at");
            }
        }
    }

    /// <summary>What is posted by itself is judged when it is stored; posts that come meanwhile are judged together.</summary>
    private async Task JudgeAsync(Importer importer, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await importer.JudgeAsync(stopping);
                await importer.WaitForUnjudgedAsync(stopping);
            }
            catch (NpgsqlException e)
            {
                log.LogDebug(e, "Forms could not be judged");
                await Task.Delay(BetweenLooks, time, stopping);
            }
        }
    }

    private async Task AnnounceAsync(CancellationToken stopping)
    {
        var listening = new TaskCompletionSource();
        await using (life.ApplicationStarted.Register(listening.SetResult))
        {
            await listening.Task.WaitAsync(stopping);
        }
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            Say($"Qawl answers at {address} (explore it at {address}/swagger).");
        }
    }
}
