using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Qawl.Api.Answers;

namespace Qawl.Api.Tests.Answers;

public sealed class SlowReaderTests
{
    [Fact]
    public async Task Whoever_reads_rows_has_to_read_faster_than_whoever_reads_a_page()
    {
        var http = new DefaultHttpContext();
        var server = new Server();
        http.Features.Set<IHttpMinResponseDataRateFeature>(server);

        await new RowsResult<string>(new NdJsonRows<string>(asked: null), new RowsAtHand<string>([])).ExecuteAsync(
            http
        );

        var usual = new KestrelServerLimits().MinResponseDataRate!;
        server.MinDataRate!.BytesPerSecond.ShouldBeGreaterThan(usual.BytesPerSecond);
        server.MinDataRate.GracePeriod.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(10));
    }

    /// <summary>What the server offers for it.</summary>
    private sealed class Server : IHttpMinResponseDataRateFeature
    {
        public MinDataRate? MinDataRate { get; set; }
    }
}
