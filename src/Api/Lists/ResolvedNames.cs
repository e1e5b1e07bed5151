using Dapper;
using Npgsql;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;

namespace Qawl.Api.Lists;

/// <summary>Values of a filter that name people or organizations.</summary>
internal sealed record NamedFilter(string Parameter, NamedType Types, IReadOnlyList<string> Values);

[Flags]
internal enum NamedType
{
    Person = 1,
    Organization = 2,
    Either = Person | Organization,
}

/// <summary>Whom the ids and names among a request's filters mean. Names are compared folded, with all known spellings.</summary>
internal sealed class ResolvedNames(IReadOnlyList<ResolvedName>? resolved)
{
    internal const string ResolvePeople = """
        select g.parameter as "Parameter", g.given as "Given", 'person' as "Type", p.id as "Id", p.name as "Name"
        from unnest(@Parameters, @Given, @Folded) as g (parameter, given, folded)
        cross join lateral (
            select id from people where id = g.given
            union select id from people where folded_name = g.folded
            union select person_id from aliases where folded_name = g.folded and person_id is not null
        ) as found
        join people p on p.id = found.id
        """;

    internal const string ResolveOrganizations = """
        select g.parameter as "Parameter", g.given as "Given", 'organization' as "Type", o.id as "Id", o.name as "Name"
        from unnest(@Parameters, @Given, @Folded) as g (parameter, given, folded)
        cross join lateral (
            select id from organizations where id = g.given
            union select id from organizations where folded_name = g.folded
            union select organization_id from aliases where folded_name = g.folded and organization_id is not null
        ) as found
        join organizations o on o.id = found.id
        """;

    public static readonly ResolvedNames None = new(resolved: null);

    /// <summary>Empty if nobody is known by the ids and names, <c>null</c> if there were none.</summary>
    public IReadOnlyList<ResolvedName>? Resolved => resolved;

    public string[] People(string parameter) => IdsOf(parameter, SpeakerType.Person);

    public string[] Organizations(string parameter) => IdsOf(parameter, SpeakerType.Organization);

    public static async Task<ResolvedNames> ResolveAsync(
        NpgsqlConnection connection,
        IEnumerable<NamedFilter> filters,
        CancellationToken cancel
    )
    {
        var named = filters.Where(f => f.Values.Count > 0).ToArray();
        if (named.Length == 0)
        {
            return None;
        }
        var people = await FindAsync(ResolvePeople, NamedType.Person);
        var organizations = await FindAsync(ResolveOrganizations, NamedType.Organization);
        return new([
            .. people
                .Concat(organizations)
                .OrderBy(n => n.Parameter, StringComparer.Ordinal)
                .ThenBy(n => n.Given, StringComparer.Ordinal)
                .ThenBy(n => n.Id, StringComparer.Ordinal),
        ]);

        async Task<IEnumerable<ResolvedName>> FindAsync(string sql, NamedType type)
        {
            var given = named
                .Where(f => f.Types.HasFlag(type))
                .SelectMany(f => f.Values.Distinct(StringComparer.Ordinal).Select(v => (f.Parameter, Value: v)))
                .ToArray();
            if (given.Length == 0)
            {
                return [];
            }
            var parameters = new
            {
                Parameters = given.Select(g => g.Parameter).ToArray(),
                Given = given.Select(g => g.Value).ToArray(),
                Folded = given.Select(g => FoldedName.Of(g.Value)).ToArray(),
            };
            return await connection.QueryAsync<ResolvedName>(new(sql, parameters, cancellationToken: cancel));
        }
    }

    private string[] IdsOf(string parameter, SpeakerType type) =>
        [
            .. (resolved ?? [])
                .Where(n => n.Type == type && n.Parameter == parameter)
                .Select(n => n.Id)
                .Distinct(StringComparer.Ordinal),
        ];
}
