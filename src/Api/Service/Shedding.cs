using Microsoft.Net.Http.Headers;
using Qawl.Api.Caching;
using Qawl.Api.Data;
using Qawl.Api.Problems;

namespace Qawl.Api.Service;

/// <summary>
/// Refuses reads at the door while more come than can be read: what refuses them only where they would wait has done half of an
/// answer's work by then, and of twice as many requests as can be served the half were not.
/// </summary>
internal static class Shedding
{
    /// <summary>What makes a list count over all rows, for which there are places of its own.</summary>
    private static readonly string[] Counting = ["total", "facets", "sample"];

    /// <summary>Its endpoints read rows, unless they write or count.</summary>
    public static RouteGroupBuilder MayBeShed(this RouteGroupBuilder group) => group.WithMetadata(new ReadsRows());

    /// <summary>Behind routing.</summary>
    public static IApplicationBuilder UseShedding(this IApplicationBuilder app)
    {
        var store = app.ApplicationServices.GetRequiredService<Store>();
        var kept = app.ApplicationServices.GetRequiredService<KeptLately>();
        return app.Use(
            (context, next) =>
                ReadsRows(context.Request) && !kept.Has(context.Request) && store.RefusesReads()
                    ? ProblemResult.TooBusy().ExecuteAsync(context)
                    : next(context)
        );
    }

    /// <summary>Whoever may have the answer already is asked to wait no more than for the state of the data.</summary>
    private static bool ReadsRows(HttpRequest request) =>
        request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ReadsRows>() is not null
        && HttpMethods.IsGet(request.Method)
        && !request.Headers.ContainsKey(HeaderNames.IfNoneMatch)
        && !Array.Exists(Counting, request.Query.ContainsKey);
}

/// <summary>In an endpoint's metadata.</summary>
internal sealed class ReadsRows;
