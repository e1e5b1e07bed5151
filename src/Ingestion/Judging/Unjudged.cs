using System.Threading.Channels;

namespace Qawl.Ingestion.Judging;

/// <summary>Whether something has been brought or taken away that rules have not judged: however much it is, it is told once.</summary>
internal sealed class Unjudged
{
    private readonly Channel<bool> _some = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Add() => _some.Writer.TryWrite(item: true);

    public async Task WaitAsync(CancellationToken cancellation) => await _some.Reader.ReadAsync(cancellation);
}
