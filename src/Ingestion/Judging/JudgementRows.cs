using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Qawl.Database;
using Qawl.Identity;
using Qawl.Ingestion.Views;

namespace Qawl.Ingestion.Judging;

/// <summary>The table <c>judgements</c>.</summary>
internal static class JudgementRows
{
    /// <summary>Of a pair and a rank one judgement is in force: whichever was before gives way.</summary>
    internal const string Supersede = """
        update judgements j set superseded_by = n.id
        from unnest(@ids, @firsts, @others, @by) as n (id, form_id, other_form_id, judged_by)
        where j.superseded_by is null and j.form_id = n.form_id and j.other_form_id = n.other_form_id
          and j.judged_by = n.judged_by
        """;

    internal const string Insert = """
        insert into judgements (id, type, form_id, other_form_id, judged_by, verdict, judge, features, reason, judged_at)
        select n.id, @type, n.form_id, n.other_form_id, n.judged_by, n.verdict, n.judge, n.features::jsonb, n.reason, n.judged_at
        from unnest(@ids, @firsts, @others, @by, @verdicts, @judges, @features, @reasons, @times)
            as n (id, form_id, other_form_id, judged_by, verdict, judge, features, reason, judged_at)
        """;

    /// <summary>All in force between forms that judgements lead to from these, over however many steps.</summary>
    internal const string Around = """
        with recursive reached (id) as (
            select unnest(@forms)
            union
            select n.id from reached r
            cross join lateral (
                select j.other_form_id as id from judgements j where j.form_id = r.id and j.superseded_by is null
                union all
                select j.form_id from judgements j where j.other_form_id = r.id and j.superseded_by is null
            ) as n
        )
        select j.id as "Id", j.form_id as "First", j.other_form_id as "Other", j.verdict as "Verdict",
               j.judged_by as "By", j.judge as "Judge", j.judged_at as "At"
        from reached r join judgements j on j.form_id = r.id
        where j.superseded_by is null
        """;

    /// <summary>What <see cref="Supersede"/> takes comes first.</summary>
    public static IReadOnlyList<NpgsqlParameter> Columns(IReadOnlyCollection<Judgement> judgements) =>
        [
            Column.Of("ids", NpgsqlDbType.Uuid, judgements.Select(j => j.Id)),
            Column.Text("firsts", judgements.Select(j => j.Pair.First)),
            Column.Text("others", judgements.Select(j => j.Pair.Second)),
            Column.Text("by", judgements.Select(j => EnumNames.Of(j.By))),
            Column.Text("verdicts", judgements.Select(j => EnumNames.Of(j.Verdict))),
            Column.Text("judges", judgements.Select(j => j.Judge)),
            Column.Text("features", judgements.Select(j => JsonSerializer.Serialize(j.Features))),
            Column.Text("reasons", judgements.Select(j => j.Reason)),
            Column.Time("times", judgements.Select(j => j.At)),
        ];
}

/// <summary>What the partition needs to know of a judgement.</summary>
internal sealed record JudgementRow
{
    public required Guid Id { get; init; }
    public required string First { get; init; }
    public required string Other { get; init; }
    public required Verdict Verdict { get; init; }
    public required JudgedBy By { get; init; }
    public required string Judge { get; init; }
    public required DateTimeOffset At { get; init; }

    public Judgement ToJudgement() =>
        new()
        {
            Id = Id,
            Pair = FormPair.Of(First, Other),
            Verdict = Verdict,
            By = By,
            Judge = Judge,
            At = At,
        };
}
