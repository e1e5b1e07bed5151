using Npgsql;
using NpgsqlTypes;
using Qawl.Database;

namespace Qawl.Ingestion.Views;

/// <summary>A column of rows on their way into the database: one array, which the statement takes apart again.</summary>
internal static class Column
{
    public static NpgsqlParameter Text(string name, IEnumerable<string?> values) => Of(name, NpgsqlDbType.Text, values);

    public static NpgsqlParameter Name<T>(string name, IEnumerable<T?> values)
        where T : struct, Enum => Text(name, values.Select(v => v is { } known ? EnumNames.Of(known) : null));

    public static NpgsqlParameter Number<T>(string name, IEnumerable<T> values) =>
        Of(name, NpgsqlDbType.Integer, values);

    public static NpgsqlParameter Flag<T>(string name, IEnumerable<T> values) => Of(name, NpgsqlDbType.Boolean, values);

    public static NpgsqlParameter Day(string name, IEnumerable<DateOnly?> values) =>
        Of(name, NpgsqlDbType.Date, values);

    public static NpgsqlParameter Time<T>(string name, IEnumerable<T> values) =>
        Of(name, NpgsqlDbType.TimestampTz, values);

    public static NpgsqlParameter Of<T>(string name, NpgsqlDbType type, IEnumerable<T> values) =>
        new(name, NpgsqlDbType.Array | type) { Value = values.ToArray() };
}
