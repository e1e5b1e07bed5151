using System.Diagnostics;
using System.Diagnostics.Metrics;
using Qawl.Database;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Measures;

/// <summary>What importing counts and times, for whoever listens. Names of documents, texts and paths are in none of it.</summary>
public static class ImportMeter
{
    /// <summary>Of the meter, and of the source of spans.</summary>
    public const string Name = "Qawl.Ingestion";

    private const string Outcome = "outcome";
    private const string Reason = "reason";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Spans = new(Name);

    private static readonly Counter<long> Imports = Meter.CreateCounter<long>(
        "qawl.imports",
        description: "Imports of many documents that ended, by outcome."
    );

    private static readonly UpDownCounter<long> Running = Meter.CreateUpDownCounter<long>(
        "qawl.imports.running",
        description: "Imports of many documents at work."
    );

    private static readonly Counter<long> Documents = Meter.CreateCounter<long>(
        "qawl.documents",
        description: "Documents that arrived, by outcome; posted articles too."
    );

    private static readonly Counter<long> Rejections = Meter.CreateCounter<long>(
        "qawl.rejections",
        description: "Documents that were rejected, by reason."
    );

    private static readonly Histogram<double> Stages = Meter.CreateHistogram(
        "qawl.stage.duration",
        "s",
        "What a stage of importing takes: decode and extract a document, write a batch, judge all that is new.",
        advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
        }
    );

    /// <summary>Shows what has not happened yet as zero: from nothing to one is no increase.</summary>
    public static void Announce()
    {
        foreach (var outcome in (string[])["finished", "failed"])
        {
            Imports.Add(0, new KeyValuePair<string, object?>(Outcome, outcome));
        }
        foreach (var reason in Enum.GetValues<RejectionReason>())
        {
            Rejections.Add(0, new KeyValuePair<string, object?>(Reason, EnumNames.Of(reason)));
        }
    }

    /// <summary>An import of many documents; dispose of it when it ends.</summary>
    internal static Import Begin(Guid run) => new(run);

    internal static void Add(string outcome, long documents)
    {
        if (documents > 0)
        {
            Documents.Add(documents, new KeyValuePair<string, object?>(Outcome, outcome));
        }
    }

    internal static void Reject(string reason) => Rejections.Add(1, new KeyValuePair<string, object?>(Reason, reason));

    /// <summary>Times what happens until it is disposed of, as a span too.</summary>
    internal static Stage Begin(string stage) => new(stage);

    /// <summary>Times what is done for each document, of which there are too many for spans.</summary>
    internal static T Timed<T>(string stage, Func<T> work)
    {
        var began = Stopwatch.GetTimestamp();
        var result = work();
        Record(stage, began);
        return result;
    }

    private static void Record(string stage, long began) =>
        Stages.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("stage", stage));

    internal sealed class Import : IDisposable
    {
        private readonly Activity? _span = Spans.StartActivity("import");

        public Import(Guid run)
        {
            Running.Add(1);
            _span?.SetTag("qawl.import.id", run.ToString());
        }

        public bool Succeeded { get; set; }

        public void Dispose()
        {
            Running.Add(-1);
            Imports.Add(1, new KeyValuePair<string, object?>(Outcome, Succeeded ? "finished" : "failed"));
            if (!Succeeded)
            {
                _span?.SetStatus(ActivityStatusCode.Error);
            }
            _span?.Dispose();
        }
    }

    internal readonly struct Stage(string name) : IDisposable
    {
        private readonly long _began = Stopwatch.GetTimestamp();
        private readonly Activity? _span = Spans.StartActivity(name);

        public void Dispose()
        {
            _span?.Dispose();
            Record(name, _began);
        }
    }
}
