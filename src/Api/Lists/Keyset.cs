using System.Globalization;
using Dapper;

namespace Qawl.Api.Lists;

/// <summary>A total order of rows that an index delivers, and how a page continues after a given row.</summary>
/// <param name="OrderBy">What follows <c>order by</c>.</param>
/// <param name="After">The predicate for the rows behind the cursor, with the parameters of <paramref name="Keys"/>.</param>
/// <param name="Keys">The values of a cursor.</param>
/// <param name="KeyOf">A row's values, in the same order.</param>
internal sealed record Keyset<T>(
    string OrderBy,
    string After,
    IReadOnlyList<(string Parameter, KeyType Type)> Keys,
    Func<T, string[]> KeyOf
)
{
    /// <summary>Where the rows begin: at the first, or behind the cursor. Fails if the cursor is not one of this list's.</summary>
    public bool TryContinue(string? cursor, ListAddress address, out Cursor? after)
    {
        after = null;
        return cursor is null || Cursor.TryDecode(cursor, address, [.. Keys.Select(k => k.Type)], out after);
    }

    public void AddParameters(DynamicParameters parameters, Cursor? after)
    {
        foreach (var (key, value) in Keys.Zip(after?.Keys ?? []))
        {
            parameters.Add(
                key.Parameter,
                key.Type == KeyType.Number ? int.Parse(value, CultureInfo.InvariantCulture) : value
            );
        }
    }
}
