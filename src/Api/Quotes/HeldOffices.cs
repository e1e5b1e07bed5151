using System.Globalization;
using Dapper;
using Npgsql;
using Qawl.Api.Lists;
using Qawl.Extraction;

namespace Qawl.Api.Quotes;

/// <summary>
/// Quotes by the office that the speaker held when speaking: one that the quote's own article gives, or one that dated articles
/// give from a day before until a day after. What begins like the office is the office, more closely told.
/// </summary>
internal static class HeldOffices
{
    /// <summary>Behind a space, which stands between the words of an office, and before whatever words have.</summary>
    private const string Beyond = "!";

    private const string OfSpeaker = "r.person_id = q.speaker_person_id";

    private const string IsAsked = """and r.office collate "C" >= @office and r.office collate "C" < @beyondOffice""";

    /// <summary>Of more holders of one office, at whatever time, no more are told.</summary>
    private const int MostHolders = 40;

    private static readonly string Holders = FormattableString.Invariant(
        $"""
        select 'speaker' as "Parameter", @given as "Given", 'person' as "Type", p.id as "Id", p.name as "Name"
        from people p where p.id in (select r.person_id from roles r where true {IsAsked})
        order by p.id collate "C" limit {MostHolders}
        """
    );

    public static async Task<IReadOnlyList<ResolvedName>> HoldersAsync(
        NpgsqlConnection connection,
        string role,
        CancellationToken cancel
    ) => [.. await connection.QueryAsync<ResolvedName>(HoldersOf(role, cancel))];

    internal static CommandDefinition HoldersOf(string role, CancellationToken cancel)
    {
        var office = OfficeWords.Of(role);
        return new(
            Holders,
            new
            {
                given = role,
                office,
                beyondOffice = office + Beyond,
            },
            cancellationToken: cancel
        );
    }

    public static void Apply(Statement statement, AnyQuoteFilter filter)
    {
        var asked = "";
        if (filter.Role is { } role)
        {
            var office = OfficeWords.Of(role);
            statement.Parameters.Add("beyondOffice", office + Beyond);
            statement.Where(IsHolder(asked = IsAsked), "office", office);
        }
        if (filter.At?.Value is { } at)
        {
            statement.Parameters.Add("atLast", DayOf(at.Last));
            statement.Where(At(asked), "atFirst", DayOf(at.First));
        }
        if (filter.Role is not null || filter.At is not null)
        {
            statement.Where(WhenSpeaking(asked));
        }
    }

    /// <summary>Few people hold one office: they are found by its index.</summary>
    private static string IsHolder(string asked) =>
        $"q.speaker_person_id in (select r.person_id from roles r where true {asked})";

    private static string At(string asked) =>
        $"""
            (select min(r.first_seen) <= @atLast::date and max(r.last_seen) >= @atFirst::date
               from roles r where {OfSpeaker} {asked})
            """;

    // The limit keeps the planner from reading which articles give the office at all.
    private static string WhenSpeaking(string asked) =>
        $"""
            ((select (q.sort_at at time zone 'UTC')::date between min(r.first_seen) and max(r.last_seen)
                from roles r where {OfSpeaker} {asked})
               or (select true from form_roles r where r.article_id = q.article_id and {OfSpeaker} {asked} limit 1))
            """;

    private static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
