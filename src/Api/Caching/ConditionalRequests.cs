using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Qawl.Api.Answers;
using Qawl.Api.Problems;
using Qawl.Database;

namespace Qawl.Api.Caching;

/// <summary>
/// Gives answers their entity tag, and answers 304 to who has the answer already: without asking the database as long as
/// it announces its changes.
/// </summary>
internal static class ConditionalRequests
{
    /// <summary>Comes after routing and what refuses requests, and before what keeps answers.</summary>
    public static IApplicationBuilder UseConditionalRequests(this IApplicationBuilder app)
    {
        var tags = app.ApplicationServices.GetRequiredService<EntityTags>();
        return app.Use(
            async (context, next) =>
            {
                // A refusal must not be answered with what is kept for others.
                if (
                    ValidatedEndpoints.Of(context) is not { } validated
                    || context.Features.Get<ChosenFormat>() is { Refusal: not null }
                )
                {
                    await next(context);
                    return;
                }
                var sent = context.Request.Headers.IfNoneMatch;
                if (!TryParse(sent, out var wanted))
                {
                    await new ProblemResult(
                        ProblemKind.BadRequest,
                        "If-None-Match must be * or a list of entity tags, each in double quotes as ETag gave it."
                    ).ExecuteAsync(context);
                    return;
                }
                var tag = tags.Of(context, validated.OfData ? context.Features.Get<DataVersion>() : null);
                context.Features.Set(new Representation(tag));
                if (wanted.Any(w => w.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false)))
                {
                    context.Response.StatusCode = StatusCodes.Status304NotModified;
                }
                else if (wanted.Contains(EntityTagHeaderValue.Any))
                {
                    // Whether there is anything at all, only the answer tells.
                    await NotModifiedIfFoundAsync(context, next);
                }
                else
                {
                    ForgetConditions(context.Request.Headers);
                    await next(context);
                }
            }
        );
    }

    /// <summary>RFC 9110: a list, which may have empty elements, or <c>*</c> alone.</summary>
    internal static bool TryParse(StringValues sent, out IList<EntityTagHeaderValue> tags)
    {
        tags = [];
        if (sent.Count == 0)
        {
            return true;
        }
        if (!EntityTagHeaderValue.TryParseStrictList([.. sent.OfType<string>()], out var parsed))
        {
            return false;
        }
        tags = parsed;
        return tags.Count == 1 || !tags.Contains(EntityTagHeaderValue.Any);
    }

    /// <summary>
    /// What keeps answers would compare the tags again, answer 304 to a date although no answer has one, and 504 to who
    /// wants only what is kept.
    /// </summary>
    private static void ForgetConditions(IHeaderDictionary headers)
    {
        headers.Remove(HeaderNames.IfNoneMatch);
        headers.Remove(HeaderNames.IfModifiedSince);
        headers.Remove(HeaderNames.CacheControl);
        headers.Remove(HeaderNames.Pragma);
    }

    private static Task NotModifiedIfFoundAsync(HttpContext context, RequestDelegate next)
    {
        ForgetConditions(context.Request.Headers);
        var response = context.Response;
        response.OnStarting(() =>
        {
            if (response.StatusCode == StatusCodes.Status200OK)
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                response.Headers.Remove(HeaderNames.ContentType);
                response.Headers.Remove(HeaderNames.ContentLength);
                response.Headers.Remove(HeaderNames.ContentEncoding);
            }
            return Task.CompletedTask;
        });
        return DroppedBody.IfNotModifiedAsync(context, next);
    }
}

/// <summary>Among the features of a request: what its answer will be, if it is 200.</summary>
/// <param name="Tag">Its entity tag, in quotes.</param>
internal sealed record Representation(string Tag);
