using Dapper;
using Npgsql;
using Qawl.Api.Lists;
using Qawl.Extraction;

namespace Qawl.Api.Reconciliation;

/// <summary>What is told of candidates besides their names.</summary>
internal static class CandidateQueries
{
    internal const string People = """
        select p.id as "Id", p.name as "Name", p.quote_count + p.mention_count as "Met",
               array(select title from (select title, last_seen, office from roles where person_id = p.id
                     order by last_seen desc nulls last, office collate "C" limit 3) t) as "Told",
               array(select office from roles where person_id = p.id) as "Offices"
        from people p where p.id = any(@ids)
        """;

    internal const string Organizations = """
        select o.id as "Id", o.name as "Name", o.quote_count + o.mention_count + o.article_count as "Met",
               array[o.kind] as "Told", array[]::text[] as "Offices"
        from organizations o where o.id = any(@ids)
        """;

    public static async Task<IReadOnlyDictionary<string, Described>> DescribeAsync(
        NpgsqlConnection connection,
        NamedType type,
        IEnumerable<string> ids,
        CancellationToken cancel
    ) =>
        (
            await connection.QueryAsync<Described>(
                new(
                    type == NamedType.Person ? People : Organizations,
                    new { ids = ids.ToArray() },
                    cancellationToken: cancel
                )
            )
        ).ToDictionary(d => d.Id, StringComparer.Ordinal);
}

/// <summary>A person or an organization with what tells it from its namesakes.</summary>
internal sealed record Described
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>How often articles name, quote or come from it.</summary>
    public required int Met { get; init; }

    /// <summary>The latest offices, or the kind of body.</summary>
    public required string[] Told { get; init; }

    /// <summary>All offices, as <see cref="OfficeWords"/> spells them.</summary>
    public required string[] Offices { get; init; }

    public bool Held(string title) =>
        OfficeWords.Of(title) is { Length: > 0 } office
        && Array.Exists(Offices, o => o == office || o.StartsWith(office + " ", StringComparison.Ordinal));
}
