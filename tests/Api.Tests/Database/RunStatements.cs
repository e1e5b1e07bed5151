using System.Collections.Concurrent;
using System.Diagnostics;

namespace Qawl.Api.Tests.Database;

/// <summary>The statements that this process runs on one database while it is listened to, as the driver tells of them.</summary>
internal sealed class RunStatements : IDisposable
{
    private readonly ConcurrentQueue<string> _all = new();
    private readonly ActivityListener _listener;

    public RunStatements(string database)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (
                    Equals(activity.GetTagItem("db.namespace"), database)
                    && activity.GetTagItem("db.query.text") is string sql
                )
                {
                    _all.Enqueue(sql);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyCollection<string> All => _all;

    public void Dispose() => _listener.Dispose();
}
