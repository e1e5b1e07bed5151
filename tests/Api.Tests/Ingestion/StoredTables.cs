namespace Qawl.Api.Tests.Ingestion;

/// <summary>What two databases with the same articles have the same of.</summary>
internal static class StoredTables
{
    public static readonly string[] All =
    [
        "organizations",
        "people",
        "aliases",
        "roles",
        "articles",
        "documents",
        "forms",
        "form_roles",
        "mentions",
        "quotes",
        "utterances",
        "copies",
        "copy_links",
    ];

    /// <summary>The number of rows and the MD5 of all of them in order, without what tells of the import itself.</summary>
    public static string Sum(string table) =>
        $"""
            select count(*) || ' ' || coalesce(md5(string_agg(line, E'\n' order by line collate "C")), '')
            from (select (to_jsonb(t) - 'imported_at' - 'run_id')::text as line from {table} t) as lines
            """;
}
