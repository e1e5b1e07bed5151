using Dapper;
using Npgsql;
using Qawl.Identity;
using Qawl.Identity.Utterances;

namespace Qawl.Api.Tests.Ingestion.Utterances;

/// <summary>What utterances must be, made from quotes and judgements alone: all are put together at once, and counted.</summary>
internal static class RebuiltUtterances
{
    private const string Quotes = """
        select q.article_id || '-' || q.start_at || '-' || q.end_at as "Id", q.utterance as "Utterance",
               q.speaker_person_id as "Person", q.speaker_organization_id as "Organization",
               q.on_behalf_of_organization_id as "Body", coalesce(f.key, '') as "Key", q.outlet_id as "Outlet",
               coalesce(q.relay_organization_id, s.original_source, s.outlet_id, c.source_id, a.original_source, q.outlet_id,
                        a.id) as "Source", q.kind as "Kind",
               q.text as "Text", q.article_id as "Article", q.start_at as "Start"
        from quotes q join articles a on a.id = q.article_id
        left join copies c on c.article_id = a.id
        left join articles s on s.id = c.source_id
        left join forms f on f.article_id = q.article_id and f.id = q.speaker_form_id
        """;

    private const string Judgements = """
        select quote_id as "First", other_quote_id as "Other", verdict as "Verdict", judged_by as "By", judged_at as "At",
               features ->> 'reporting' is not distinct from 'verbatim' as "IsVerbatim",
               coalesce((features ->> 'share')::double precision * 100 + (features ->> 'shared')::integer, 0) as "Strength"
        from quote_judgements where superseded_by is null
        """;

    private const string Held = """
        select concat_ws(' ', id, quotes, outlets, sources, article_id || '-' || start_at || '-' || end_at) from utterances
        """;

    public static async Task ShouldBeHeldAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var quotes = (await connection.QueryAsync<QuoteRow>(Quotes)).ToDictionary(q => q.Id, StringComparer.Ordinal);
        var holding = (await connection.QueryAsync<JudgementRow>(Judgements))
            .GroupBy(j => FormPair.Of(j.First, j.Other))
            .Select(g => (Pair: g.Key, Judgement: g.OrderBy(j => j.By).Last()))
            .ToList();
        var groups = Grouping.Of(
            quotes.ToDictionary(q => q.Key, q => q.Value.Voice, StringComparer.Ordinal),
            holding
                .Where(j => j.Judgement.Verdict == Verdict.Same)
                .Select(j => new Link(j.Pair, j.Judgement.By, j.Judgement.IsVerbatim, j.Judgement.Strength)),
            holding.Where(j => j.Judgement.Verdict == Verdict.NotSame).Select(j => j.Pair)
        );
        foreach (var group in groups)
        {
            group.ShouldAllBe(id => quotes[id].Utterance == (group.Count > 1 ? group[0] : null));
        }
        (await connection.QueryAsync<string>(Held))
            .Order(StringComparer.Ordinal)
            .ShouldBe(
                groups
                    .Where(g => g.Count > 1)
                    .Select(g => LineOf(g[0], [.. g.Select(id => quotes[id])]))
                    .Order(StringComparer.Ordinal)
            );
        (await connection.ExecuteScalarAsync<long>("select count(*) from articles_to_judge")).ShouldBe(0);
    }

    private static string LineOf(string id, QuoteRow[] quotes)
    {
        var outlets = quotes.Select(q => q.Outlet).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        var sources = quotes.Select(q => q.Source).Distinct(StringComparer.Ordinal).Count();
        var first = quotes
            .OrderBy(q => q.Kind, StringComparer.Ordinal)
            .ThenByDescending(q => quotes.Count(o => o.Kind == q.Kind && o.Text == q.Text))
            .ThenByDescending(q => q.Text.EnumerateRunes().Count())
            .ThenBy(q => q.Article, StringComparer.Ordinal)
            .ThenBy(q => q.Start)
            .First();
        return $"{id} {quotes.Length} {outlets} {sources} {first.Id}";
    }

    private sealed record QuoteRow
    {
        public required string Id { get; init; }
        public string? Utterance { get; init; }
        public string? Person { get; init; }
        public string? Organization { get; init; }
        public string? Body { get; init; }
        public required string Key { get; init; }
        public string? Outlet { get; init; }
        public required string Source { get; init; }
        public required string Kind { get; init; }
        public required string Text { get; init; }
        public required string Article { get; init; }
        public required int Start { get; init; }

        public Voice Voice =>
            new(Person, Organization, Body, Key.Length == 0 ? [] : Key[(Key.IndexOf(':') + 1)..].Split(' '));
    }

    private sealed record JudgementRow
    {
        public required string First { get; init; }
        public required string Other { get; init; }
        public required Verdict Verdict { get; init; }
        public required JudgedBy By { get; init; }
        public required DateTimeOffset At { get; init; }
        public required bool IsVerbatim { get; init; }
        public required double Strength { get; init; }
    }
}
