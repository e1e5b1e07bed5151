using Npgsql;

namespace Qawl.Bench.Lanes;

/// <summary>One kind of fault.</summary>
/// <param name="Name">In the plan and in words.</param>
/// <param name="Planned">How many a whole run has.</param>
/// <param name="InjectAsync">Does it, and undoes what does not pass by itself.</param>
/// <param name="AtOnce">How many one injection counts for.</param>
internal sealed record Fault(string Name, int Planned, Func<Task> InjectAsync, int AtOnce = 1);

/// <summary>What is done to the service, its connections and its database while writers go on.</summary>
internal sealed class ServiceFaults(LaneDatabase database, CutConnections cuts, LaneService service)
{
    private const int CutsAtOnce = 10;
    private const double OfAHundred = 2;

    public IReadOnlyList<Fault> All =>
        [
            new("F1 kill of the service", 100, KillServiceAsync),
            new("F2 kill of the whole database server", 50, KillServerAsync),
            new("F3 kill of one backend", 40, KillBackendAsync),
            new("F4 every client's session ended", 100, TerminateAsync),
            new("F5 acknowledgement lost", 300, CutAsync, CutsAtOnce),
            new("F7 database stands still", 5, FreezeAsync),
            new("F9 no connection left at the server", 5, TakeConnectionsAsync),
            new("F10 network silent or slow", 10, DisturbAsync, AtOnce: 2),
            new("F14 lock held", 10, LockAsync),
        ];

    private Task KillServiceAsync()
    {
        service.Kill();
        service.StartAgain();
        return Task.CompletedTask;
    }

    private Task KillServerAsync()
    {
        Signals.Send("KILL", database.Processes);
        return Task.CompletedTask;
    }

    private async Task KillBackendAsync()
    {
        Signals.Send("KILL", (await database.BackendsAsync()).Take(1));
    }

    private async Task TerminateAsync() =>
        await database.AskAsync<long>(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
            asSuperuser: true
        );

    private async Task CutAsync()
    {
        var before = cuts.Cuts;
        cuts.Percent = OfAHundred;
        while (cuts.Cuts < before + CutsAtOnce)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
        cuts.Percent = 0;
    }

    private async Task FreezeAsync()
    {
        var processes = database.Processes;
        Signals.Send("STOP", processes);
        await Task.Delay(TimeSpan.FromSeconds(8));
        Signals.Send("CONT", processes);
    }

    private async Task TakeConnectionsAsync()
    {
        var held = new List<NpgsqlConnection>();
        try
        {
            // The service's own go first, so that the others get all.
            while (true)
            {
                var connection = new NpgsqlConnection(database.Direct);
                held.Add(connection);
                await connection.OpenAsync();
                if (held.Count % 50 == 0)
                {
                    await TerminateOthersAsync();
                }
            }
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
        finally
        {
            foreach (var connection in held)
            {
                await connection.DisposeAsync();
            }
        }
    }

    /// <summary>Sessions that came through the network's stand-in; those that hold the places came by the socket.</summary>
    private Task<long> TerminateOthersAsync() =>
        database.AskAsync<long>(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name like 'qawl%'",
            asSuperuser: true
        );

    private async Task DisturbAsync()
    {
        cuts.IsSilent = true;
        await Task.Delay(TimeSpan.FromSeconds(5));
        cuts.IsSilent = false;
        cuts.Delay = TimeSpan.FromMilliseconds(200);
        await Task.Delay(TimeSpan.FromSeconds(3));
        cuts.Delay = TimeSpan.Zero;
    }

    private async Task LockAsync()
    {
        await using var connection = new NpgsqlConnection(database.Direct);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("lock table articles in access exclusive mode", connection);
        await command.ExecuteNonQueryAsync();
        await Task.Delay(TimeSpan.FromSeconds(6));
    }
}
