using System.Net;
using Qawl.Database.Embedded;

namespace Qawl.Api.Tests.Database.Embedded;

/// <summary>The service as a user runs it, with a private server that things happen to.</summary>
[Slow]
public sealed class ServiceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Data => _folder["pg", "data"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task While_a_dead_server_is_not_yet_up_again_the_service_answers_503_and_then_200()
    {
        using var service = await DatabaseProgram.StartServiceAsync(_folder.Path);
        using var http = await ClientAsync(service);
        (await http.GetAsync("/v1/people", Cancelled)).StatusCode.ShouldBe(HttpStatusCode.OK);

        // While this test holds the gate, nobody can start the server again.
        using (await ClusterDirectory.Open(_folder.Path).EnterAsync(Cancelled))
        {
            LinuxProcess.Signal(Postmaster.RunningOn(Data).ShouldNotBeNull().Pid, TestSignals.Kill);
            while (Postmaster.ProcessesOn(Data).Count > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), Cancelled);
            }

            // What is kept may be told until the service notices that nothing announces changes any more.
            var refused = await http.GetAsync("/v1/people", Cancelled);
            while (refused.StatusCode == HttpStatusCode.OK)
            {
                refused.Dispose();
                await Task.Delay(TimeSpan.FromMilliseconds(5), Cancelled);
                refused = await http.GetAsync("/v1/people", Cancelled);
            }
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Headers.RetryAfter.ShouldNotBeNull();
            refused.Dispose();
            (await http.GetAsync("/health/ready", Cancelled)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await http.GetAsync("/health/live", Cancelled)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var status = HttpStatusCode.ServiceUnavailable;
        while (status is HttpStatusCode.ServiceUnavailable)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), Cancelled);
            using var answer = await http.GetAsync("/v1/people", Cancelled);
            status = answer.StatusCode;
        }

        status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Ctrl_C_stops_the_service_and_its_server()
    {
        using var service = await DatabaseProgram.StartServiceAsync(_folder.Path);
        using var http = await ClientAsync(service);

        service.Interrupt();

        (await service.EndAsync(Cancelled)).ExitCode.ShouldBe(0);
        Postmaster.ProcessesOn(Data).ShouldBeEmpty();
        File.Exists(Postmaster.FileIn(Data)).ShouldBeFalse();
    }

    private static async Task<HttpClient> ClientAsync(DatabaseProgram service)
    {
        var address = (await service.SaysAsync(DatabaseProgram.Answers, Cancelled)).Split(' ')[0];
        return new() { BaseAddress = new Uri(address) };
    }
}
