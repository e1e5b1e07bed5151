using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Timeouts;
using Npgsql;
using Qawl.Api.Answers;
using Qawl.Api.Problems;

namespace Qawl.Api.Lists;

/// <summary>
/// Answers a request for a list in the format it asks for: a page as JSON, or rows as NDJSON or CSV. Rows end with the
/// list, or where <c>limit</c> says, in which case the header Link leads on as it does from a page.
/// </summary>
internal sealed class ListAnswers(Listing listing, RowReading reading)
{
    /// <inheritdoc cref="Listing.PageAsync{T}" />
    public async Task<ListResult<Page<T>>> AnswerAsync<T>(
        HttpContext http,
        PageFilter filter,
        Keyset<T> keyset,
        Func<Names, Statement> statement,
        Func<NpgsqlConnection, CommandDefinition, Task<IEnumerable<T>>> read,
        CancellationToken cancellation,
        ListOwner? owner = null
    )
        where T : class
    {
        var format = http.Format();
        if (format != MediaTypes.Json && filter.Limit is null)
        {
            return new(await StreamAsync());
        }
        return await AnswerAsync(
            http,
            filter,
            listing.PageAsync(http, filter, keyset, statement, read, cancellation, owner)
        );

        async Task<IResult> StreamAsync()
        {
            if (!Listing.TryContinue(http, filter.Cursor, keyset, out var after))
            {
                return Listing.WrongCursor(filter.Cursor!);
            }
            if (await reading.OpenAsync(read, cancellation) is not { } rows)
            {
                return new ProblemResult(
                    ProblemKind.Unavailable,
                    $"{RowReading.MostAtOnce} lists are being read to their ends already."
                );
            }
            http.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
            // Whatever becomes of the result, the connection goes back.
            http.Response.RegisterForDisposeAsync(rows);
            await rows.BeginAsync(filter, statement, keyset, after, cancellation);
            return rows.IsEmpty && owner is not null && await rows.FindAbsenceAsync(owner, cancellation) is { } absence
                ? absence
                : new RowsResult<T>(Writer<T>(http, filter), rows);
        }
    }

    /// <summary>Rows that are read already, such as a sample, in the format that is asked for.</summary>
    public static async Task<ListResult<Page<T>>> AnswerAsync<T>(
        HttpContext http,
        PageFilter filter,
        Task<Results<Ok<Page<T>>, ProblemResult>> selected
    )
        where T : class
    {
        var page = await selected;
        if (page.Result is not Ok<Page<T>> { Value.Items: var items })
        {
            return new(page.Result);
        }
        if (http.Format() != MediaTypes.Json)
        {
            return new(new RowsResult<T>(Writer<T>(http, filter), new ReadRows<T>(items)));
        }
        foreach (var row in items)
        {
            SparseFields.Reduce(row, filter.Asked);
        }
        return new(page.Result);
    }

    private static IRowWriter<T> Writer<T>(HttpContext http, PageFilter filter)
        where T : class =>
        http.Format() == MediaTypes.Csv
            ? new CsvRows<T>(filter.Asked, filter.Bom?.Value is true)
            : new NdJsonRows<T>(filter.Asked);
}
