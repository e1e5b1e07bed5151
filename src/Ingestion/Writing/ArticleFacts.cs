using Npgsql;
using NpgsqlTypes;
using Qawl.Extraction;
using Qawl.Extraction.Model;
using Qawl.Ingestion.Views;

namespace Qawl.Ingestion.Writing;

/// <summary>Rows of <c>articles</c>.</summary>
internal static class ArticleFacts
{
    /// <summary>An article that is there already is being extracted again: its id stays.</summary>
    internal const string Insert = """
        insert into articles (id, title, kicker, outlet, outlet_id, outlet_form_id, original_source, external_id, url,
            language, published_text, published_precision, published_sort, published_zoned, updated_text,
            updated_precision, text, text_sha256, body_start, body_end, furniture, engine_version, terms)
        select n.id, n.title, n.kicker, n.outlet, n.outlet_id, n.outlet_form_id, n.original_source, n.external_id, n.url,
               n.language, n.published_text, n.published_precision, n.published_sort, n.published_zoned, n.updated_text,
               n.updated_precision, n.text, n.text_sha256, n.body_start, n.body_end, n.furniture::int4range[], @engine,
               n.terms
        from (
            select unnest(@ids) as id, unnest(@titles) as title, unnest(@kickers) as kicker,
                   unnest(@outlets) as outlet, unnest(@outletIds) as outlet_id,
                   unnest(@originalSources) as original_source, unnest(@externalIds) as external_id,
                   unnest(@urls) as url, unnest(@languages) as language, unnest(@publishedTexts) as published_text,
                   unnest(@publishedPrecisions) as published_precision, unnest(@publishedSorts) as published_sort,
                   unnest(@publishedZoned) as published_zoned, unnest(@updatedTexts) as updated_text,
                   unnest(@updatedPrecisions) as updated_precision, unnest(@texts) as text,
                   unnest(@textHashes) as text_sha256, unnest(@bodyStarts) as body_start,
                   unnest(@bodyEnds) as body_end, unnest(@furniture) as furniture, unnest(@terms) as terms,
                   unnest(@outletForms) as outlet_form_id
        ) as n
        order by n.id
        on conflict (id) do update set
            title = excluded.title, kicker = excluded.kicker, outlet = excluded.outlet, outlet_id = excluded.outlet_id,
            outlet_form_id = excluded.outlet_form_id, original_source = excluded.original_source,
            external_id = excluded.external_id, url = least(articles.url collate "C", excluded.url),
            language = excluded.language, published_text = excluded.published_text,
            published_precision = excluded.published_precision, published_sort = excluded.published_sort,
            published_zoned = excluded.published_zoned, updated_text = excluded.updated_text,
            updated_precision = excluded.updated_precision, body_start = excluded.body_start,
            body_end = excluded.body_end, furniture = excluded.furniture, terms = excluded.terms,
            engine_version = excluded.engine_version
        """;

    /// <summary>With others they are compared behind the import.</summary>
    internal const string Queue =
        "insert into articles_to_compare (article_id) select n.id from unnest(@ids) as n (id)";

    /// <summary>
    /// Before it goes or changes: whoever has its text is compared again, and until then is nobody's copy. Whoever compares it
    /// just now is waited for.
    /// </summary>
    internal const string QueueOfArticle = """
        select from articles where id = @article for update;
        with gone as (
            delete from copies o using copies c where c.article_id = @article and o.source_id = c.source_id
            returning o.article_id
        )
        insert into articles_to_compare (article_id) select article_id from gone where article_id <> @article
        """;

    public static IEnumerable<NpgsqlParameter> Columns(
        IReadOnlyList<ArticleRows> rows,
        IEnumerable<ArticleTerms> terms,
        IEnumerable<string?> urls
    )
    {
        var articles = rows.Select(r => r.Article).ToList();
        return
        [
            new("engine", ArticleExtractor.Version),
            Column.Text("ids", rows.Select(r => r.Id)),
            Column.Text("titles", articles.Select(a => a.Title)),
            Column.Text("kickers", articles.Select(a => a.Kicker)),
            Column.Text("outlets", articles.Select(a => a.Outlet)),
            Column.Text("outletIds", rows.Select(r => r.OutletForm is { } form ? r.PartyOf(form) : null)),
            Column.Text("outletForms", rows.Select(r => r.OutletForm)),
            Column.Text("originalSources", articles.Select(a => a.OriginalSource)),
            Column.Text("externalIds", articles.Select(a => a.ExternalId)),
            Column.Text("urls", urls),
            Column.Text("languages", articles.Select(a => a.Language)),
            Column.Text("publishedTexts", articles.Select(a => a.Published?.Text)),
            Column.Name("publishedPrecisions", articles.Select(a => a.Published?.Precision)),
            Column.Time("publishedSorts", articles.Select(a => a.Published?.Sort)),
            Column.Flag("publishedZoned", articles.Select(a => a.Published?.ZoneKnown)),
            Column.Text("updatedTexts", articles.Select(a => a.Updated?.Text)),
            Column.Name("updatedPrecisions", articles.Select(a => a.Updated?.Precision)),
            Column.Text("texts", rows.Select(r => r.Document.Text.Value)),
            Column.Of("textHashes", NpgsqlDbType.Bytea, rows.Select(r => r.Document.Text.Hash.ToArray())),
            Column.Number("bodyStarts", articles.Select(a => a.Body.Start)),
            Column.Number("bodyEnds", articles.Select(a => a.Body.End)),
            Column.Text("furniture", articles.Select(a => Ranges(a.Furniture))),
            Column.Of("terms", NpgsqlDbType.TsVector, terms.Select(t => t.Article)),
        ];
    }

    /// <summary>An array of ranges, as PostgreSQL writes it.</summary>
    private static string Ranges(IEnumerable<TextSpan> spans) =>
        $$"""{{{string.Join(',', spans.Select(s => FormattableString.Invariant($"\"[{s.Start},{s.End})\"")))}}}""";
}
