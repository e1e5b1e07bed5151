using Dapper;
using Npgsql;
using Qawl.Api.Articles;
using Qawl.Api.Lists;
using Qawl.Extraction.Model;

namespace Qawl.Api.Annotations;

internal static class AnnotationQueries
{
    internal const string Article = $"""
        select a.id as "Id", a.title as "Title", a.language as "Language", {ArticleQueries.Dates},
               {ArticleQueries.ImportedAt} as "ImportedAt", a.outlet_id as "OutletId", o.name as "OutletName",
               (select count(*) from quotes q where q.article_id = a.id)::integer
               + (select count(*) from mentions m where m.article_id = a.id)::integer as "Total"
        from articles a
        left join organizations o on o.id = a.outlet_id
        where a.id = @id
        """;

    /// <summary>On either side of a span, in code points.</summary>
    private const string Context = "32";

    private static readonly string Columns = $"""
        select substring(a.text from greatest(s.start_at - {Context}, 0) + 1 for least(s.start_at, {Context})) as "Prefix",
               substring(a.text from s.end_at + 1 for {Context}) as "Suffix",
               s.what as "What", s.start_at as "Start", s.end_at as "End", s.text as "Text", s.words as "Words",
               s.said_on as "SaidOn",
               s.person_id as "PersonId", s.organization_id as "OrganizationId",
               {NameOf.Either("s.person_id", "s.organization_id")} as "Name"
        """;

    private const string From = """
        from (
            select 'quote' as what, q.start_at, q.end_at, q.text, q.speaker_words as words,
                   q.speaker_person_id as person_id, q.speaker_organization_id as organization_id, q.said_on
            from quotes q where q.article_id = @article
            union all
            select 'mention', m.start_at, m.end_at, m.text, null, m.person_id, m.organization_id, null::date
            from mentions m where m.article_id = @article
        ) s
        """;

    private const string Text = "cross join lateral (select text from articles where id = @article limit 1) a";

    internal const string IsQuote = "s.what = 'quote' and s.start_at = @start and s.end_at = @end";

    internal static readonly Keyset<AnnotatedSpan> AsInText = new(
        "s.start_at, s.end_at, s.what",
        "(s.start_at, s.end_at, s.what) > (@afterStart, @afterEnd, @afterWhat)",
        [("afterStart", KeyType.Number), ("afterEnd", KeyType.Number), ("afterWhat", KeyType.Text)],
        s => [$"{s.Start}", $"{s.End}", s.What]
    );

    /// <summary>Everything that was found in an article.</summary>
    internal static Statement Of(string article)
    {
        var statement = new Statement(Columns, From, Text);
        statement.Parameters.Add("article", article);
        return statement;
    }

    /// <summary>One quote alone.</summary>
    internal static Statement Of(string article, TextSpan span)
    {
        var statement = Of(article).Where(IsQuote, "start", span.Start);
        statement.Parameters.Add("end", span.End);
        return statement;
    }

    internal static Task<AnnotatedArticle?> FindAsync(
        NpgsqlConnection connection,
        string id,
        CancellationToken cancel
    ) => connection.QuerySingleOrDefaultAsync<AnnotatedArticle>(new(Article, new { id }, cancellationToken: cancel));
}

/// <summary>A span with what it names, or with who is quoted.</summary>
internal sealed record AnnotatedSpan
{
    /// <summary>quote or mention.</summary>
    public required string What { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    public required string Text { get; init; }

    /// <summary>The words for who is quoted.</summary>
    public string? Words { get; init; }

    /// <summary>The day on which it was said, where the text tells it.</summary>
    public DateOnly? SaidOn { get; init; }

    public string? PersonId { get; init; }

    public string? OrganizationId { get; init; }

    /// <summary>Of the person or the organization.</summary>
    public string? Name { get; init; }

    /// <summary>What stands right before the span.</summary>
    public required string Prefix { get; init; }

    /// <summary>What stands right behind it.</summary>
    public required string Suffix { get; init; }
}

/// <summary>What annotations tell of their article.</summary>
internal sealed record AnnotatedArticle
{
    public required string Id { get; init; }

    public string? Title { get; init; }

    public required string Language { get; init; }

    public string? PublishedAt { get; init; }

    public DatePrecision? PublishedPrecision { get; init; }

    public DateTimeOffset? PublishedInstant { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    public string? OutletId { get; init; }

    public string? OutletName { get; init; }

    public required int Total { get; init; }
}
