using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;
using Qawl.Api.Tests.Database;
using Qawl.Extraction.Dates;
using Qawl.Extraction.Model;
using Qawl.Extraction.Search;
using Qawl.Extraction.Text;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Tests.Service;

/// <summary>Writes rows as an import would, for tests that need to know exactly which there are.</summary>
internal sealed class TestArticles(NpgsqlDataSource database)
{
    public static readonly DateTimeOffset FirstImport = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    public async Task<string> PersonAsync(string name, params string[] aliases)
    {
        var id = Ids.Entity("person " + name);
        await ExecuteAsync(
            "insert into people (id, name, folded_name) values (@id, @name, @folded)",
            new
            {
                id,
                name,
                folded = FoldedName.Of(name),
            }
        );
        foreach (var alias in aliases.Prepend(name))
        {
            await ExecuteAsync(
                "insert into aliases (person_id, name, folded_name, bare_name, documents) values (@id, @alias, @folded, @bare, 1)",
                new
                {
                    id,
                    alias,
                    folded = FoldedName.Of(alias),
                    bare = BareName.Of(alias),
                }
            );
        }
        return id;
    }

    public async Task<string> OrganizationAsync(string name, string kind, bool isOutlet, params string[] aliases)
    {
        var id = Ids.Entity("organization " + name);
        await ExecuteAsync(
            """
            insert into organizations (id, name, folded_name, kind, is_outlet)
            values (@id, @name, @folded, @kind, @isOutlet)
            """,
            new
            {
                id,
                name,
                folded = FoldedName.Of(name),
                kind,
                isOutlet,
            }
        );
        foreach (var alias in aliases.Prepend(name))
        {
            await ExecuteAsync(
                "insert into aliases (organization_id, name, folded_name, bare_name, documents) values (@id, @alias, @folded, @bare, 1)",
                new
                {
                    id,
                    alias,
                    folded = FoldedName.Of(alias),
                    bare = BareName.Of(alias),
                }
            );
        }
        return id;
    }

    /// <param name="text">Stored as it is.</param>
    /// <param name="published">ISO 8601, or <c>null</c> for an undated article.</param>
    /// <param name="outlet">An organization's id and name.</param>
    /// <param name="title">Also among the terms.</param>
    /// <param name="importedAt">Else <see cref="FirstImport"/>.</param>
    public async Task<TestArticle> ArticleAsync(
        string text,
        string? published = null,
        (string Id, string Name)? outlet = null,
        string? title = null,
        DateTimeOffset? importedAt = null
    )
    {
        var id = Ids.Article(givenOutlet: null, StoredText.Of(text));
        var time = StatedTimes.TryParseIso(published, out var stated) ? stated : null;
        await ExecuteAsync(
            """
            insert into articles (id, title, outlet, outlet_id, outlet_form_id, language, published_text,
                published_precision, published_sort, published_zoned, text, text_sha256, body_start, body_end, furniture,
                terms, engine_version)
            values (@id, @title, @outlet, @outletId, @outletId, 'ar', @published, @precision, @sort, @zoned, @text, @hash,
                0, @length, array[int4range(0, 1)], @terms::tsvector, 'test');
            insert into commits (article_id, version, committed_at) values (@id, 0, @importedAt)
            """,
            new
            {
                id,
                title,
                outlet = outlet?.Name,
                outletId = outlet?.Id,
                published = time?.Text,
                precision = time?.Precision.ToString().ToLowerInvariant(),
                sort = time?.Sort,
                zoned = time?.ZoneKnown,
                text,
                hash = SHA256.HashData(Encoding.UTF8.GetBytes(text)),
                length = StoredText.Of(text).Length,
                terms = new Terms().Add(SearchLexeme.InTitle, Words(title ?? ""), 'A').Add(Words(text), 'C').ToString(),
                importedAt = importedAt ?? FirstImport,
            }
        );
        await FormsAsync(id, outlet?.Id);
        return new TestArticle(this, id, text);
    }

    /// <summary>The article's own names for people and organizations, which are those that they have anyway.</summary>
    public Task FormsAsync(string article, params string?[] parties) =>
        ExecuteAsync(
            """
            insert into forms (article_id, id, type, key, name, kind, is_outlet, person_id, organization_id)
            select @article, id, 'person', 'person ' || name, name, null, false, id, null
            from people where id = any(@parties)
            union all
            select @article, id, 'organization', 'organization ' || name, name, kind, is_outlet, null, id
            from organizations where id = any(@parties)
            on conflict do nothing
            """,
            new { article, parties }
        );

