using System.Text;
using Npgsql;
using Qawl.Api.Lists;
using Qawl.Api.Requests;
using Qawl.Extraction.Text;
using Qawl.Identity.Spelling;

namespace Qawl.Api.Reconciliation;

/// <summary>Finds who may be meant by a name, in whatever script and spelling, and tells when nobody else can be.</summary>
internal static class Candidates
{
    /// <summary>Less alike than this, whole names are those of two.</summary>
    private const double Certain = 0.95;

    /// <summary>Of 100, for whoever has not held the office that is asked for.</summary>
    private const double ForAnotherOffice = 20;

    /// <summary>80 bits in Base32.</summary>
    private const int IdLength = 16;

    private sealed record Found(FoundName Name, NamedType Type, Described Who, bool HasOffices, double Score)
    {
        /// <summary>
        /// A surname is the whole name of a mention, and of many people. What is written in another way may be another name (Karima
        /// and كريم, سالم and سليم), unless the office tells the same.
        /// </summary>
        public bool IsCertain(EntityQuery query, int words) =>
            HasOffices
            && Name.Match is { IsWhole: true, Score: >= Certain }
            && (Name.Match.By == MatchedBy.Name || query.Offices.Any(o => o.Quantifier != Quantifier.None))
            && (Type == NamedType.Organization || words > 1);
    }

    public static async Task<IReadOnlyList<Candidate>> FindAsync(
        NpgsqlConnection connection,
        EntityQuery query,
        CancellationToken cancel
    )
    {
        // A cell that holds no name finds nobody, and does not spoil the others of its batch.
        if (query.Name is not { } name || !IsName(name))
        {
            return [];
        }
        var found = new List<Found>();
        foreach (var type in new[] { NamedType.Person, NamedType.Organization }.Where(t => query.Types.HasFlag(t)))
        {
            if (await FindByIdAsync(connection, name, type, cancel) is { } known)
            {
                return [Of(known, query, isMatch: true)];
            }
            found.AddRange(await FindAsync(connection, query, name, type, cancel));
        }
        found =
        [
            .. found
                .OrderByDescending(f => f.Score)
                .ThenByDescending(f => f.Name.Rank)
                .ThenBy(f => f.Name.Id, StringComparer.Ordinal),
        ];
        var words = NameWords.Of(name).Count;
        var isMatch = found.Count(f => f.IsCertain(query, words)) == 1 && found[0].IsCertain(query, words);
        return [.. found.Take(query.Limit).Select((f, i) => Of(f, query, isMatch && i == 0))];
    }

    public static bool MayBeId(string text) => text.Length == IdLength && text.All(char.IsAsciiLetterOrDigit);

    private static bool IsName(string name) =>
        Rules.FaultOf(name, Limits.Name) is null && FoldedName.Of(name).EnumerateRunes().Any(Rune.IsLetterOrDigit);

    private static async Task<IEnumerable<Found>> FindAsync(
        NpgsqlConnection connection,
        EntityQuery query,
        string name,
        NamedType type,
        CancellationToken cancel
    )
    {
        var names = (await FoundNames.FindAsync(connection, new SoughtName(name, type), cancel))
            .OrderByDescending(f => f.Match.Score)
            .Take(PageFilter.LargestLimit)
            .ToList();
        var described = await CandidateQueries.DescribeAsync(connection, type, names.Select(n => n.Id), cancel);
        return from n in names
            where described.ContainsKey(n.Id)
            let who = described[n.Id]
            where query.Offices.All(o => !o.IsRequired || Meets(who, o))
            let hasOffices = query.Offices.All(o => Meets(who, o))
            let score = 100 * Math.Clamp(n.Match.Score, 0, 1) - (hasOffices ? 0 : ForAnotherOffice)
            select new Found(n, type, who, hasOffices, Math.Round(Math.Max(0, score), 1));
    }

    private static async Task<Found?> FindByIdAsync(
        NpgsqlConnection connection,
        string id,
        NamedType type,
        CancellationToken cancel
    )
    {
        if (!MayBeId(id))
        {
            return null;
        }
        var holder = (await MovedIds.FindAsync(connection, [id], cancel)).GetValueOrDefault(id, id);
        var described = await CandidateQueries.DescribeAsync(connection, type, [holder], cancel);
        return described.GetValueOrDefault(holder) is { } who
            ? new(
                new FoundName(holder, id, new NameMatch(1, MatchedBy.Name, IsWhole: true), 0, who.Name),
                type,
                who,
                HasOffices: true,
                Score: 100
            )
            : null;
    }

    private static bool Meets(Described who, OfficeCondition asked) =>
        asked.Quantifier switch
        {
            Quantifier.All => asked.Titles.All(who.Held),
            Quantifier.None => !asked.Titles.Any(who.Held),
            _ => asked.Titles.Any(who.Held),
        };

    private static Candidate Of(Found found, EntityQuery query, bool isMatch)
    {
        var (match, who) = (found.Name.Match, found.Who);
        var features = new List<Feature>
        {
            new(
                "nameLikeness",
                "How alike the names are, from 0 to 100",
                Math.Round(100 * Math.Clamp(match.Score, 0, 1), 1)
            ),
            new("wholeName", "Each word of one name is one of the other's", match.IsWhole),
            new("otherSpelling", "Written in another way", match.By == MatchedBy.Spelling),
            new("otherScript", "Written in Latin letters", match.By == MatchedBy.Transliteration),
            new("timesMet", "How often articles name or quote whom it is", who.Met),
        };
        if (query.Offices.Count > 0)
        {
            features.Add(new("office", "Held the office that is asked for", found.HasOffices));
        }
        return new()
        {
            Id = found.Name.Id,
            Name = who.Name,
            Description = Describe(who),
            Type = [found.Type == NamedType.Person ? EntityType.Person : EntityType.Organization],
            Score = found.Score,
            Match = isMatch,
            Features = features,
        };
    }

    public static string Describe(Described who) => string.Join("، ", who.Told.Append($"{who.Met}×"));
}
