using Npgsql;
using Qawl.Api.Connections;
using Qawl.Api.Discovery;
using Qawl.Api.Lists;
using Qawl.Api.Requests;
using Qawl.Extraction.Text;

namespace Qawl.Api.Reconciliation;

/// <summary>Entities, types and properties while their names are typed.</summary>
internal static class Suggestions
{
    private const string Prefix = "prefix";

    public static IEnumerable<T> Beginning<T>(
        HttpRequest request,
        IEnumerable<T> all,
        Func<T, (string Id, string Name)> of
    )
    {
        var prefix = PrefixOf(request);
        return all.Where(item =>
            of(item).Id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            || of(item).Name.Contains(prefix, StringComparison.OrdinalIgnoreCase)
        );
    }

    /// <summary>By the beginning of a name, or by an id; nobody by what is no name.</summary>
    public static async Task<IReadOnlyList<object>> EntitiesAsync(
        NpgsqlConnection connection,
        HttpRequest request,
        CancellationToken cancel
    )
    {
        var prefix = PrefixOf(request);
        if (Rules.FaultOf(prefix, Limits.Name) is not null || !BareName.OfBeginning(prefix).Any(char.IsLetterOrDigit))
        {
            return [];
        }
        if (
            Candidates.MayBeId(prefix)
            && await Candidates.FindAsync(connection, new("", prefix, NamedType.Either, Limit: 1, []), cancel)
                is [{ Match: true } known]
        )
        {
            return [Shown(known.Id, known.Name, known.Description, known.Type[0])];
        }
        var type = request.Query["type"].ToString();
        var filter = new SuggestFilter
        {
            Q = prefix,
            Type = EntityType.All.Any(t => t.Id == type) ? [WireValue<PartyType>.Parse(type, null)] : null,
        };
        var found = await SuggestQueries.RunAsync(connection, filter, SuggestFilter.LargestLimit, cancel);
        var people = await CandidateQueries.DescribeAsync(
            connection,
            NamedType.Person,
            found.Items.Select(i => i.Id),
            cancel
        );
        var bodies = await CandidateQueries.DescribeAsync(
            connection,
            NamedType.Organization,
            found.Items.Select(i => i.Id),
            cancel
        );
        return
        [
            .. from item in found.Items
            let who = people.GetValueOrDefault(item.Id) ?? bodies.GetValueOrDefault(item.Id)
            where who is not null
            select Shown(
                item.Id,
                item.Name,
                Candidates.Describe(who),
                item.Type == PartyType.Person ? EntityType.Person : EntityType.Organization
            ),
        ];
    }

    private static string PrefixOf(HttpRequest request) => request.Query[Prefix].ToString().Trim();

    private static object Shown(string id, string name, string description, EntityType type) =>
        new
        {
            id,
            name,
            description,
            notable = new[] { type },
        };
}
