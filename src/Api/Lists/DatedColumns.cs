namespace Qawl.Api.Lists;

/// <summary>Where a query has the columns that its rows share with their article.</summary>
internal sealed record DatedColumns(string ArticleId, string SortAt, string OutletId)
{
    /// <summary>Adds the conditions of the outlet, the dates and the import.</summary>
    public Statement Narrow(Statement statement, PublishedFilter filter, ResolvedNames names)
    {
        if (filter.Outlet is { Length: > 0 })
        {
            statement.OneOf(OutletId, "outlet", names.Organizations("outlet"));
        }
        if (filter.HasOutlet?.Value is { } hasOutlet)
        {
            statement.Where($"{OutletId} is {(hasOutlet ? "not null" : "null")}");
        }
        if (filter.From?.Value is { } from)
        {
            statement.Where($"{SortAt} >= @from", "from", from.Instant);
        }
        if (filter.To?.Value is { } to)
        {
            statement.Where($"{SortAt} < @to", "to", to.Instant);
        }
        if (filter.Dated?.Value is { } dated)
        {
            statement.Where($"{SortAt} {(dated ? ">" : "=")} '-infinity'");
        }
        // Without a date an article is older than all, but neither before nor after any.
        if (filter.Dated?.Value is not true && (filter.From is not null || filter.To is not null))
        {
            statement.Where($"{SortAt} > '-infinity'");
        }
        if (filter.ImportedSince?.Value is { } since)
        {
            statement.Where(
                $"{ArticleId} in (select c.article_id from commits c where c.committed_at >= @importedSince)",
                "importedSince",
                since.Instant
            );
        }
        return statement;
    }
}
