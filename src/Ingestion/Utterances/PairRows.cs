using Qawl.Identity;

namespace Qawl.Ingestion.Utterances;

/// <summary>The table <c>quote_judgements</c>.</summary>
internal static class PairRows
{
    /// <summary>What rules have found the same, of these quotes and any others.</summary>
    internal const string Judged = """
        select quote_id as "First", other_quote_id as "Other" from quote_judgements
        where superseded_by is null and judged_by = 'rule' and verdict = 'same' and quote_id = any(@quotes)
        union
        select quote_id, other_quote_id from quote_judgements
        where superseded_by is null and judged_by = 'rule' and verdict = 'same' and other_quote_id = any(@quotes)
        """;

    internal const string Supersede = """
        update quote_judgements j set superseded_by = n.id
        from unnest(@ids, @firsts, @others, @by) as n (id, quote_id, other_quote_id, judged_by)
        where j.superseded_by is null and j.quote_id = n.quote_id and j.other_quote_id = n.other_quote_id
          and j.judged_by = n.judged_by
        """;

    internal const string Insert = """
        insert into quote_judgements
            (id, quote_id, other_quote_id, judged_by, verdict, judge, features, reason, judged_at)
        select n.id, n.quote_id, n.other_quote_id, n.judged_by, n.verdict, n.judge, n.features::jsonb, n.reason, n.judged_at
        from unnest(@ids, @firsts, @others, @by, @verdicts, @judges, @features, @reasons, @times)
            as n (id, quote_id, other_quote_id, judged_by, verdict, judge, features, reason, judged_at)
        """;

    /// <summary>All in force that tell something of these quotes.</summary>
    internal const string Links = $"""
        {InForceColumns} and j.quote_id = any(@quotes)
        union all
        {InForceColumns} and j.other_quote_id = any(@quotes)
        """;

    private const string InForceColumns = """
        select j.quote_id as "First", j.other_quote_id as "Other", j.verdict as "Verdict", j.judged_by as "By",
               j.features ->> 'reporting' is not distinct from 'verbatim' as "IsVerbatim",
               coalesce((j.features ->> 'share')::double precision * 100 + (j.features ->> 'shared')::integer, 0) as "Strength"
        from quote_judgements j
        where j.superseded_by is null
        """;

    internal sealed record Pair
    {
        public required string First { get; init; }
        public required string Other { get; init; }

        public FormPair AsPair => FormPair.Of(First, Other);
    }

    internal sealed record InForce
    {
        public required string First { get; init; }
        public required string Other { get; init; }
        public required Verdict Verdict { get; init; }
        public required JudgedBy By { get; init; }
        public required bool IsVerbatim { get; init; }
        public required double Strength { get; init; }

        public FormPair Pair => FormPair.Of(First, Other);
    }
}
