namespace Qawl.Extraction.Tests;

/// <summary>Where the repository stands on this machine, and beside it the documents that may not enter it.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    /// <summary>A file or folder beside the repository; skips the test where there is none.</summary>
    public static string Shared(string path)
    {
        var full = Path.GetFullPath(Path.Combine(Root, "..", "shared", path));
        Assert.SkipUnless(Path.Exists(full), $"shared/{path} is not beside the repository.");
        return full;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Api.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Api.sln is in no folder above the tests.");
        }
        return folder.FullName;
    }
}
