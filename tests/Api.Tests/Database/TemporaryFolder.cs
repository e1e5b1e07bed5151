namespace Qawl.Api.Tests.Database;

/// <summary>A new folder in the system's place for such; it is removed on dispose.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("qawl-").FullName;

    /// <summary>The path of something inside the folder.</summary>
    public string this[params string[] parts] => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
