using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Qawl.Api.Data;
using Qawl.Api.Problems;

namespace Qawl.Api.Lists;

/// <summary>Answers a request for rows that are not a page of a list: those with certain ids, or a sample.</summary>
internal sealed class Selection(Store store)
{
    /// <summary>How many ids a request may name, and how many rows a sample may have.</summary>
    public const int Most = 100;

    /// <summary>In the order of the ids; those of which nothing is stored are listed.</summary>
    public async Task<Results<Ok<Page<T>>, ProblemResult>> ByIdsAsync<T>(
        HttpContext http,
        IReadOnlyList<string> ids,
        ReadByIds<T> read,
        CancellationToken cancellation
    )
    {
        var rows = await store.ReadAsync((connection, cancel) => read(connection, ids, cancel), cancellation);
        PageLinks.AddTo(http, nextCursor: null);
        return TypedResults.Ok(
            new Page<T>
            {
                Items = [.. ids.Where(rows.ContainsKey).Select(id => rows[id])],
                Missing = [.. ids.Where(id => !rows.ContainsKey(id))],
            }
        );
    }

    /// <summary>
    /// Rows drawn from all that the filters leave, each with the same chance. The same seed draws the same rows as long as
    /// the data is the same, and a smaller sample is the beginning of a larger one.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="filter">Its parameters, valid.</param>
    /// <param name="draw">Makes the query for the ids once it is known whom the names mean.</param>
    /// <param name="statement">The list's conditions, for the number of rows drawn from.</param>
    /// <param name="read">Reads the rows.</param>
    /// <param name="cancellation">Stops the queries.</param>
    public async Task<Results<Ok<Page<T>>, ProblemResult>> SampleAsync<T>(
        HttpContext http,
        PageFilter filter,
        Func<Names, CancellationToken, CommandDefinition> draw,
        Func<Names, Statement> statement,
        ReadByIds<T> read,
        CancellationToken cancellation
    ) =>
        await store.CountAsync<Results<Ok<Page<T>>, ProblemResult>>(
            async (connection, cancel) =>
            {
                var names = await Names.ResolveAsync(connection, filter.Names, cancel);
                var ids = (await connection.QueryAsync<string>(draw(names, cancel))).AsList();
                var rows = await read(connection, ids, cancel);
                PageLinks.AddTo(http, nextCursor: null);
                return TypedResults.Ok(
                    new Page<T>
                    {
                        Items = [.. ids.Where(rows.ContainsKey).Select(id => rows[id])],
                        Total = filter.Total?.Value is true
                            ? await connection.ExecuteScalarAsync<long>(statement(names).Count(cancel))
                            : null,
                        Facets = await filter.CountFacetsAsync(connection, names, cancel),
                        Resolved = names.Resolved,
                    }
                );
            },
            cancellation
        );
}

/// <summary>Reads rows by their ids.</summary>
internal delegate Task<IReadOnlyDictionary<string, T>> ReadByIds<T>(
    NpgsqlConnection connection,
    IReadOnlyList<string> ids,
    CancellationToken cancel
);
