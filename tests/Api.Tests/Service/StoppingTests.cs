using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Qawl.Api.Tests.Database;

namespace Qawl.Api.Tests.Service;

public sealed class StoppingTests(PostgresFixture postgres)
{
    private const string Waits = """
        select exists (select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database()))
        """;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Slow]
    [Fact]
    public async Task Requests_at_work_are_answered_before_the_service_goes()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var service = await TestService.StartAsync(database.ConnectionString);
        using var client = service.CreateClient();
        var life = service.Services.GetRequiredService<IHostApplicationLifetime>();
        await using var connection = await database.DataSource.OpenConnectionAsync(Cancelled);
        var transaction = await connection.BeginTransactionAsync(Cancelled);
        await connection.ExecuteAsync("lock table people in access exclusive mode");
        var asked = client.GetAsync("/v1/people", Cancelled);
        while (!await connection.ExecuteScalarAsync<bool>(Waits))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancelled);
        }

        var stopping = service.DisposeAsync().AsTask();
        while (!life.ApplicationStopping.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancelled);
        }
        stopping.IsCompleted.ShouldBeFalse();
        await transaction.DisposeAsync();

        using var answer = await asked;
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await stopping;
        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync("/v1/people", Cancelled));
    }
}
