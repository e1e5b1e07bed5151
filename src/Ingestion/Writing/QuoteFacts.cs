using Npgsql;
using NpgsqlTypes;
using Qawl.Database;
using Qawl.Extraction.Model;
using Qawl.Identity.Wording;
using Qawl.Ingestion.Views;

namespace Qawl.Ingestion.Writing;

/// <summary>Rows of <c>quotes</c>. Whom a form means stands beside it.</summary>
internal static class QuoteFacts
{
    internal const string Insert = """
        insert into quotes (article_id, start_at, end_at, kind, text, speaker_type, speaker_form_id, speaker_person_id,
            speaker_organization_id, speaker_words_start, speaker_words_end, speaker_words, speaker_by, relay_form_id,
            relay_person_id, relay_organization_id, on_behalf_of_form_id, on_behalf_of_organization_id, cue_start, cue_end,
            cue_words, confidence, rule, outlet_id, sort_at, terms, alternatives, said_on, said_by,
            said_words_start, said_words_end, said_words, stance)
        select n.article_id, n.start_at, n.end_at, n.kind, n.text, n.speaker_type, n.speaker_id,
               case when n.speaker_type = 'person' then n.speaker end,
               case when n.speaker_type = 'organization' then n.speaker end,
               n.words_start, n.words_end, n.words, n.speaker_by, n.relay_id,
               case when n.relay_type = 'person' then n.relay end,
               case when n.relay_type = 'organization' then n.relay end,
               n.on_behalf_of_id, n.on_behalf_of, n.cue_start, n.cue_end, n.cue_words, n.confidence, n.rule, n.outlet_id,
               n.sort_at, n.terms, n.alternatives, n.said_on, n.said_by, n.said_words_start, n.said_words_end, n.said_words,
               n.stance
        from (
            select unnest(@quoteArticles) as article_id, unnest(@quoteStarts) as start_at,
                   unnest(@quoteEnds) as end_at, unnest(@quoteKinds) as kind, unnest(@quoteTexts) as text,
                   unnest(@speakerTypes) as speaker_type, unnest(@speakers) as speaker_id,
                   unnest(@wordsStarts) as words_start, unnest(@wordsEnds) as words_end, unnest(@words) as words,
                   unnest(@speakerBys) as speaker_by, unnest(@relayTypes) as relay_type, unnest(@relays) as relay_id,
                   unnest(@onBehalfOf) as on_behalf_of_id, unnest(@cueStarts) as cue_start,
                   unnest(@cueEnds) as cue_end, unnest(@cueWords) as cue_words, unnest(@confidences) as confidence,
                   unnest(@quoteRules) as rule, unnest(@quoteOutlets) as outlet_id, unnest(@quoteSorts) as sort_at,
                   unnest(@quoteTerms) as terms, unnest(@alternatives) as alternatives,
                   unnest(@saidOn) as said_on, unnest(@saidBys) as said_by, unnest(@saidStarts) as said_words_start,
                   unnest(@saidEnds) as said_words_end, unnest(@saidWords) as said_words, unnest(@stances) as stance,
                   unnest(@speakerParties) as speaker, unnest(@relayParties) as relay,
                   unnest(@behalfParties) as on_behalf_of
        ) as n
        """;

    /// <summary>With others they are compared behind the import.</summary>
    internal const string Queue = """
        insert into articles_to_judge (article_id) select distinct n.id from unnest(@quoteArticles) as n (id)
        """;

    /// <summary>Before its quotes go: utterances that rest on them are no more until what is left is judged again.</summary>
    internal const string QueueOfArticle = """
        insert into articles_to_judge (article_id, gone)
        select article_id, array_agg(article_id || '-' || start_at || '-' || end_at)
        from quotes where article_id = @article group by article_id;
        with touched as materialized (
            select distinct utterance as id from quotes where article_id = @article and utterance is not null
        ),
        left_out as (delete from utterances u using touched t where u.id = t.id),
        freed as (update quotes q set utterance = null from touched t where q.utterance = t.id returning q.article_id)
        insert into articles_to_judge (article_id) select distinct article_id from freed where article_id <> @article
        """;

