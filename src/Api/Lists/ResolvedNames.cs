using Dapper;
using Npgsql;
using Qawl.Api.Requests;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Identity.Spelling;

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
internal sealed class ResolvedNames(IReadOnlyList<ResolvedName>? resolved, IReadOnlyList<FoundName>? found = null)
{
    /// <summary>The parameter whose words may have names among them.</summary>
    private const string Words = "q";

    /// <summary>How many names among words are looked up.</summary>
    private const int MostInWords = 8;

    internal const string ResolvePeople = """
        select g.parameter as "Parameter", g.given as "Given", 'person' as "Type", p.id as "Id", p.name as "Name"
        from unnest(@Parameters, @Given, @Folded) as g (parameter, given, folded)
        cross join lateral (
            select id from people where id = g.given
            union select party_id from joined_forms where form_id = g.given
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
            union select party_id from joined_forms where form_id = g.given
            union select id from organizations where folded_name = g.folded
            union select organization_id from aliases where folded_name = g.folded and organization_id is not null
        ) as found
        join organizations o on o.id = found.id
        """;

    /// <summary>Of how many names that nobody has the nearest are looked for.</summary>
    private const int MostUnknown = 5;

    /// <summary>How many may have nearly the name.</summary>
    private const int MostAlike = 10;

    /// <summary>How much less alike than the most alike they may be.</summary>
    private const double Behind = 0.03;

    /// <summary>How alike a name must be to a single word.</summary>
    private const double AlikeAsWord = 0.94;

    public static readonly ResolvedNames None = new(resolved: null);

    /// <summary>Empty if nobody is known by the ids and names, <c>null</c> if there were none.</summary>
    public IReadOnlyList<ResolvedName>? Resolved => resolved;

    /// <summary>Who has a name like the one that the list is asked for; nobody if it is asked for none.</summary>
    public IReadOnlyList<FoundName> Found => found ?? [];

    /// <summary>How the names among the words that are searched for are spelled elsewhere.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Spellings { get; private init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    public string[] People(string parameter) => IdsOf(parameter, SpeakerType.Person);

    public string[] Organizations(string parameter) => IdsOf(parameter, SpeakerType.Organization);

    public static async Task<ResolvedNames> ResolveAsync(
        NpgsqlConnection connection,
        PageFilter filter,
        CancellationToken cancel
    )
    {
        if (filter.Sought is { } sought)
        {
            return new(resolved: null, await FoundNames.FindAsync(connection, sought, cancel));
        }
        return await ResolveAsync(connection, [.. filter.Names, Among(filter.NamesInWords)], cancel);
    }

    /// <summary>Whom the names among words that are searched for mean.</summary>
    public static Task<ResolvedNames> ResolveAsync(
        NpgsqlConnection connection,
        IReadOnlyList<string> namesInWords,
        CancellationToken cancel
    ) => ResolveAsync(connection, [Among(namesInWords)], cancel);

    private static NamedFilter Among(IReadOnlyList<string> namesInWords) =>
        new(
            Words,
            NamedType.Either,
            [.. namesInWords.Where(n => Rules.FaultOf(n, Limits.Name) is null).Take(MostInWords)]
        );

    private static async Task<ResolvedNames> ResolveAsync(
        NpgsqlConnection connection,
        IReadOnlyList<NamedFilter> filters,
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
        var known = people.Concat(organizations).ToList();
        var others = await FindAlikeAsync(connection, named, known, cancel);
        IReadOnlyList<ResolvedName> resolved =
        [
            .. known
                .Concat(others)
                .OrderBy(n => n.Parameter, StringComparer.Ordinal)
                .ThenBy(n => n.Given, StringComparer.Ordinal)
                .ThenBy(n => n.Id, StringComparer.Ordinal),
        ];
        return new(resolved)
        {
            Spellings = await NameSpellings.FindAsync(connection, resolved.Where(n => n.Parameter == Words), cancel),
        };

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

    /// <summary>Whoever has nearly the name, where nobody has it.</summary>
    private static async Task<IReadOnlyList<ResolvedName>> FindAlikeAsync(
        NpgsqlConnection connection,
        IEnumerable<NamedFilter> named,
        IReadOnlyCollection<ResolvedName> known,
        CancellationToken cancel
    )
    {
        var alike = new List<ResolvedName>();
        foreach (var filter in named)
        {
            var unknown = filter
                .Values.Distinct(StringComparer.Ordinal)
                .Where(value => !known.Any(k => k.Parameter == filter.Parameter && k.Given == value))
                .Take(MostUnknown);
            foreach (var value in unknown)
            {
                foreach (
                    var type in new[] { NamedType.Person, NamedType.Organization }.Where(t => filter.Types.HasFlag(t))
                )
                {
                    var least = filter.Parameter == Words ? LeastInWords(value) : FoundNames.Alike;
                    var found = await FoundNames.FindAsync(connection, new SoughtName(value, type), cancel);
                    alike.AddRange(
                        found
                            .Where(f => f.Match.Score >= least && f.Match.Score >= found[0].Match.Score - Behind)
                            .Take(MostAlike)
                            .Select(f => f.ToResolved(filter.Parameter, value, type))
                    );
                }
            }
        }
        return alike;
    }

    /// <summary>A single Arabic word may be an office as well, which is like many a name: الوزير and الزاير.</summary>
    private static double LeastInWords(string name) =>
        NameWords.Of(name).Count == 1 && FoldedName.Of(name) is [var first, ..] && !char.IsAsciiLetter(first)
            ? AlikeAsWord
            : FoundNames.Alike;

    private string[] IdsOf(string parameter, SpeakerType type) =>
        [
            .. (resolved ?? [])
                .Where(n => n.Type == type && n.Parameter == parameter)
                .Select(n => n.Id)
                .Distinct(StringComparer.Ordinal),
        ];
}
