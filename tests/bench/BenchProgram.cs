using System.Globalization;
using System.Runtime.Versioning;
using BenchmarkDotNet.Running;
using Qawl.Bench.Lanes;
using Qawl.Bench.Serving;

// Private servers are Linux's.
[assembly: SupportedOSPlatform("linux")]

namespace Qawl.Bench;

/// <summary>How fast the engine reads, and whether its time stays in proportion to what it is given.</summary>
internal static class BenchProgram
{
    private const string Help = """
        Measures the engine, and the service.

        Usage: dotnet run -c Release --project tests/bench -- VERB

          stages [OPTIONS]        time and memory of each stage of reading; options go to BenchmarkDotNet
          hostile [BYTES] [NAME]  time on inputs made to hurt (1000000 bytes if not said) and on their doubles; a ratio over
                                  2.2 is a failure. NAME picks the inputs whose name contains it.
          export [QUOTES]         reads that many made-up quotes (1000000 if not said) over HTTP to the last one: rows a
                                  second, growth of the service's memory, time to the first row. Build src/Api before.
          queries [QUOTES] [PART] median and worst time of every kind of request on as many made-up quotes, without kept
                                  answers. PART picks the requests whose path contains it. Build src/Api before.
          names                   public names in other spellings, Arabic and Latin, among 200000: how many find theirs, and
                                  in what time.
          identity PATH           imports the documents that tests/gold/identity.tsv tells of: how many pairs of names that mean one
                                  have one record, and how many that mean two have two.
          utterances [GOLD DOCUMENTS]
                                  pairs of tests/gold/utterances.tsv, and of the annotated file and its folder of documents: how many
                                  that report one statement are told, and how many that do not are taken for it.
          claims [QUOTES]         median and slowest tenth of verifying quotations, one at a time and twenty in a draft, and of the
                                  variants of quotes, on as many made-up quotes (300000 if not said). Build src/Api before.
          copies PATH             articles that share half of their text, found by counting every run of words: how many of
                                  the pairs are found; copies made of them: how well they are put together; pages edited: how
                                  many are taken for revisions and of how many the changes of quotes are told.
          start                   time to the first answer of the service with its private database, and its memory. Build
                                  src/Api before.
          import PATH             imports documents into an empty database, beside a binary COPY of the rows that come of it.
                                  Build src/Seeder before.
          serve [QUOTES] [PART]   requests a second under 16 connections on as many made-up quotes (300000 if not said), beside
                                  pgbench with the same statements and Fastify, which npm fetches. Build src/Api before.
          growth [QUOTES]         what answers take with a tenth of the quotes (300000 if not said), with all of them, with ten
                                  times the people, and 5000 pages on. Build src/Api before; it makes its own corpora, so
                                  do not set Qawl__DataDirectory.
          post [QUOTES]           what a new article takes among that many quotes (1000000 if not said), stored and judged, beside
                                  a hundredth of them. Build src/Api before; like growth it makes its own corpora.
          faults [N], overload [SECONDS], soak [MINUTES], memory [MB]
                                  lanes: see tests/lanes, which builds what they need.

        What was made up is kept, and used again, in Qawl__DataDirectory if that is set.
        """;

    public static int Main(string[] args) =>
        args switch
        {
            ["stages", .. var options] => Stages(options),
            ["hostile"] => Doubling.Run(Doubling.Bytes, ""),
            ["hostile", var bytes, .. var rest]
                when int.TryParse(bytes, CultureInfo.InvariantCulture, out var size) && rest.Length <= 1 =>
                Doubling.Run(size, rest is [var name] ? name : ""),
            ["export"] => ExportRun.RunAsync(ExportRun.Quotes).GetAwaiter().GetResult(),
            ["export", var quotes] when int.TryParse(quotes, CultureInfo.InvariantCulture, out var count) => ExportRun
                .RunAsync(count)
                .GetAwaiter()
                .GetResult(),
            ["queries"] => QueryRun.RunAsync(ExportRun.Quotes, "").GetAwaiter().GetResult(),
            ["queries", var quotes, .. var rest]
                when int.TryParse(quotes, CultureInfo.InvariantCulture, out var count) && rest.Length <= 1 => QueryRun
                .RunAsync(count, rest is [var part] ? part : "")
                .GetAwaiter()
                .GetResult(),
            ["growth"] => GrowthRun.RunAsync(GrowthRun.Quotes).GetAwaiter().GetResult(),
            ["growth", var quotes] when int.TryParse(quotes, CultureInfo.InvariantCulture, out var count) => GrowthRun
                .RunAsync(count)
                .GetAwaiter()
                .GetResult(),
            ["identity", var path] => IdentityRun.RunAsync(path).GetAwaiter().GetResult(),
            ["names"] => NamesRun.RunAsync().GetAwaiter().GetResult(),
            ["utterances"] => UtteranceRun.Run(gold: null, documents: null),
            ["utterances", var gold, var documents] => UtteranceRun.Run(gold, documents),
            ["claims"] => ClaimRun.RunAsync(ClaimRun.Quotes).GetAwaiter().GetResult(),
            ["claims", var quotes] when int.TryParse(quotes, CultureInfo.InvariantCulture, out var count) => ClaimRun
                .RunAsync(count)
                .GetAwaiter()
                .GetResult(),
            ["copies", var path] => CopyRun.RunAsync(path).GetAwaiter().GetResult(),
            ["start"] => StartRun.RunAsync().GetAwaiter().GetResult(),
            ["import", var path] => ImportRun.RunAsync(path).GetAwaiter().GetResult(),
            ["post"] => PostRun.RunAsync(PostRun.Quotes).GetAwaiter().GetResult(),
            ["post", var quotes] when int.TryParse(quotes, CultureInfo.InvariantCulture, out var count) => PostRun
                .RunAsync(count)
                .GetAwaiter()
                .GetResult(),
            ["serve"] => ServingRun.RunAsync(ServingRun.Quotes, "").GetAwaiter().GetResult(),
            ["serve", var quotes, .. var rest]
                when int.TryParse(quotes, CultureInfo.InvariantCulture, out var count) && rest.Length <= 1 => ServingRun
                .RunAsync(count, rest is [var part] ? part : "")
                .GetAwaiter()
                .GetResult(),
            [var lane, .. var rest] when LaneVerbs.All.TryGetValue(lane, out var run) && rest.Length <= 1 => run(
                    rest is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : null
                )
                .GetAwaiter()
                .GetResult(),
            _ => Usage(),
        };

    private static int Stages(string[] options)
    {
        BenchmarkSwitcher.FromTypes([typeof(StageBenchmarks)]).Run(["--filter", "*", .. options]);
        return 0;
    }

    private static int Usage()
    {
        Console.WriteLine(Help);
        return 2;
    }
}