    public static IEnumerable<NpgsqlParameter> Columns(IReadOnlyList<ArticleRows> rows, IEnumerable<ArticleTerms> terms)
    {
        var quotes = rows.SelectMany(r => r.Quotes.Select(q => (Rows: r, Quote: q))).ToList();
        return
        [
            Column.Text("quoteArticles", quotes.Select(q => q.Rows.Id)),
            Column.Number("quoteStarts", quotes.Select(q => q.Quote.Span.Start)),
            Column.Number("quoteEnds", quotes.Select(q => q.Quote.Span.End)),
            Column.Text("quoteKinds", quotes.Select(q => EnumNames.Of(q.Quote.Kind))),
            Column.Text("quoteTexts", quotes.Select(q => q.Rows.Document.Text.Slice(q.Quote.Span))),
            Column.Name("speakerTypes", quotes.Select(q => q.Quote.Speaker?.Type)),
            Column.Text("speakers", quotes.Select(q => q.Rows.FormOf(q.Quote.Speaker?.Key))),
            Column.Number("wordsStarts", quotes.Select(q => q.Quote.Speaker?.Words?.Start)),
            Column.Number("wordsEnds", quotes.Select(q => q.Quote.Speaker?.Words?.End)),
            Column.Text("words", quotes.Select(q => Slice(q.Rows, q.Quote.Speaker?.Words))),
            Column.Name("speakerBys", quotes.Select(q => q.Quote.SpeakerBy)),
            Column.Name("relayTypes", quotes.Select(q => q.Quote.Relay?.Type)),
            Column.Text("relays", quotes.Select(q => q.Rows.FormOf(q.Quote.Relay?.Key))),
            Column.Text("onBehalfOf", quotes.Select(q => BodyOf(q.Rows, q.Quote.OnBehalfOf))),
            Column.Text("speakerParties", quotes.Select(q => Party(q.Rows, q.Rows.FormOf(q.Quote.Speaker?.Key)))),
            Column.Text("relayParties", quotes.Select(q => Party(q.Rows, q.Rows.FormOf(q.Quote.Relay?.Key)))),
            Column.Text("behalfParties", quotes.Select(q => Party(q.Rows, BodyOf(q.Rows, q.Quote.OnBehalfOf)))),
            Column.Number("cueStarts", quotes.Select(q => q.Quote.Cue?.Start)),
            Column.Number("cueEnds", quotes.Select(q => q.Quote.Cue?.End)),
            Column.Text("cueWords", quotes.Select(q => Slice(q.Rows, q.Quote.Cue))),
            Column.Of("confidences", NpgsqlDbType.Double, quotes.Select(q => q.Quote.Confidence)),
            Column.Text("quoteRules", quotes.Select(q => q.Quote.Rule)),
            Column.Text("quoteOutlets", quotes.Select(q => Party(q.Rows, q.Rows.OutletForm))),
            Column.Time("quoteSorts", quotes.Select(q => q.Rows.SortAt)),
            Column.Of("quoteTerms", NpgsqlDbType.TsVector, terms.SelectMany(t => t.Quotes)),
            Column.Day("saidOn", quotes.Select(q => q.Quote.SaidOn?.Date)),
            Column.Name("saidBys", quotes.Select(q => q.Quote.SaidOn?.By)),
            Column.Number("saidStarts", quotes.Select(q => q.Quote.SaidOn?.Words.Start)),
            Column.Number("saidEnds", quotes.Select(q => q.Quote.SaidOn?.Words.End)),
            Column.Text("saidWords", quotes.Select(q => Slice(q.Rows, q.Quote.SaidOn?.Words))),
            Column.Name("stances", quotes.Select(q => StanceOf(q.Rows, q.Quote))),
            Column.Of(
                "alternatives",
                NpgsqlDbType.Jsonb,
                quotes.Select(q => Evidence.Of(q.Rows, q.Quote.Alternatives))
            ),
        ];
    }

    private static Stance? StanceOf(ArticleRows rows, Quote quote) =>
        Stances.Of(quote.Kind, Slice(rows, quote.Cue), rows.Document.Text.Slice(quote.Span));

    /// <summary>A person has nobody who speaks for them.</summary>
    private static string? BodyOf(ArticleRows rows, Party? party) =>
        party?.Type == SpeakerType.Organization ? rows.FormOf(party.Key) : null;

    private static string? Party(ArticleRows rows, string? form) => form is null ? null : rows.PartyOf(form);

    private static string? Slice(ArticleRows rows, TextSpan? span) =>
        span is { } words ? rows.Document.Text.Slice(words) : null;
}
