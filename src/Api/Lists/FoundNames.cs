using Dapper;
using Npgsql;
using Qawl.Api.Data;
using Qawl.Database;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Identity.Spelling;

namespace Qawl.Api.Lists;

/// <summary>A name that is asked for, of people or of organizations.</summary>
internal sealed record SoughtName(string Text, NamedType Type);

/// <summary>Somebody whose name is like one that is asked for.</summary>
/// <param name="Id">Of the person or the organization.</param>
/// <param name="Text">The most alike of the names.</param>
/// <param name="Match">How alike it is.</param>
/// <param name="Rank">From 0 to 1200: how alike, and of those that are as much so, who is named more often.</param>
/// <param name="Name">The name that lists show.</param>
internal sealed record FoundName(string Id, string Text, NameMatch Match, int Rank, string Name)
{
    public Matched Matched => new() { Text = Text, By = Match.By };

    public ResolvedName ToResolved(string parameter, string given, NamedType type) =>
        new()
        {
            Parameter = parameter,
            Given = given,
            Type = type == NamedType.Person ? SpeakerType.Person : SpeakerType.Organization,
            Id = Id,
            Name = Name,
            Matched = Matched,
        };
}

/// <summary>
/// Finds people and organizations by a name in any usual spelling. What a name sounds like gives candidates by an index, their
/// letters decide; where that finds nobody, all words but one are asked for, and letters in threes.
/// </summary>
internal static class FoundNames
{
    /// <summary>How many a name can find.</summary>
    public const int Most = 500;

    /// <summary>A list's table beside those that were found; the columns are <see cref="Kept"/>.</summary>
    public const string Join = """
        join unnest(@foundIds, @foundTexts, @foundBy, @foundRanks) as n (party, matched, matched_by, likeness)
        """;

    public const string Kept = ", n.matched, n.matched_by, n.likeness";

    public const string Columns = """
        matched as "MatchedText", matched_by as "MatchedBy", likeness as "Likeness"
        """;

    /// <summary>Of more candidates the most frequent names are looked at.</summary>
    internal const string Limit = "1000";

    internal const string People = $"""
        select c.id as "Id", c.name as "Text", p.name as "Name", p.quote_count + p.mention_count as "Weight"
        from (
            select l.person_id as id, l.name from aliases l
            where l.person_id is not null and ({IsAsked})
            order by l.documents desc, l.name collate "C", l.person_id limit {Limit}
        ) c
        join people p on p.id = c.id
        """;

    internal const string Organizations = $"""
        select c.id as "Id", c.name as "Text", o.name as "Name", o.quote_count + o.mention_count + o.article_count as "Weight"
        from (
            select l.organization_id as id, l.name from aliases l
            where l.organization_id is not null and ({IsAsked})
            order by l.documents desc, l.name collate "C", l.organization_id limit {Limit}
        ) c
        join organizations o on o.id = c.id
        """;

    private const string IsAsked = "l.sounds @@ @sounds::tsquery or l.folded_name like @part or l.folded_name % @alike";

    /// <summary>Alike enough to be taken for the same name where a filter is asked for it.</summary>
    public const double Alike = 0.88;

    /// <summary>Alike enough not to be asked for again with fewer words.</summary>
    private const double Enough = 0.9;

    /// <summary>Trigrams of fewer letters are in names without number.</summary>
    private const int LeastPart = 3;

    private const double ForTheVeryName = 0.05;

    /// <returns>The most alike first.</returns>
    public static async Task<IReadOnlyList<FoundName>> FindAsync(
        NpgsqlConnection connection,
        SoughtName sought,
        CancellationToken cancel
    )
    {
        var folded = FoldedName.Of(sought.Text);
        var readings = NameWords.Readings(sought.Text);
        var part = folded.Length >= LeastPart ? LikePattern.Containing(folded) : null;
        var found = await FindAsync(NameSounds.Asking(sought.Text), part, alike: null);
        if (found.Count > 0 && found[0].Match.Score >= Enough)
        {
            return found;
        }
        var others = await FindAsync(
            NameSounds.AskingForMost(sought.Text),
            part: null,
            alike: folded.Length > LeastPart ? folded : null
        );
        return [.. Ranked(found.Concat(others))];

        async Task<IReadOnlyList<FoundName>> FindAsync(string? sounds, string? part, string? alike)
        {
            var candidates = await ReadAsync(connection, sought.Type, Parameters(sounds, part, alike), cancel);
            return [.. Ranked(candidates, folded, c => MatchOf(readings, c) ?? PartOf(c, folded))];
        }
    }

