using Dapper;
using Npgsql;
using Qawl.Extraction;
using Qawl.Extraction.Text;
using Qawl.Identity;

namespace Qawl.Api.Tests.Ingestion.Views;

/// <summary>
/// What views must hold, made from facts and judgements alone and in the plainest way: everything is read and counted, and
/// nothing is taken from what views hold already.
/// </summary>
internal static class RebuiltViews
{
    private const string Judgements = """
        select form_id as "First", other_form_id as "Second", verdict as "Verdict", judged_by as "By", id as "Id",
               judged_at as "At", superseded_by as "SupersededBy"
        from judgements
        """;

    private const string Forms = """
        select f.article_id as "Article", f.id as "Id", f.type as "Type", f.name as "Name", f.kind as "Kind",
               f.is_outlet as "IsOutlet", coalesce(f.person_id, f.organization_id) as "Party",
               (a.outlet_form_id = f.id) is true as "IsPublisher"
        from forms f join articles a on a.id = f.article_id
        """;

    private const string Mentions =
        """select article_id as "Article", form_id as "Form", text as "Text" from mentions""";

    private const string Speakers = """
        select article_id as "Article", speaker_form_id as "Form", '' as "Text" from quotes where speaker_form_id is not null
        """;

    private const string Roles = """
        select r.form_id as "Form", r.title as "Title", r.office as "Office", left(a.published_text, 10) as "Day",
               r.article_id as "Article", r.start_at as "Start", r.end_at as "End"
        from form_roles r join articles a on a.id = r.article_id
        """;

    private const string Held = """
        select 'person ' || concat_ws('|', id, name, folded_name, quote_count, mention_count) from people
        union all
        select 'organization ' || concat_ws('|', id, name, folded_name, kind, is_outlet, quote_count, mention_count, article_count)
        from organizations
        union all
        select 'alias ' || concat_ws('|', coalesce(person_id, organization_id), name, folded_name, bare_name, documents)
        from aliases
        union all
        select 'role ' || concat_ws('|', person_id, office, title, articles, coalesce(first_seen::text, '-'),
            coalesce(last_seen::text, '-'), article_id, start_at, end_at)
        from roles
        """;

    // Whoever is named in any other place than the form itself.
    private const string Elsewhere = """
        select count(*) from (
            select form_id, coalesce(person_id, organization_id) as party, article_id from mentions
            union all select speaker_form_id, coalesce(speaker_person_id, speaker_organization_id), article_id from quotes
            union all select relay_form_id, coalesce(relay_person_id, relay_organization_id), article_id from quotes
            union all select on_behalf_of_form_id, on_behalf_of_organization_id, article_id from quotes
            union all select outlet_form_id, outlet_id, id from articles
            union all select form_id, person_id, article_id from form_roles
        ) as named
        left join forms f on f.article_id = named.article_id and f.id = named.form_id
        where named.party is distinct from coalesce(f.person_id, f.organization_id)
        """;

    /// <summary>Compares all rows of all views.</summary>
    public static async Task ShouldBeHeldAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var forms = (await connection.QueryAsync<FormRow>(Forms)).AsList();
        var judgements = (await connection.QueryAsync<JudgementRow>(Judgements)).Select(j => j.ToJudgement());
        var partition = Partition.Of(forms.Select(f => f.Id), judgements);
        forms.Where(f => f.Party != partition.IdOf(f.Id)).ShouldBeEmpty();
        (await connection.ExecuteScalarAsync<long>(Elsewhere)).ShouldBe(0);

        var mentions = (await connection.QueryAsync<SpanRow>(Mentions)).ToLookup(
            m => partition.IdOf(m.Form),
            StringComparer.Ordinal
        );
        var speakers = (await connection.QueryAsync<SpanRow>(Speakers)).ToLookup(
            m => partition.IdOf(m.Form),
            StringComparer.Ordinal
        );
        var roles = (await connection.QueryAsync<RoleRow>(Roles)).ToLookup(
            r => partition.IdOf(r.Form),
            StringComparer.Ordinal
        );
        var expected = forms
            .GroupBy(f => f.Party, StringComparer.Ordinal)
            .SelectMany(f => LinesOf(f.Key, [.. f], [.. mentions[f.Key]], speakers[f.Key].Count(), roles[f.Key]));

