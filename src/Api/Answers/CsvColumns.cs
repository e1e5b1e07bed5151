using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Qawl.Api.Json;

namespace Qawl.Api.Answers;

/// <summary>
/// The columns of a table: the members of the JSON object in its order, members of members joined to theirs by a point
/// (<c>speaker.name</c>). What JSON leaves out is an empty cell.
/// </summary>
internal static class CsvColumns<T>
    where T : class
{
    private static readonly CsvColumn[] All = [.. CsvColumn.Of(typeof(T), "", row => row)];

    /// <param name="asked">The members of rows that are asked for; <c>null</c> for all.</param>
    public static IReadOnlyList<CsvColumn> Of(IReadOnlyCollection<string>? asked) =>
        asked is null ? All : [.. All.Where(c => SparseFields.Shows<T>(c.Name.Split('.')[0], asked))];
}

/// <param name="Name">The path in JSON.</param>
/// <param name="IsText">Free text, which may begin as a formula does.</param>
/// <param name="TextOf">The cell of a row.</param>
internal sealed record CsvColumn(string Name, bool IsText, Func<object, string?> TextOf)
{
    public static IEnumerable<CsvColumn> Of(Type type, string path, Func<object, object?> owner)
    {
        foreach (var member in WireJson.Options.GetTypeInfo(type).Properties.OrderBy(p => p.Order))
        {
            if (member.Get is not { } get)
            {
                continue;
            }
            object? ValueOf(object row) => owner(row) is { } value ? get(value) : null;

            var inner = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
            if (WireJson.Options.GetTypeInfo(inner).Kind == JsonTypeInfoKind.Object)
            {
                foreach (var column in Of(inner, $"{path}{member.Name}.", ValueOf))
                {
                    yield return column;
                }
            }
            else
            {
                yield return new(path + member.Name, inner == typeof(string), row => Text(ValueOf(row)));
            }
        }
    }

    private static string? Text(object? value) =>
        value switch
        {
            null => null,
            string text => text,
            bool yes => yes ? "true" : "false",
            int or long or double => ((IFormattable)value).ToString(format: null, CultureInfo.InvariantCulture),
            // Dates and enumerations as in JSON, without its quotation marks; lists as JSON.
            _ => JsonSerializer.SerializeToElement(value, value.GetType(), WireJson.Options)
                is { ValueKind: JsonValueKind.String } element
                ? element.GetString()
                : JsonSerializer.Serialize(value, value.GetType(), WireJson.Options),
        };
}
