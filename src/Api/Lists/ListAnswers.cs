using Dapper;
using Microsoft.AspNetCore.Http.Timeouts;
using Npgsql;
using Qawl.Api.Answers;
using Qawl.Api.Data;
using Qawl.Api.Problems;
using Qawl.Api.Search;

namespace Qawl.Api.Lists;

/// <summary>
/// Runs plans of lists and answers in the format that is asked for: a page as JSON, or rows as NDJSON or CSV. Rows end
/// with the list, or where <c>limit</c> says, in which case the header Link leads on as it does from a page.
/// </summary>
internal sealed class ListAnswers(Store store, OpenLists open)
{
    /// <param name="http">The request; the page's <c>Link</c> header goes on its response.</param>
    /// <param name="plan">What it asks for.</param>
    /// <param name="cancellation">Stops the queries.</param>
    public Task<ListResult<Page<T>>> AnswerAsync<T>(HttpContext http, ListPlan<T> plan, CancellationToken cancellation)
        where T : class => AnswerAsync(http, plan, page => page, cancellation);

    /// <inheritdoc cref="AnswerAsync{T}" />
    /// <param name="shape">What JSON has instead of the page.</param>
    public async Task<ListResult<TPage>> AnswerAsync<T, TPage>(
        HttpContext http,
        ListPlan<T> plan,
        Func<Page<T>, TPage> shape,
        CancellationToken cancellation
    )
        where T : class
    {
        var address = ListAddress.Of(http.Request, plan.Path);
        if (!plan.Order.TryContinue(plan.Filter.Cursor, address, out var after))
        {
            return new(Cursor.Wrong(plan.Filter.Cursor!));
        }
        var isPage = http.Format() == MediaTypes.Json;
        if (!isPage && plan is { Selection: null, Filter.Limit: null })
        {
            return new(await StreamAsync(http, plan, after, cancellation));
        }
        var (page, problem) = plan switch
        {
            { Selection: Sample<T> } or { Selection: null, Filter.CountsAll: true } => await store.CountAsync(
                ReadPageAsync,
                cancellation
            ),
            _ when store.RefusesReads() => (null, ProblemResult.TooBusy()),
            { Selection: ByIds<T> wanted } => (await ReadAsync(wanted, cancellation), null),
            _ => await store.ReadAsync(ReadPageAsync, cancellation),
        };
        if (page is null)
        {
            return new(problem!);
        }
        if (isPage && page.Items.Count == 0 && after is null && plan.Rewording is { } rewording)
        {
            // It sets a time of its own for what it asks, so it comes with no transaction of others.
            var nearest = await store.ReadAsync((c, ct) => RewordAsync(c, rewording, ct), cancellation);
            page = page with { Nearest = nearest };
        }
        http.Response.Headers.Link = address.Links(page.NextCursor);
        if (!isPage)
        {
            return new(new RowsResult<T>(Writer(http, plan), new RowsAtHand<T>(page.Items)));
        }
        foreach (var row in page.Items)
        {
            SparseFields.Reduce(row, plan.Filter.Asked);
        }
        return new(TypedResults.Ok(shape(page)));

        // Rows of another format have no place for what else a page tells.
        Task<(Page<T>?, ProblemResult?)> ReadPageAsync(NpgsqlConnection connection, CancellationToken cancel) =>
            ReadAsync(connection, plan, after, address, isPage, cancel);
    }

    /// <summary>Rows to the last one, as they are read.</summary>
    private async Task<IResult> StreamAsync<T>(
        HttpContext http,
        ListPlan<T> plan,
        Cursor? after,
        CancellationToken cancellation
    )
        where T : class
    {
        if (await open.OpenAsync(plan, after, cancellation) is not { } rows)
        {
            return new ProblemResult(
                ProblemKind.Unavailable,
                $"{OpenLists.MostAtOnce} lists are being read to their ends already."
            );
        }
        http.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        // Whatever becomes of the result, the connection goes back.
        http.Response.RegisterForDisposeAsync(rows);
        await rows.BeginAsync(cancellation);
        return await rows.FindAbsenceAsync(cancellation) is { } absence
            ? absence
            : new RowsResult<T>(Writer(http, plan), rows);
    }

    private Task<Page<T>> ReadAsync<T>(ByIds<T> wanted, CancellationToken cancellation)
        where T : class => store.ReadAsync((c, cancel) => SelectedRows.ReadAsync(c, wanted, cancel), cancellation);

