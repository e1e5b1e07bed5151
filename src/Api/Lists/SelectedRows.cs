using Npgsql;

namespace Qawl.Api.Lists;

/// <summary>Rows with certain ids, each once, in the order in which they are asked for.</summary>
internal static class SelectedRows
{
    public static async Task<Page<T>> ReadAsync<T>(
        NpgsqlConnection connection,
        ByIds<T> wanted,
        CancellationToken cancel
    )
        where T : class
    {
        var rows = await wanted.Read(connection, wanted.Ids, cancel);
        var others = wanted.Ids.Where(id => !rows.ContainsKey(id)).ToList();
        var moved = new List<MovedId>();
        if (wanted.MayMove && others.Count > 0)
        {
            var holders = await MovedIds.FindAsync(connection, others, cancel);
            var held = await wanted.Read(connection, [.. holders.Values.Distinct(StringComparer.Ordinal)], cancel);
            moved.AddRange(
                from id in others
                where holders.TryGetValue(id, out var holder) && held.ContainsKey(holder)
                select new MovedId { Id = id, MergedInto = holders[id] }
            );
            rows = rows.Concat(held)
                .DistinctBy(r => r.Key, StringComparer.Ordinal)
                .ToDictionary(StringComparer.Ordinal);
        }
        var into = moved.ToDictionary(m => m.Id, m => m.MergedInto, StringComparer.Ordinal);
        return new()
        {
            Items =
            [
                .. wanted
                    .Ids.Select(id => into.GetValueOrDefault(id, id))
                    .Distinct(StringComparer.Ordinal)
                    .Where(rows.ContainsKey)
                    .Select(id => rows[id]),
            ],
            Missing = [.. others.Where(id => !into.ContainsKey(id))],
            Merged = wanted.MayMove ? moved : null,
        };
    }
}
