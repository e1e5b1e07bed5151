using System.IO.Compression;
using System.Text;
using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Extracted;
using Qawl.Ingestion.Reading;

namespace Qawl.Api.Tests.Ingestion;

/// <summary>A temporary folder of documents, and the places of real ones.</summary>
internal sealed class Workspace : IDisposable
{
    public const string Body = "قال الوزير سامي الخطيب إن المحطة الجديدة ستعمل قبل نهاية العام.";

    public string Path { get; } = Directory.CreateTempSubdirectory("qawl-documents-").FullName;

    public static string Repository { get; } = FindRepository();

    /// <summary>Real documents beside the repository; a test that needs them is skipped where there are none.</summary>
    public static string Shared(string name)
    {
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository, "..", "shared", name));
        Assert.SkipUnless(System.IO.Path.Exists(path), $"There is no ../shared/{name} beside the repository.");
        return path;
    }

    public string File(string name, string content) => File(name, Encoding.UTF8.GetBytes(content));

    public string File(string name, byte[] content)
    {
        var path = Full(name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public string Zip(string name, params (string Name, string Content)[] members)
    {
        var path = Full(name);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (member, content) in members)
        {
            using var writer = new StreamWriter(archive.CreateEntry(member).Open());
            writer.Write(content);
        }
        return path;
    }

    public string Full(string name)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Name and outcome of every document below the folder: a reason's code, or <c>ok</c>.</summary>
    public async Task<List<(string Name, string Outcome)>> ReadAsync(FieldNames? fields = null)
    {
        var documents = new DocumentReader([Path], fields).ReadAsync(TestContext.Current.CancellationToken);
        return await ExtractedDocument
            .ExtractAsync(documents, TestContext.Current.CancellationToken)
            .Select(d => (d.Name, d is ExtractedDocument.Refused refused ? refused.Rejection.Code : "ok"))
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    public async Task<ExtractedDocument.Accepted> ReadOneAsync() =>
        (
            await ExtractedDocument
                .ExtractAsync(new DocumentReader([Path]).ReadAsync(TestContext.Current.CancellationToken))
                .SingleAsync(TestContext.Current.CancellationToken)
        ).ShouldBeOfType<ExtractedDocument.Accepted>();

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "Api.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Api.sln is in no folder above the tests.");
        }
        return folder.FullName;
    }
}