    private static async Task<(Page<T>?, ProblemResult?)> ReadAsync<T>(
        NpgsqlConnection connection,
        ListPlan<T> plan,
        Cursor? after,
        ListAddress address,
        bool isPage,
        CancellationToken cancel
    )
        where T : class
    {
        var names = await ResolvedNames.ResolveAsync(connection, plan.Filter, cancel);
        var query = plan.Rows(names);
        var (rows, next) = plan.Selection is Sample<T> sample
            ? (await DrawAsync(connection, sample, names, cancel), null)
            : await ReadAsync(connection, plan, query, after, cancel);
        // A row proves that its owner is there; only an empty page leaves it open.
        if (
            rows.Count == 0
            && plan.Owner is { } owner
            && await owner.FindAbsenceAsync(connection, cancel) is { } absence
        )
        {
            return (null, absence);
        }
        return (
            new Page<T>
            {
                Items = rows,
                NextCursor = next?.Encode(address),
                Total = isPage ? await CountAsync(connection, plan, query, rows, after, cancel) : null,
                Facets =
                    isPage && plan.Facets is { } facets
                        ? await FacetQueries.CountAsync(connection, facets, () => plan.Rows(names), cancel)
                        : null,
                Resolved = names.Resolved,
            },
            null
        );
    }

    private static async Task<IReadOnlyList<string>> RewordAsync<T>(
        NpgsqlConnection connection,
        Rewording<T> rewording,
        CancellationToken cancel
    )
        where T : class
    {
        var asked = SearchQuery.Of(rewording.Query);
        var names = await ResolvedNames.ResolveAsync(connection, asked.NamesInWords, cancel);
        var found = new List<string>();
        foreach (var words in await rewording.Forms.FindAsync(connection, asked.Spelled(names.Spellings), cancel))
        {
            var plan = rewording.Plan(words);
            names = await ResolvedNames.ResolveAsync(connection, plan.Filter, cancel);
            var query = plan.Rows(names).Page(plan.Order, after: null, limit: 1, cancel);
            if ((await plan.Read(connection, query)).Any())
            {
                found.Add(words);
            }
        }
        return found;
    }

    /// <returns>The rows of a page, and where the next one begins if there is one.</returns>
    private static async Task<(IReadOnlyList<T> Rows, Cursor? Next)> ReadAsync<T>(
        NpgsqlConnection connection,
        ListPlan<T> plan,
        Statement query,
        Cursor? after,
        CancellationToken cancel
    )
        where T : class
    {
        var limit = plan.Filter.Limit?.Value ?? PageFilter.DefaultLimit;
        int? seconds = plan.Filter.CountsAll ? Store.CountingSeconds : null;
        // One row more than asked for tells whether there is a next page.
        var rows = (await plan.Read(connection, query.Page(plan.Order, after, limit + 1, cancel, seconds))).AsList();
        return rows.Count > limit
            ? (rows.GetRange(0, limit), new Cursor(plan.Order.KeyOf(rows[limit - 1])))
            : (rows, null);
    }

    private static async Task<IReadOnlyList<T>> DrawAsync<T>(
        NpgsqlConnection connection,
        Sample<T> sample,
        ResolvedNames names,
        CancellationToken cancel
    )
        where T : class
    {
        var ids = (await connection.QueryAsync<string>(sample.Draw(names, cancel))).AsList();
        var rows = await sample.Read(connection, ids, cancel);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    private static async Task<long?> CountAsync<T>(
        NpgsqlConnection connection,
        ListPlan<T> plan,
        Statement query,
        IReadOnlyList<T> rows,
        Cursor? after,
        CancellationToken cancel
    )
        where T : class =>
        plan.TotalOf is null && plan.Filter.Total?.Value is not true ? null
        : plan.TotalOf is { } totalOf && rows is [var first, ..] ? totalOf(first)
        : plan is { TotalOf: not null } && after is null ? 0
        // All rows behind the cursor are gone; those before it need not be.
        : await connection.ExecuteScalarAsync<long>(query.Count(cancel));

    private static IRowWriter<T> Writer<T>(HttpContext http, ListPlan<T> plan)
        where T : class =>
        http.Format() == MediaTypes.Csv
            ? new CsvRows<T>(plan.Filter.Asked, plan.Filter.Bom?.Value is true)
            : new NdJsonRows<T>(plan.Filter.Asked);
}
