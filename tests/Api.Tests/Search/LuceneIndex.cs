using Lucene.Net.Analysis.Ar;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.QueryParsers.Classic;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Qawl.Api.Tests.Search;

/// <summary>What Lucene's own analyzer for Arabic makes of texts, in memory: the measure that a search has to beat.</summary>
internal sealed class LuceneIndex : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private const string Text = "text";

    private const string Name = "name";

    private readonly ArabicAnalyzer _analyzer = new(Version);
    private readonly RAMDirectory _directory = new();
    private readonly DirectoryReader _reader;

    /// <param name="texts">Each with the name of its document.</param>
    public LuceneIndex(IEnumerable<(string Name, string Text)> texts)
    {
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(Version, _analyzer)))
        {
            foreach (var (name, text) in texts)
            {
                writer.AddDocument([
                    new StringField(Name, name, Field.Store.YES),
                    new TextField(Text, text, Field.Store.NO),
                ]);
            }
        }
        _reader = DirectoryReader.Open(_directory);
    }

    /// <summary>Names of the documents, best first; all words are required, as a search of ours requires them.</summary>
    public IReadOnlyCollection<string> Find(string query, int most)
    {
        var parser = new QueryParser(Version, Text, _analyzer) { DefaultOperator = Operator.AND };
        var searcher = new IndexSearcher(_reader);
        return
        [
            .. searcher.Search(parser.Parse(query), most).ScoreDocs.Select(found => searcher.Doc(found.Doc).Get(Name)),
        ];
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
        _analyzer.Dispose();
    }
}
