using System.Reflection;
using System.Runtime.Loader;

namespace Qawl.Mutate;

/// <summary>
/// The rewritten engine with everything of ours that stands on it, loaded beside the ordinary ones, so that several can
/// run at once and each can be thrown away with its lexicons.
/// </summary>
internal sealed class EngineContext(byte[] engine) : AssemblyLoadContext("rewritten", isCollectible: true)
{
    private static readonly string[] Ours = ["Mutate", "Extraction.Tests", "Seeder", "Ingestion", "Database"];

    /// <summary>This very program, as it is inside.</summary>
    public Assembly Program => LoadFromAssemblyName(typeof(EngineContext).Assembly.GetName());

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is "Extraction" ? LoadFromStream(new MemoryStream(engine))
        : Ours.Contains(assemblyName.Name, StringComparer.Ordinal)
            ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll"))
        : null;
}
