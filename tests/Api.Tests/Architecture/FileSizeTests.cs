using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Architecture;

/// <summary>Whoever opens a file of the product can keep it in mind.</summary>
public sealed class FileSizeTests
{
    private const int Most = 300;

    [Fact]
    public void No_file_of_the_product_has_300_lines()
    {
        var files = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path =>
                !path.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            )
            .Select(path => (path, Lines: File.ReadLines(path).Count()))
            .ToList();

        files.Count.ShouldBeGreaterThan(300);
        files.Where(file => file.Lines >= Most).ShouldBeEmpty();
    }
}
