using System.Runtime.Versioning;
using Npgsql;
using Qawl.Api.Tests.Database;
using Qawl.Database;
using Qawl.Database.Embedded;
using Qawl.Extraction.Model;
using Qawl.Ingestion;
using Qawl.Ingestion.Documents;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
// The private server is Linux's; elsewhere QAWL_TEST_POSTGRES names one.
[assembly: SupportedOSPlatform("linux")]

namespace Qawl.Api.Tests.Database;

/// <summary>
/// One PostgreSQL for the whole run, private and in a temporary folder unless <c>QAWL_TEST_POSTGRES</c> names another.
/// A test asks for a database of its own, which has the schema already.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    // Nobody needs what a test stored after a power cut.
    private static readonly string[] Fast =
    [
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "max_connections=400",
    ];

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"qawl-tests-{Guid.NewGuid():n}");
    private readonly string _template = $"template_{Guid.NewGuid():n}";
    private readonly SemaphoreSlim _creating = new(1);
    private PrivateCluster? _cluster;
    private NpgsqlDataSource? _server;

    /// <summary>A connection string that may create databases.</summary>
    public string ServerConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        ServerConnectionString = Environment.GetEnvironmentVariable("QAWL_TEST_POSTGRES") ?? await StartAsync();
        _server = DataSource.Create(ServerConnectionString);
        await ExecuteAsync($"create database {_template}");
        await using var template = DataSource.Create(For(_template));
        await Migrator.ApplyAsync(template, CancellationToken.None);
    }

    /// <summary>A fresh database with the whole schema and no rows.</summary>
    public Task<TestDatabase> CreateDatabaseAsync() => CreateDatabaseAsync(_template);

    /// <summary>A fresh database without anything of ours.</summary>
    public Task<TestDatabase> CreateEmptyDatabaseAsync(string options = "") =>
        CreateDatabaseAsync("template0", options);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await ExecuteAsync($"drop database if exists {_template} with (force)");
            await _server.DisposeAsync();
        }

        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }

        _creating.Dispose();
    }

    /// <summary>Words before a command that has to be the server's user to reach its socket.</summary>
    internal async Task<IReadOnlyList<string>> UserAsync() =>
        _cluster is null
            ? []
            : (await ServerUser.OfAsync(ClusterDirectory.Open(_folder), TestContext.Current.CancellationToken)).Prefix;

    internal async Task ExecuteAsync(string sql)
    {
        await using var command = _server!.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> StartAsync()
    {
        var options = PrivateServers.Options(_folder) with { ServerSettings = Fast };
        _cluster = await PrivateCluster.StartAsync(options, Console.Error.WriteLine, CancellationToken.None);
        return _cluster.SuperuserConnectionString;
    }

    private async Task<TestDatabase> CreateDatabaseAsync(string template, string options = "")
    {
        var name = $"test_{Guid.NewGuid():n}";
        // PostgreSQL copies a template only while nobody else does.
        await _creating.WaitAsync();
        try
        {
            await ExecuteAsync($"create database {name} template {template} {options}");
        }
        finally
        {
            _creating.Release();
        }

        return new(this, name, For(name));
    }

    private string For(string database) =>
        new NpgsqlConnectionStringBuilder(ServerConnectionString) { Database = database }.ConnectionString;
}

/// <summary>A database of one test; it is dropped on dispose.</summary>
public sealed class TestDatabase(PostgresFixture server, string name, string connectionString) : IAsyncDisposable
{
    public string Name => name;

    public string ConnectionString { get; } = connectionString;

    public NpgsqlDataSource DataSource { get; } = Qawl.Database.DataSource.Create(connectionString);

    /// <summary>Stores an article of each text, as if it had been posted.</summary>
    public async Task ImportAsync(params IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            await new Importer(DataSource, TimeProvider.System).ImportOneAsync(
                IncomingDocument.OfText("a.txt", text, DocumentFormat.Text, GivenFields.None),
                "test",
                force: false,
                TestContext.Current.CancellationToken
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await server.ExecuteAsync($"drop database if exists {name} with (force)");
    }
}
