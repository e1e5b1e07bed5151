using System.Text.Json;

namespace Qawl.Ingestion.Writing;

/// <summary>Values of enumerations as columns hold them, and as they are sent.</summary>
internal static class WireName
{
    public static string? Of<T>(T? value)
        where T : struct, Enum => value is null ? null : JsonNamingPolicy.CamelCase.ConvertName(value.Value.ToString());
}
