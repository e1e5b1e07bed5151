using System.IO.Compression;

namespace Qawl.Api.Tests.Ingestion.Reading;

public sealed class ZipMembersTests : IDisposable
{
    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Members_are_read_in_ordinal_order_and_named_by_their_place()
    {
        var json = $$"""[{"content":"{{Workspace.Body}}"},{"content":"{{Workspace.Body}}"}]""";
        _files.Zip(
            "a.zip",
            ("b.json", json),
            ("folder/a.txt", Workspace.Body),
            ("folder/", ""),
            ("B.html", $"<p>{Workspace.Body}")
        );

        (await _files.ReadAsync()).ShouldBe([
            ("a.zip/B.html", "ok"),
            ("a.zip/b.json#1", "ok"),
            ("a.zip/b.json#2", "ok"),
            ("a.zip/folder/a.txt", "ok"),
        ]);
    }

    [Theory]
    [InlineData("../up.txt")]
    [InlineData("a/../../up.txt")]
    [InlineData("/etc/up.txt")]
    [InlineData("a\\..\\up.txt")]
    [InlineData("C:\\up.txt")]
    public async Task A_member_whose_name_leads_elsewhere_is_refused_and_nothing_is_written(string name)
    {
        _files.Zip("a.zip", (name, Workspace.Body), ("z.txt", Workspace.Body));

        (await _files.ReadAsync()).Select(d => d.Outcome).ShouldBe(["unsafePath", "ok"], ignoreOrder: true);
        Directory.EnumerateFiles(_files.Path).Count().ShouldBe(1);
    }

    [Fact]
    public async Task Archives_in_archives_are_not_opened()
    {
        _files.Zip("a.zip", ("inner.zip", "PK"), ("inner.gz", "x"), ("z.txt", Workspace.Body));

        (await _files.ReadAsync()).Select(d => d.Outcome).ShouldBe(["nestedArchive", "nestedArchive", "ok"]);
    }

    [Fact]
    public async Task A_member_that_unpacks_a_hundredfold_is_refused()
    {
        _files.Zip("a.zip", ("bomb.ndjson", new string(' ', 20_000_000)), ("z.txt", Workspace.Body));

        (await _files.ReadAsync()).ShouldBe([("a.zip/bomb.ndjson", "archiveTooLarge"), ("a.zip/z.txt", "ok")]);
    }

    [Fact]
    public async Task A_member_that_lies_about_its_length_is_stopped()
    {
        var path = _files.Zip("a.zip", ("bomb.ndjson", new string(' ', 20_000_000)));
        // The declared length stands in the local header and in the directory; the data say otherwise.
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var declared = BitConverter.GetBytes(20_000_000);
        for (int at; (at = bytes.AsSpan().IndexOf(declared)) >= 0; )
        {
            BitConverter.GetBytes(1000).CopyTo(bytes, at);
        }
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        (await _files.ReadAsync()).Select(d => d.Outcome).ShouldNotContain("ok", StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_archive_of_too_many_members_is_refused_whole()
    {
        using (var archive = ZipFile.Open(_files.Full("a.zip"), ZipArchiveMode.Create))
        {
            for (var i = 0; i <= 10_000; i++)
            {
                archive.CreateEntry($"{i}.txt");
            }
        }

        (await _files.ReadAsync()).ShouldBe([("a.zip", "archiveTooLarge")]);
    }

    [Fact]
    public async Task A_damaged_archive_is_refused()
    {
        var path = _files.Zip("a.zip", ("a.txt", Workspace.Body));
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(path, bytes[..^30], TestContext.Current.CancellationToken);
        _files.File("b.zip", [.. bytes[..40], 0xFF, 0xFF, 0xFF, .. bytes[43..]]);

        (await _files.ReadAsync()).Select(d => d.Outcome).ShouldNotContain("ok", StringComparer.Ordinal);
    }
}
