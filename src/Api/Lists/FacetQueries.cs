using Dapper;
using Npgsql;

namespace Qawl.Api.Lists;

/// <summary>Counts what the conditions of a list leave, by one of its columns.</summary>
internal static class FacetQueries
{
    /// <summary>Before the counting query.</summary>
    private const string Named = $"""
        select coalesce(g.key, '{FacetCount.None}') as "Value", coalesce(p.name, o.name) as "Name", g.rows as "Count"
        from (
        """;

    /// <summary>Behind its conditions.</summary>
    internal const string Tail = """
        group by 1 order by 2 desc, 1 limit @facetValues
        ) as g
        left join people p on p.id = g.key
        left join organizations o on o.id = g.key
        order by g.rows desc, g.key
        """;

    /// <summary>Who has a record, of a quote that is called q.</summary>
    internal const string SpeakerOfQuote = "coalesce(q.speaker_person_id, q.speaker_organization_id)";

    /// <summary>The column or expression of a quote that is called q.</summary>
    internal static string KeyOfQuote(Facet facet) =>
        facet switch
        {
            Facet.Speaker => SpeakerOfQuote,
            Facet.SpeakerType => "q.speaker_type",
            Facet.Outlet => "q.outlet_id",
            _ => "q.kind",
        };

    /// <param name="counted">What is counted, for example <c>count(*)</c>.</param>
    /// <param name="key">The column or expression by which.</param>
    /// <param name="from">The tables of the list's conditions.</param>
    internal static string Head(string counted, string key, string from) =>
        $"{Named}select {key} as key, {counted} as rows\n{from}";

    internal static CommandDefinition Query(Statement statement, string head, CancellationToken cancel) =>
        statement.Within(head, Tail, new { facetValues = Facets.Most }, cancel);

    /// <param name="connection">Where to read.</param>
    /// <param name="plan">What is asked for.</param>
    /// <param name="rows">The list's conditions.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns><c>null</c> if none are asked for.</returns>
    public static async Task<Facets?> CountAsync(
        NpgsqlConnection connection,
        FacetPlan plan,
        Func<Statement> rows,
        CancellationToken cancel
    )
    {
        if (plan.Asked.Count == 0)
        {
            return null;
        }
        var all = new Facets();
        foreach (var facet in plan.Asked)
        {
            var counts = await connection.QueryAsync<FacetCount>(Query(rows(), plan.Head(facet), cancel));
            all = all.With(facet, counts.AsList());
        }
        return all;
    }
}