        (await connection.QueryAsync<string>(Held))
            .Order(StringComparer.Ordinal)
            .ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> LinesOf(
        string id,
        FormRow[] forms,
        SpanRow[] mentions,
        int quotes,
        IEnumerable<RoleRow> roles
    )
    {
        var name = forms.Min(f => f.Name, StringComparer.Ordinal);
        var folded = FoldedName.Of(name!);
        var kind = forms.Where(f => f.Kind != "other").Min(f => f.Kind, StringComparer.Ordinal) ?? "other";
        var isOutlet = forms.Any(f => f.IsOutlet) ? "t" : "f";
        yield return forms[0].Type == "person"
            ? $"person {id}|{name}|{folded}|{quotes}|{mentions.Length}"
            : $"organization {id}|{name}|{folded}|{kind}|{isOutlet}|{quotes}|{mentions.Length}|{forms.Count(f => f.IsPublisher)}";
        var spellings = forms
            .Select(f => (f.Name, f.Article))
            .Concat(mentions.Select(m => (m.Text, m.Article)))
            .Distinct()
            .CountBy(s => s.Item1, StringComparer.Ordinal);
        foreach (var (spelling, documents) in spellings)
        {
            yield return $"alias {id}|{spelling}|{FoldedName.Of(spelling)}|{BareName.Of(spelling)}|{documents}";
        }
        foreach (var role in roles.GroupBy(r => OfficeWords.Of(r.Title), StringComparer.Ordinal))
        {
            role.Where(r => r.Office != role.Key).ShouldBeEmpty();
            var first = role.OrderBy(r => r.Day ?? "9999", StringComparer.Ordinal)
                .ThenBy(r => r.Article, StringComparer.Ordinal)
                .ThenBy(r => r.Form, StringComparer.Ordinal)
                .ThenBy(r => r.Title, StringComparer.Ordinal)
                .First();
            var articles = role.DistinctBy(r => r.Article, StringComparer.Ordinal).Count();
            var last = role.Max(r => r.Day, StringComparer.Ordinal) ?? "-";
            var span = first.Start is null ? "" : $"|{first.Start}|{first.End}";
            yield return $"role {id}|{role.Key}|{first.Title}|{articles}|{first.Day ?? "-"}|{last}|{first.Article}{span}";
        }
    }

    private static string? Max(this IEnumerable<RoleRow> roles, Func<RoleRow, string?> value, StringComparer order) =>
        roles.Select(value).OfType<string>().Max(order);

    private static string? Min(this IEnumerable<FormRow> forms, Func<FormRow, string?> value, StringComparer order) =>
        forms.Select(value).Min(order);

    private sealed record FormRow
    {
        public required string Article { get; init; }
        public required string Id { get; init; }
        public required string Type { get; init; }
        public required string Name { get; init; }
        public string? Kind { get; init; }
        public required bool IsOutlet { get; init; }
        public required string Party { get; init; }
        public required bool IsPublisher { get; init; }
    }

    private sealed record SpanRow
    {
        public required string Article { get; init; }
        public required string Form { get; init; }
        public required string Text { get; init; }
    }

    private sealed record RoleRow
    {
        public required string Article { get; init; }
        public required string Form { get; init; }
        public required string Title { get; init; }
        public required string Office { get; init; }
        public string? Day { get; init; }
        public int? Start { get; init; }
        public int? End { get; init; }
    }

    private sealed record JudgementRow
    {
        public required string First { get; init; }
        public required string Second { get; init; }
        public required string Verdict { get; init; }
        public required string By { get; init; }
        public required Guid Id { get; init; }
        public required DateTimeOffset At { get; init; }
        public Guid? SupersededBy { get; init; }

        public Judgement ToJudgement() =>
            new()
            {
                Id = Id,
                Pair = FormPair.Of(First, Second),
                Verdict = Enum.Parse<Verdict>(Verdict, ignoreCase: true),
                By = Enum.Parse<JudgedBy>(By, ignoreCase: true),
                Judge = "",
                At = At,
                SupersededBy = SupersededBy,
            };
    }
}
