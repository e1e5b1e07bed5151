using Npgsql;
using NpgsqlTypes;
using Qawl.Database;
using Qawl.Extraction;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;

namespace Qawl.Ingestion.Writing;

/// <summary>
/// The rows of articles on their way into the database by binary COPY: straight into their table where nothing has to be
/// computed from them, through a temporary table where the search terms have.
/// </summary>
internal static class ArticleCopy
{
    private const string ArticleColumns = """
        id, title, kicker, outlet, outlet_id, original_source, external_id, url, language, published_text,
        published_precision, published_sort, published_zoned, updated_text, updated_precision, text, text_sha256,
        body_start, body_end, furniture, engine_version, imported_at
        """;

    private const string QuoteColumns = """
        article_id, start_at, end_at, kind, text, speaker_type, speaker_person_id, speaker_organization_id,
        speaker_words_start, speaker_words_end, speaker_words, speaker_by, relay_person_id, relay_organization_id,
        on_behalf_of_organization_id, cue_start, cue_end, confidence, outlet_id, sort_at, imported_at
        """;

    internal const string CreateIncoming = $"""
        create temporary table incoming_articles on commit drop as
        select {ArticleColumns}, '' as title_terms, '' as name_terms, '' as body_terms from articles with no data;
        create temporary table incoming_quotes on commit drop as
        select {QuoteColumns}, '' as quote_terms from quotes with no data;
        """;

    private const string CopyArticles =
        $"copy incoming_articles ({ArticleColumns}, title_terms, name_terms, body_terms) from stdin (format binary)";

    private const string CopyQuotes = $"copy incoming_quotes ({QuoteColumns}, quote_terms) from stdin (format binary)";

    private const string CopyMentions =
        "copy mentions (article_id, start_at, end_at, text, person_id, organization_id, sort_at) from stdin (format binary)";

    private const string CopyDocuments =
        "copy documents (article_id, sha256, name, encoding, given, run_id, imported_at) from stdin (format binary)";

    /// <summary>An article that is there already is being extracted again: its id and time of import stay.</summary>
    internal const string InsertArticles = $"""
        insert into articles ({ArticleColumns}, terms)
        select {ArticleColumns},
               setweight(to_tsvector('simple', title_terms), 'A')
                   || setweight(to_tsvector('simple', name_terms), 'B')
                   || setweight(to_tsvector('simple', body_terms), 'C')
        from incoming_articles
        order by id
        on conflict (id) do update set
            title = excluded.title, kicker = excluded.kicker, outlet = excluded.outlet, outlet_id = excluded.outlet_id,
            original_source = excluded.original_source, external_id = excluded.external_id,
            url = least(articles.url collate "C", excluded.url), language = excluded.language,
            published_text = excluded.published_text, published_precision = excluded.published_precision,
            published_sort = excluded.published_sort, published_zoned = excluded.published_zoned,
            updated_text = excluded.updated_text, updated_precision = excluded.updated_precision,
            body_start = excluded.body_start, body_end = excluded.body_end, furniture = excluded.furniture,
            terms = excluded.terms, engine_version = excluded.engine_version
        """;

    internal const string InsertQuotes = $"""
        insert into quotes ({QuoteColumns}, terms)
        select {QuoteColumns}, to_tsvector('simple', quote_terms)
        from incoming_quotes
        order by article_id, start_at, end_at
        """;

    /// <summary>A tsvector holds less than 1 MB; a fifth of that in characters is safe for any script.</summary>
    private const int LongestTerms = 200_000;

    public static async Task WriteAsync(
        NpgsqlConnection connection,
        IReadOnlyCollection<ArticleRows> articles,
        DateTimeOffset importedAt,
        CancellationToken cancellation
    )
    {
        await using (var copy = await BeginAsync(connection, CopyArticles, cancellation))
        {
            foreach (var rows in articles)
            {
                await copy.StartRowAsync(cancellation);
                await WriteArticleAsync(copy, rows, importedAt, cancellation);
            }
            await copy.CompleteAsync(cancellation);
        }
        await ExecuteAsync(connection, InsertArticles, cancellation);
        await using (var copy = await BeginAsync(connection, CopyMentions, cancellation))
        {
            foreach (var rows in articles)
            {
                foreach (var mention in rows.Mentions)
                {
                    await copy.StartRowAsync(cancellation);
                    await WriteMentionAsync(copy, rows, mention, cancellation);
                }
            }
            await copy.CompleteAsync(cancellation);
        }
        await using (var copy = await BeginAsync(connection, CopyQuotes, cancellation))
        {
            foreach (var rows in articles)
            {
                foreach (var quote in rows.Quotes)
                {
                    await copy.StartRowAsync(cancellation);
                    await WriteQuoteAsync(copy, rows, quote, importedAt, cancellation);
                }
            }
            await copy.CompleteAsync(cancellation);
        }
        await ExecuteAsync(connection, InsertQuotes, cancellation);
    }

