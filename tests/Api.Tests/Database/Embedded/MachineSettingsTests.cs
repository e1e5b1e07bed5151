using Qawl.Database.Embedded;

namespace Qawl.Api.Tests.Database.Embedded;

public sealed class MachineSettingsTests
{
    private const long Megabyte = 1024 * 1024;

    [Theory]
    [InlineData(128, "16MB", "64MB", "4MB", "64MB", "512MB")]
    [InlineData(256, "32MB", "128MB", "4MB", "64MB", "512MB")]
    [InlineData(8 * 1024, "1024MB", "4096MB", "32MB", "256MB", "1024MB")]
    [InlineData(64 * 1024, "2048MB", "32768MB", "64MB", "512MB", "4096MB")]
    public void A_server_takes_its_share_of_the_machine(
        long memory,
        string buffers,
        string cache,
        string work,
        string maintenance,
        string log
    ) =>
        MachineSettings
            .For(memory * Megabyte)
            .Take(5)
            .ShouldBe([
                $"shared_buffers = {buffers}",
                $"effective_cache_size = {cache}",
                $"work_mem = {work}",
                $"maintenance_work_mem = {maintenance}",
                $"max_wal_size = {log}",
            ]);
}