    private static NameMatch? MatchOf(IReadOnlyList<IReadOnlyList<string>> readings, Candidate candidate)
    {
        var stored = NameWords.Of(candidate.Text);
        return readings.Select(words => NameMatch.Of(words, stored)).MaxBy(match => match?.Score);
    }

    /// <summary>The same for a name whose last word may still be typed.</summary>
    public static async Task<IReadOnlyList<FoundName>> FindBeginningAsync(
        NpgsqlConnection connection,
        SoughtName sought,
        CancellationToken cancel
    )
    {
        if (NameSounds.AskingForBeginning(sought.Text) is not { } sounds)
        {
            return [];
        }
        var words = NameWords.Of(sought.Text);
        var candidates = await ReadAsync(connection, sought.Type, Parameters(sounds, part: null, alike: null), cancel);
        return
        [
            .. Ranked(candidates, FoldedName.Of(sought.Text), c => NameMatch.OfBeginning(words, NameWords.Of(c.Text))),
        ];
    }

    internal static object Parameters(string? sounds, string? part, string? alike) =>
        new
        {
            sounds,
            part,
            alike,
        };

    private static Task<IEnumerable<Candidate>> ReadAsync(
        NpgsqlConnection connection,
        NamedType type,
        object parameters,
        CancellationToken cancel
    ) =>
        connection.QueryAsync<Candidate>(
            new(type == NamedType.Person ? People : Organizations, parameters, cancellationToken: cancel)
        );

    private static IEnumerable<FoundName> Ranked(
        IEnumerable<Candidate> candidates,
        string folded,
        Func<Candidate, NameMatch?> compare
    ) =>
        Ranked(
            from candidate in candidates
            let match = compare(candidate)
            where match is not null
            let rank = match.Value.Score
                + Math.Min(0.12, 0.015 * Math.Log2(1 + candidate.Weight))
                + (FoldedName.Of(candidate.Text) == folded ? ForTheVeryName : 0)
            select new FoundName(candidate.Id, candidate.Text, match.Value, (int)(1000 * rank), candidate.Name)
        );

    /// <summary>Only those who were found, and why.</summary>
    public static Statement AmongFound(this Statement statement, IReadOnlyList<FoundName> found, string id)
    {
        statement.Parameters.Add("foundIds", found.Select(f => f.Id).ToArray());
        statement.Parameters.Add("foundTexts", found.Select(f => f.Text).ToArray());
        statement.Parameters.Add("foundBy", found.Select(f => EnumNames.Of(f.Match.By)).ToArray());
        statement.Parameters.Add("foundRanks", found.Select(f => f.Rank).ToArray());
        return statement.Join($"{Join} on n.party = {id}", Kept);
    }

    /// <summary>Letters inside of words, as somebody types them.</summary>
    private static NameMatch? PartOf(Candidate candidate, string folded)
    {
        var name = FoldedName.Of(candidate.Text);
        var at = 0;
        foreach (var part in folded.Split(' '))
        {
            var found = name.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
            {
                return null;
            }
            at = found + part.Length;
        }
        return folded.Length < LeastPart
            ? null
            : new NameMatch(0.5 + 0.3 * folded.Length / name.Length, MatchedBy.Part, IsWhole: false);
    }

    private static IEnumerable<FoundName> Ranked(IEnumerable<FoundName> found) =>
        found
            .GroupBy(f => f.Id, StringComparer.Ordinal)
            .Select(names => names.MaxBy(n => n.Rank)!)
            .OrderByDescending(f => f.Rank)
            .ThenBy(f => f.Id, StringComparer.Ordinal)
            .Take(Most);

    private sealed record Candidate
    {
        public required string Id { get; init; }
        public required string Text { get; init; }
        public required string Name { get; init; }
        public required int Weight { get; init; }
    }
}