    public static async Task WriteDocumentsAsync(
        NpgsqlConnection connection,
        IEnumerable<ArticleRows> arrivals,
        Guid runId,
        DateTimeOffset importedAt,
        CancellationToken cancellation
    )
    {
        await using var copy = await BeginAsync(connection, CopyDocuments, cancellation);
        foreach (var rows in arrivals)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(rows.Id, NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(rows.Document.Sha256, NpgsqlDbType.Bytea, cancellation);
            await copy.WriteAsync(rows.Name, NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(rows.Document.Encoding, NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(GivenJson.Of(rows.Document.Given), NpgsqlDbType.Jsonb, cancellation);
            await copy.WriteAsync(runId, NpgsqlDbType.Uuid, cancellation);
            await copy.WriteAsync(importedAt, NpgsqlDbType.TimestampTz, cancellation);
        }
        await copy.CompleteAsync(cancellation);
    }

    private static async Task WriteArticleAsync(
        NpgsqlBinaryImporter copy,
        ArticleRows rows,
        DateTimeOffset importedAt,
        CancellationToken cancellation
    )
    {
        var (article, text) = (rows.Article, rows.Document.Text);
        await TextAsync(rows.Id);
        await TextAsync(article.Title);
        await TextAsync(article.Kicker);
        await TextAsync(article.Outlet);
        await TextAsync(rows.Outlet is { } outlet ? Ids.Entity(outlet.Key) : null);
        await TextAsync(article.OriginalSource);
        await TextAsync(article.ExternalId);
        await TextAsync(rows.Document.Given.Url);
        await TextAsync(article.Language);
        await TextAsync(article.Published?.Text);
        await TextAsync(Name(article.Published?.Precision));
        await NullableAsync(copy, article.Published?.Sort, NpgsqlDbType.TimestampTz, cancellation);
        await NullableAsync(copy, article.Published?.ZoneKnown, NpgsqlDbType.Boolean, cancellation);
        await TextAsync(article.Updated?.Text);
        await TextAsync(Name(article.Updated?.Precision));
        await TextAsync(text.Value);
        await copy.WriteAsync(Convert.FromHexString(text.Sha256()), NpgsqlDbType.Bytea, cancellation);
        await copy.WriteAsync(article.Body.Start, NpgsqlDbType.Integer, cancellation);
        await copy.WriteAsync(article.Body.End, NpgsqlDbType.Integer, cancellation);
        await copy.WriteAsync(
            article.Furniture.Select(f => new NpgsqlRange<int>(f.Start, true, f.End, false)).ToArray(),
            NpgsqlDbType.Array | NpgsqlDbType.IntegerRange,
            cancellation
        );
        await TextAsync(ArticleExtractor.Version);
        await copy.WriteAsync(importedAt, NpgsqlDbType.TimestampTz, cancellation);
        await TextAsync(Terms(article.Title ?? ""));
        await TextAsync(Terms(string.Join(' ', article.People.Concat(article.Organizations).Select(e => e.Name))));
        await TextAsync(Terms(text.Slice(article.Body)));

        Task TextAsync(string? value) => NullableAsync(copy, value, cancellation);
    }

    private static async Task WriteMentionAsync(
        NpgsqlBinaryImporter copy,
        ArticleRows rows,
        MentionRow mention,
        CancellationToken cancellation
    )
    {
        await copy.WriteAsync(rows.Id, NpgsqlDbType.Text, cancellation);
        await copy.WriteAsync(mention.Span.Start, NpgsqlDbType.Integer, cancellation);
        await copy.WriteAsync(mention.Span.End, NpgsqlDbType.Integer, cancellation);
        await copy.WriteAsync(rows.Document.Text.Slice(mention.Span), NpgsqlDbType.Text, cancellation);
        await NullableAsync(copy, mention.IsPerson ? mention.EntityId : null, cancellation);
        await NullableAsync(copy, mention.IsPerson ? null : mention.EntityId, cancellation);
        await copy.WriteAsync(rows.SortAt, NpgsqlDbType.TimestampTz, cancellation);
    }

    private static async Task WriteQuoteAsync(
        NpgsqlBinaryImporter copy,
        ArticleRows rows,
        Quote quote,
        DateTimeOffset importedAt,
        CancellationToken cancellation
    )
    {
        var text = rows.Document.Text;
        var words = text.Slice(quote.Span);
        await TextAsync(rows.Id);
        await NumberAsync(quote.Span.Start);
        await NumberAsync(quote.Span.End);
        await TextAsync(Name<QuoteKind>(quote.Kind));
        await TextAsync(words);
        await TextAsync(Name(quote.Speaker?.Type));
        await TextAsync(IdOf(SpeakerType.Person, quote.Speaker?.Type, quote.Speaker?.Key));
        await TextAsync(IdOf(SpeakerType.Organization, quote.Speaker?.Type, quote.Speaker?.Key));
        await NumberAsync(quote.Speaker?.Words?.Start);
        await NumberAsync(quote.Speaker?.Words?.End);
        await TextAsync(quote.Speaker?.Words is { } span ? text.Slice(span) : null);
        await TextAsync(Name(quote.SpeakerBy));
        await TextAsync(IdOf(SpeakerType.Person, quote.Relay?.Type, quote.Relay?.Key));
        await TextAsync(IdOf(SpeakerType.Organization, quote.Relay?.Type, quote.Relay?.Key));
        await TextAsync(IdOf(SpeakerType.Organization, quote.OnBehalfOf?.Type, quote.OnBehalfOf?.Key));
        await NumberAsync(quote.Cue?.Start);
        await NumberAsync(quote.Cue?.End);
        await copy.WriteAsync(quote.Confidence, NpgsqlDbType.Double, cancellation);
        await TextAsync(rows.Outlet is { } outlet ? Ids.Entity(outlet.Key) : null);
        await copy.WriteAsync(rows.SortAt, NpgsqlDbType.TimestampTz, cancellation);
        await copy.WriteAsync(importedAt, NpgsqlDbType.TimestampTz, cancellation);
        await TextAsync(Terms(words));

        Task TextAsync(string? value) => NullableAsync(copy, value, cancellation);

        Task NumberAsync(int? value) => NullableAsync(copy, value, NpgsqlDbType.Integer, cancellation);
    }

    private static string Terms(string text)
    {
        var terms = SearchTerms.Of(text);
        return terms.Length <= LongestTerms ? terms : terms[..(terms.LastIndexOf(' ', LongestTerms) + 1)];
    }

    private static string? IdOf(SpeakerType wanted, SpeakerType? type, string? key) =>
        type == wanted && key is not null ? Ids.Entity(key) : null;

    private static string? Name<T>(T? value)
        where T : struct, Enum => value is { } known ? EnumNames.Of(known) : null;

    private static Task NullableAsync(NpgsqlBinaryImporter copy, string? value, CancellationToken cancellation) =>
        value is null ? copy.WriteNullAsync(cancellation) : copy.WriteAsync(value, NpgsqlDbType.Text, cancellation);

    private static Task NullableAsync<T>(
        NpgsqlBinaryImporter copy,
        T? value,
        NpgsqlDbType type,
        CancellationToken cancellation
    )
        where T : struct =>
        value is null ? copy.WriteNullAsync(cancellation) : copy.WriteAsync(value.Value, type, cancellation);

    private static async Task<NpgsqlBinaryImporter> BeginAsync(
        NpgsqlConnection connection,
        string copy,
        CancellationToken cancellation
    )
    {
        var importer = await connection.BeginBinaryImportAsync(copy, cancellation);
        importer.Timeout = TimeSpan.FromSeconds(BatchWriter.Timeout);
        return importer;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = BatchWriter.Timeout };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
