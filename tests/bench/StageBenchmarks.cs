using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Qawl.Extraction;
using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Pages;
using Qawl.Extraction.Quotes;
using Qawl.Extraction.Words;
using Qawl.Ingestion.Decoding;

namespace Qawl.Bench;

/// <summary>Each stage over a whole set of documents; what a stage needs of those before it is made beforehand.</summary>
[MemoryDiagnoser]
[Config(typeof(InThisProcess))]
public class StageBenchmarks
{
    private const int Most = 1000;

    private Workload _work = null!;

    [ParamsSource(nameof(Present))]
    public WorkloadName On { get; set; }

    public static IEnumerable<WorkloadName> Present =>
        Enum.GetValues<WorkloadName>().Where(n => Workload.FolderOf(n) is not null);

    [GlobalSetup]
    public void Read()
    {
        _work = Workload.Read(Workload.FolderOf(On)!, Most);
        Console.WriteLine($"// {On}: {_work.Documents.Length} documents, {_work.Bytes} bytes of text");
    }

    [Benchmark]
    public int Decode() => _work.Documents.Sum(d => DocumentContent.Of(d).Content!.Text.Length);

    [Benchmark]
    public int Tokenize() => _work.Contents.Sum(c => new TokenizedText(c.Text.Value, Vocabulary.Shared).Tokens.Length);

    [Benchmark]
    public int Page() => Indices.Sum(i => PageReader.Read(Text(i), _work.Contents[i].Given).BodyEnd);

    [Benchmark]
    public int Names() => Indices.Sum(i => NameFinder.Find(Text(i), _work.Pages[i], GivenFields.None).Referents.Count);

    [Benchmark]
    public int Quotes() =>
        Indices.Sum(i => QuoteFinder.Find(Text(i), _work.Names[i], _work.Pages[i], isDraft: false).Count);

    [Benchmark]
    public int Whole() =>
        _work.Documents.Sum(d =>
        {
            var content = DocumentContent.Of(d).Content!;
            return ArticleExtractor.Extract(content.Text, content.Given).Quotes.Count;
        });

    private IEnumerable<int> Indices => Enumerable.Range(0, _work.Documents.Length);

    private TokenizedText Text(int i) => _work.Texts[i];

    /// <summary>A project made on the fly would restore without this repository's lock files.</summary>
    private sealed class InThisProcess : BenchmarkDotNet.Configs.ManualConfig
    {
        public InThisProcess()
        {
            ArtifactsPath = Path.Combine(AppContext.BaseDirectory, "artifacts");
            AddJob(
                Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(10)
            );
        }
    }
}
