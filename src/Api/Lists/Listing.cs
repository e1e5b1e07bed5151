using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Qawl.Api.Answers;
using Qawl.Api.Data;
using Qawl.Api.Problems;

namespace Qawl.Api.Lists;

/// <summary>Answers a request for a list with one page of it.</summary>
internal sealed class Listing(Store store)
{
    /// <param name="http">The request; the page's <c>Link</c> header goes on its response.</param>
    /// <param name="filter">The request's parameters, valid.</param>
    /// <param name="keyset">The order asked for.</param>
    /// <param name="statement">Makes the query once it is known whom the names mean.</param>
    /// <param name="read">Runs a page's query.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <param name="owner">Whose rows they are, if the path names one thing.</param>
    public async Task<Results<Ok<Page<T>>, ProblemResult>> PageAsync<T>(
        HttpContext http,
        PageFilter filter,
        Keyset<T> keyset,
        Func<Names, Statement> statement,
        Func<NpgsqlConnection, CommandDefinition, Task<IEnumerable<T>>> read,
        CancellationToken cancellation,
        ListOwner? owner = null
    )
    {
        if (!TryContinue(http, filter.Cursor, keyset, out var after))
        {
            return WrongCursor(filter.Cursor!);
        }
        var limit = filter.Limit?.Value ?? PageFilter.DefaultLimit;
        // Rows of another format have no place for what else a page tells.
        var isPage = http.Format() == MediaTypes.Json;
        return filter.CountsAll
            ? await store.CountAsync(ReadAsync, cancellation)
            : await store.ReadAsync(ReadAsync, cancellation);

        async Task<Results<Ok<Page<T>>, ProblemResult>> ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
        {
            var names = await Names.ResolveAsync(connection, filter.Names, cancel);
            var query = statement(names);
            // One row more than asked for tells whether there is a next page.
            var rows = (
                await read(
                    connection,
                    query.Page(keyset, after, limit + 1, cancel, filter.CountsAll ? Store.CountingSeconds : null)
                )
            ).AsList();
            // A row proves that its owner is there; only an empty page leaves it open.
            if (rows.Count == 0 && owner is not null && !await owner.Exists(connection, owner.Id, cancel))
            {
                return await owner.ExplainAbsenceAsync(connection, cancel);
            }
            var page = new Page<T>
            {
                Items = rows.Count > limit ? rows.GetRange(0, limit) : rows,
                NextCursor = rows.Count > limit ? new Cursor(keyset.KeyOf(rows[limit - 1])).Encode(http.Request) : null,
                Total =
                    isPage && filter.Total?.Value is true
                        ? await connection.ExecuteScalarAsync<long>(query.Count(cancel))
                        : null,
                Facets = isPage ? await filter.CountFacetsAsync(connection, names, cancel) : null,
                Resolved = names.Resolved,
            };
            PageLinks.AddTo(http, page.NextCursor);
            return TypedResults.Ok(page);
        }
    }

    /// <summary>Where the rows begin: at the first, or behind the cursor. Fails if the cursor is not one of this list's.</summary>
    public static bool TryContinue<T>(HttpContext http, string? cursor, Keyset<T> keyset, out Cursor? after)
    {
        after = null;
        return cursor is null
            || Cursor.TryDecode(cursor, http.Request, [.. keyset.Keys.Select(k => k.Type)], out after);
    }

    public static ProblemResult WrongCursor(string sent) =>
        ProblemResult.InvalidParameter(
            "cursor",
            $"must be one that this list gave for these filters and this order, not {Echo.Of(sent)}."
        );
}

/// <summary>The one thing that a list's path names.</summary>
/// <param name="What">What it is, in a word.</param>
/// <param name="Id">As in the path.</param>
/// <param name="Exists">Whether it is stored.</param>
/// <param name="Absence">Says why it is not, if there is more to say than that nothing has this id.</param>
internal sealed record ListOwner(
    string What,
    string Id,
    Func<NpgsqlConnection, string, CancellationToken, Task<bool>> Exists,
    Func<NpgsqlConnection, string, CancellationToken, Task<ProblemResult>>? Absence = null
)
{
    public async Task<ProblemResult> ExplainAbsenceAsync(NpgsqlConnection connection, CancellationToken cancel) =>
        Absence is null ? ProblemResult.NotFound(What, Id) : await Absence(connection, Id, cancel);
}
