using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qawl.Api.Json;

internal static class WireNames
{
    /// <summary>The names of an enum's values as they are sent.</summary>
    public static IEnumerable<(string Name, object Value)> Of(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f =>
                (
                    f.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
                        ?? JsonNamingPolicy.CamelCase.ConvertName(f.Name),
                    f.GetValue(null)!
                )
            );
}
