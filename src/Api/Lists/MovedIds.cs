using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Npgsql;
using Qawl.Api.Data;
using Qawl.Api.Problems;

namespace Qawl.Api.Lists;

/// <summary>An id that was given out once, and whose record is another one's now, since both were judged to be the same.</summary>
internal sealed record MovedId
{
    /// <summary>As asked for.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the record that holds it now.</summary>
    public required string MergedInto { get; init; }
}

/// <summary>Whoever asks for a person or an organization by an id that moved is led on.</summary>
internal static class MovedIds
{
    internal const string Holders = """
        select form_id as "Id", party_id as "MergedInto" from joined_forms where form_id = any(@ids)
        """;

    /// <summary>The path names a person or an organization, which may have another id now or not be there.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="owner">Who has an id.</param>
    public static RouteHandlerBuilder MayMove(this RouteHandlerBuilder operation, Func<string, ListOwner> owner) =>
        operation
            .MayMiss()
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status308PermanentRedirect, typeof(void)))
            .AddEndpointFilter((context, next) => LeadOnAsync(context, next, owner));

    public static async Task<IReadOnlyDictionary<string, string>> FindAsync(
        NpgsqlConnection connection,
        IEnumerable<string> ids,
        CancellationToken cancel
    ) =>
        (
            await connection.QueryAsync<MovedId>(new(Holders, new { ids = ids.ToArray() }, cancellationToken: cancel))
        ).ToDictionary(m => m.Id, m => m.MergedInto, StringComparer.Ordinal);

    private static async ValueTask<object?> LeadOnAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next,
        Func<string, ListOwner> owner
    )
    {
        var result = await next(context);
        var answer = result is INestedHttpResult nested ? nested.Result : result;
        if (answer is not ProblemResult { Kind: var kind } || kind != ProblemKind.NotFound)
        {
            return result;
        }
        var http = context.HttpContext;
        var id = (string)http.GetRouteValue("id")!;
        var holder = await http
            .RequestServices.GetRequiredService<Store>()
            .ReadAsync(
                async (connection, cancel) =>
                    (await FindAsync(connection, [id], cancel)).TryGetValue(id, out var found)
                    && await owner(found).Exists(connection, found, cancel)
                        ? found
                        : null,
                http.RequestAborted
            );
        if (holder is null)
        {
            return result;
        }
        return LeadOn(http, id, holder);
    }

    /// <summary>To the same address with the other id.</summary>
    public static RedirectHttpResult LeadOn(HttpContext http, string id, string holder)
    {
        // What was joined may be taken apart again: a permanent redirect would else be kept for good.
        http.Response.Headers[HeaderNames.CacheControl] = "no-cache";
        return TypedResults.Redirect(AddressOf(http.Request, id, holder), permanent: true, preserveMethod: true);
    }

    private static string AddressOf(HttpRequest request, string id, string holder)
    {
        var segments = request.Path.Value!.Split('/');
        segments[Array.IndexOf(segments, id)] = holder;
        return request.PathBase.Add(string.Join('/', segments)).ToUriComponent() + request.QueryString.ToUriComponent();
    }
}
