using Qawl.Extraction.Text;

namespace Qawl.Ingestion.Writing;

/// <summary>The key of the organization that a name of an outlet stands for.</summary>
internal static class OutletKey
{
    public static string Of(string outlet) => "organization:" + Folding.Fold(outlet);
}
