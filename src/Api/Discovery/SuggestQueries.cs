using Dapper;
using Npgsql;
using Qawl.Api.Connections;
using Qawl.Api.Data;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.People;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;

namespace Qawl.Api.Discovery;

internal static class SuggestQueries
{
    internal const string People = $"""
        select 'person' as "Type", p.id as "Id", p.name as "Name", f.matched as "Matched", null as "Kind",
               {PersonQueries.Office} as "Office", p.quote_count as "QuoteCount"
        from (
            select l.person_id as id, (array_agg(l.name order by length(l.name), l.name collate "C"))[1] as matched
            from aliases l
            where {Begins} and l.person_id is not null
            group by l.person_id
        ) f
        join people p on p.id = f.id
        order by p.quote_count desc, p.id
        limit @limit
        """;

    internal const string Organizations = $"""
        select 'organization' as "Type", o.id as "Id", o.name as "Name", f.matched as "Matched", o.kind as "Kind",
               o.quote_count as "QuoteCount"
        from (
            select l.organization_id as id, (array_agg(l.name order by length(l.name), l.name collate "C"))[1] as matched
            from aliases l
            where {Begins} and l.organization_id is not null
            group by l.organization_id
        ) f
        join organizations o on o.id = f.id
        order by o.quote_count desc, o.id
        limit @limit
        """;

    private const string Begins = "(l.folded_name like @beginning or l.bare_name like @bareBeginning)";

    internal static object Parameters(string q, int limit) =>
        new
        {
            beginning = LikePattern.BeginningWith(FoldedName.Of(q)),
            bareBeginning = LikePattern.BeginningWith(BareName.OfBeginning(q)),
            limit,
        };

    internal static async Task<SuggestionList> RunAsync(
        NpgsqlConnection connection,
        SuggestFilter filter,
        int limit,
        CancellationToken cancel
    )
    {
        var found = new List<Suggestion>();
        foreach (var type in filter.Types)
        {
            found.AddRange(
                await connection.QueryAsync<Suggestion>(
                    new(
                        type == PartyType.Person ? People : Organizations,
                        Parameters(filter.Q!, limit),
                        cancellationToken: cancel
                    )
                )
            );
        }
        found = [.. found.OrderByDescending(s => s.QuoteCount).ThenBy(s => s.Id, StringComparer.Ordinal).Take(limit)];
        if (found.Count < limit)
        {
            var known = found.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
            var others = await SoundingAsync(connection, filter, cancel);
            found.AddRange(others.Where(s => !known.Contains(s.Id)).Take(limit - found.Count));
        }
        return new SuggestionList { Items = found };
    }

    /// <summary>Whose names begin with other letters that sound alike, the most alike first.</summary>
    private static async Task<IEnumerable<Suggestion>> SoundingAsync(
        NpgsqlConnection connection,
        SuggestFilter filter,
        CancellationToken cancel
    )
    {
        var alike = new List<(FoundName Found, Suggestion Suggestion)>();
        foreach (var type in filter.Types)
        {
            var named = type == PartyType.Person ? NamedType.Person : NamedType.Organization;
            var found = (await FoundNames.FindBeginningAsync(connection, new(filter.Q!, named), cancel))
                .Take(SuggestFilter.LargestLimit)
                .ToDictionary(f => f.Id, StringComparer.Ordinal);
            string[] ids = [.. found.Keys];
            if (type == PartyType.Person)
            {
                var people = await PersonQueries.ReadByIdsAsync(connection, ids, cancel);
                alike.AddRange(people.Values.Select(p => (found[p.Id], Of(found[p.Id], p.QuoteCount, null, p.Office))));
            }
            else
            {
                var bodies = await OrganizationQueries.ReadByIdsAsync(connection, ids, cancel);
                alike.AddRange(bodies.Values.Select(o => (found[o.Id], Of(found[o.Id], o.QuoteCount, o.Kind, null))));
            }

            Suggestion Of(FoundName name, int quotes, OrganizationKind? kind, string? office) =>
                new()
                {
                    Type = type,
                    Id = name.Id,
                    Name = name.Name,
                    Matched = name.Text,
                    MatchedBy = name.Match.By,
                    Kind = kind,
                    Office = office,
                    QuoteCount = quotes,
                };
        }
        return alike
            .OrderByDescending(a => a.Found.Rank)
            .ThenBy(a => a.Found.Id, StringComparer.Ordinal)
            .Select(a => a.Suggestion);
    }
}
