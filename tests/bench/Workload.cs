using Qawl.Extraction.Model;
using Qawl.Extraction.Names;
using Qawl.Extraction.Pages;
using Qawl.Extraction.Words;
using Qawl.Ingestion.Decoding;
using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Reading;

namespace Qawl.Bench;

/// <summary>Documents read up to each stage, so that a stage can be measured alone.</summary>
internal sealed class Workload
{
    public required IncomingDocument[] Documents { get; init; }
    public required DocumentContent[] Contents { get; init; }
    public required TokenizedText[] Texts { get; init; }
    public required Page[] Pages { get; init; }
    public required NameTable[] Names { get; init; }

    /// <summary>Of the stored texts, in UTF-8.</summary>
    public long Bytes => Contents.Sum(c => (long)System.Text.Encoding.UTF8.GetByteCount(c.Text.Value));

    public static Workload Read(string folder, int most)
    {
        var documents = new DocumentReader([folder])
            .ReadAsync()
            .Where(d => DocumentContent.Of(d).Content is not null)
            .Take(most)
            .ToArrayAsync()
            .AsTask()
            .GetAwaiter()
            .GetResult();
        var contents = Array.ConvertAll(documents, d => DocumentContent.Of(d).Content!);
        var texts = Array.ConvertAll(contents, c => new TokenizedText(c.Text.Value, Vocabulary.Shared));
        var pages = contents.Select((c, i) => PageReader.Read(texts[i], c.Given)).ToArray();
        return new Workload
        {
            Documents = documents,
            Contents = contents,
            Texts = texts,
            Pages = pages,
            Names = [.. texts.Select((text, i) => NameFinder.Find(text, pages[i], GivenFields.None))],
        };
    }

    /// <summary>The folder of the solution.</summary>
    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Api.sln")))
            {
                folder = folder.Parent;
            }
            return folder?.FullName
                ?? throw new DirectoryNotFoundException("Api.sln is in no folder above the program.");
        }
    }

    /// <summary>The project's own documents, or those beside the repository where they are present.</summary>
    public static string? FolderOf(WorkloadName name)
    {
        var path = Path.Combine(Root, name == WorkloadName.Seeds ? "seeds" : "../shared/corpus");
        return Directory.Exists(path) ? path : null;
    }
}

public enum WorkloadName
{
    /// <summary>The documents in <c>seeds/</c>.</summary>
    Seeds,

    /// <summary>Up to 1,000 newspaper articles beside the repository.</summary>
    Corpus,
}
