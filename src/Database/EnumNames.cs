using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Qawl.Database;

/// <summary>
/// What the values of enums are called outside of the program: in the database, in JSON, in queries and in files. In camel
/// case, unless <see cref="JsonStringEnumMemberNameAttribute"/> says otherwise.
/// </summary>
public static class EnumNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => Known<T>.Names[value];

    /// <summary>In the order that the enum declares them in.</summary>
    public static IEnumerable<(string Name, object Value)> All(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (NameOf(f), f.GetValue(null)!));

    /// <summary>Reads and writes these names, and no numbers.</summary>
    public static JsonConverter Converter() =>
        new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

    private static string NameOf(FieldInfo field) =>
        field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
        ?? JsonNamingPolicy.CamelCase.ConvertName(field.Name);

    private static class Known<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Names = All(typeof(T))
            .ToFrozenDictionary(n => (T)n.Value, n => n.Name);
    }
}