    internal static IEnumerable<SearchWord> Words(string text) => SearchWords.Of(text).Select(placed => placed.Word);

    /// <summary>Counts what was written, as an import does.</summary>
    public Task CountAsync() =>
        ExecuteAsync(
            """
            update people p set
                quote_count = (select count(*) from quotes where speaker_person_id = p.id),
                mention_count = (select count(*) from mentions where person_id = p.id);
            update organizations o set
                quote_count = (select count(*) from quotes where speaker_organization_id = o.id),
                mention_count = (select count(*) from mentions where organization_id = o.id),
                article_count = (select count(*) from articles where outlet_id = o.id);
            """
        );

    public async Task ExecuteAsync(string sql, object? values = null)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, values);
    }
}

/// <summary>A stored article to which mentions and quotes can be added. Spans are found by their words.</summary>
internal sealed class TestArticle(TestArticles articles, string id, string text)
{
    public string Id => id;

    public async Task<TestArticle> MentionAsync(string words, string? person = null, string? organization = null)
    {
        var (start, end) = SpanOf(words);
        await articles.FormsAsync(id, person, organization);
        await articles.ExecuteAsync(
            """
            insert into mentions (article_id, start_at, end_at, text, form_id, person_id, organization_id, sort_at)
            select id, @start, @end, @words, coalesce(@person, @organization), @person, @organization, sort_at
            from articles where id = @id
            """,
            new
            {
                id,
                start,
                end,
                words,
                person,
                organization,
            }
        );
        return this;
    }

    /// <returns>The quote's id.</returns>
    public async Task<string> QuoteAsync(
        string words,
        string kind = "direct",
        string? person = null,
        string? organization = null,
        string? unnamed = null,
        string? cue = null,
        string? relay = null,
        string? onBehalfOf = null,
        string? stance = null
    )
    {
        var (start, end) = SpanOf(words);
        var speakerWords = unnamed is null ? null : ((int Start, int End)?)SpanOf(unnamed);
        var cueSpan = cue is null ? null : ((int Start, int End)?)SpanOf(cue);
        var type =
            person is not null ? "person"
            : organization is not null ? "organization"
            : unnamed is not null ? "unnamed"
            : null;
        await articles.FormsAsync(id, person, organization, relay, onBehalfOf);
        await articles.ExecuteAsync(
            """
            insert into quotes (article_id, start_at, end_at, kind, text, speaker_type, speaker_form_id, speaker_person_id,
                speaker_organization_id, speaker_words_start, speaker_words_end, speaker_words, speaker_by, relay_form_id,
                relay_organization_id, on_behalf_of_form_id, on_behalf_of_organization_id, cue_start, cue_end, cue_words,
                confidence, outlet_id, sort_at, terms, rule, alternatives, stance)
            select id, @start, @end, @kind, @words, @type, coalesce(@person, @organization), @person, @organization,
                @wordsStart, @wordsEnd, @unnamed, @by, @relay, @relay, @onBehalfOf, @onBehalfOf, @cueStart, @cueEnd, @cue,
                0.9, outlet_id, sort_at, @terms::tsvector, @rule,
                '[{"who": {"type": "unnamed", "words": {"start": 0, "end": 3, "text": "..."}}, "rule": "last-speaker",
                   "whyNot": "laterRule"}]'::jsonb, @stance
            from articles where id = @id
            """,
            new
            {
                id,
                start,
                end,
                kind,
                words,
                type,
                person,
                organization,
                wordsStart = speakerWords?.Start,
                wordsEnd = speakerWords?.End,
                unnamed,
                by = type is null ? null
                : type is "unnamed" ? "title"
                : "name",
                relay,
                onBehalfOf,
                cueStart = cueSpan?.Start,
                cueEnd = cueSpan?.End,
                cue,
                stance,
                rule = type is null ? null : "subject-behind-verb",
                terms = new Terms().Add(TestArticles.Words(words)).ToString(),
            }
        );
        return $"{id}-{start}-{end}";
    }

    private (int Start, int End) SpanOf(string words)
    {
        var at = text.IndexOf(words, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, words);
        var start = text[..at].EnumerateRunes().Count();
        return (start, start + words.EnumerateRunes().Count());
    }
}
