using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Qawl.Api.Access;
using Qawl.Api.Data;
using Qawl.Api.Linked;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.People;
using Qawl.Api.Problems;
using Qawl.Database.Keys;

namespace Qawl.Api.Reconciliation;

/// <summary>
/// The Reconciliation Service API of the W3C community group, by which OpenRefine and others match columns of names: version
/// 0.2, and the draft of 1.0. It has rules of its own for queries and answers, so it is no part of the contract.
/// </summary>
internal static class ReconciliationEndpoints
{
    private const string Form = "application/x-www-form-urlencoded";

    public static void MapReconciliation(this IEndpointRouteBuilder app)
    {
        var root = app.MapGroup(Manifest.Root).ExcludeFromDescription().ForReaders();
        root.MapGet("", Get02Async);
        root.MapPost("", Post02Async).Needs(KeyRole.Reader);
        root.MapGet("/view", ViewAsync);
        var draft = app.MapGroup(Manifest.DraftRoot).ExcludeFromDescription().ForReaders();
        draft.MapGet("", (HttpRequest request) => new Answer(Manifest.OfDraft(new LinkedData(request))));
        draft.MapPost("/match", PostDraftAsync).Needs(KeyRole.Reader);
        // As the draft called it before.
        draft.MapPost("/reconcile", PostDraftAsync).Needs(KeyRole.Reader);
        draft.MapPost("/extend", ExtendDraftAsync).Needs(KeyRole.Reader);
        foreach (var group in new[] { root, draft })
        {
            group.MapGet("/suggest/entity", SuggestEntitiesAsync);
            group.MapGet("/suggest/type", SuggestTypes);
            group.MapGet("/suggest/property", SuggestProperties);
            group.MapGet("/extend/propose", Propose);
            group.MapGet("/preview", PreviewAsync);
            // As the protocol wants it: pages of whatever origin ask, and nothing is written.
            group.RequireCors(policy =>
                policy
                    .AllowAnyOrigin()
                    .WithMethods("GET", "HEAD", "POST")
                    .WithHeaders(HeaderNames.Accept, HeaderNames.ContentType)
            );
        }
    }

    private static async Task<IResult> Get02Async(HttpRequest request, Store store, CancellationToken cancel) =>
        request.Query.ContainsKey("queries") || request.Query.ContainsKey("extend")
            ? await Ask02Async(request.Query["queries"], request.Query["extend"], store, cancel)
            : new Answer(Manifest.Of02(new LinkedData(request)));

    private static async Task<IResult> Post02Async(HttpRequest request, Store store, CancellationToken cancel)
    {
        var type = RequestJson.TypeOf(request);
        if (type == RequestJson.Json)
        {
            return await PostDraftAsync(request, store, cancel);
        }
        if (type != Form)
        {
            return RequestJson.Unsupported(request, $"{Form} or {RequestJson.Json}");
        }
        try
        {
            var form = await request.ReadFormAsync(cancel);
            return await Ask02Async(form["queries"], form["extend"], store, cancel);
        }
        catch (InvalidDataException)
        {
            return new ProblemResult(ProblemKind.InvalidBody, "The body has more fields than any form needs.");
        }
    }

    private static async Task<IResult> Ask02Async(
        StringValues queries,
        StringValues extend,
        Store store,
        CancellationToken cancel
    ) =>
        (queries, extend) switch
        {
            ([{ } asked], []) => await Answer02Async(asked, store, cancel),
            ([], [{ } asked]) => await Extend02Async(asked, store, cancel),
            _ => Batch.Fault("queries", "must be sent once, or extend instead."),
        };

    private static async Task<IResult> Answer02Async(string text, Store store, CancellationToken cancel)
    {
        var (queries, problem) = RequestJson.Read(text, "queries", Batch.Read02);
        return queries is null
            ? problem!
            : new Answer(
                (await FindAsync(queries, store, cancel)).ToDictionary(
                    a => a.Key,
                    a => new { Result = a.Candidates },
                    StringComparer.Ordinal
                )
            );
    }

    private static async Task<IResult> PostDraftAsync(HttpRequest request, Store store, CancellationToken cancel)
    {
        var (queries, problem) = await RequestJson.ReadAsync(request, Batch.ReadDraft, cancel);
        return queries is null
            ? problem!
            : new Answer(new { Results = (await FindAsync(queries, store, cancel)).Select(a => new { a.Candidates }) });
    }

    /// <summary>One after the other, so that a batch takes one connection at a time from other requests.</summary>
    private static async Task<List<(string Key, IReadOnlyList<Candidate> Candidates)>> FindAsync(
        IReadOnlyList<EntityQuery> queries,
        Store store,
        CancellationToken cancel
    )
    {
        var answers = new List<(string, IReadOnlyList<Candidate>)>();
        foreach (var query in queries)
        {
            answers.Add((query.Key, await store.ReadAsync((c, ct) => Candidates.FindAsync(c, query, ct), cancel)));
        }
        return answers;
    }

    private static async Task<IResult> Extend02Async(string text, Store store, CancellationToken cancel)
    {
        var (extension, problem) = RequestJson.Read(text, "extend", Extension.Read);
        return extension is null
            ? problem!
            : new Answer(ExtendedEntity.In02(extension, await store.ReadAsync(extension.RunAsync, cancel)));
    }

    private static async Task<IResult> ExtendDraftAsync(HttpRequest request, Store store, CancellationToken cancel)
    {
        var (extension, problem) = await RequestJson.ReadAsync(request, Extension.Read, cancel);
        return extension is null
            ? problem!
            : new Answer(ExtendedEntity.InDraft(extension, await store.ReadAsync(extension.RunAsync, cancel)));
    }

    private static async Task<IResult> SuggestEntitiesAsync(HttpRequest request, Store store, CancellationToken cancel)
    {
        var (part, problem) = SuggestedPart.Of(request);
        return part is null
            ? problem!
            : Suggested(part.Of(await store.ReadAsync((c, ct) => Suggestions.EntitiesAsync(c, request, ct), cancel)));
    }

    private static IResult SuggestTypes(HttpRequest request)
    {
        var (part, problem) = SuggestedPart.Of(request);
        return part is null
            ? problem!
            : Suggested(part.Of(Suggestions.Beginning(request, EntityType.All, t => (t.Id, t.Name))));
    }

    private static IResult SuggestProperties(HttpRequest request)
    {
        var (part, problem) = SuggestedPart.Of(request);
        var found = Suggestions.Beginning(request, EntityProperty.All, p => (p.Id, p.Name));
        return part is null ? problem! : Suggested(part.Of(found).Select(p => new { p.Id, p.Name }));
    }

    private static Answer Suggested(IEnumerable<object> result) => new(new { Result = result });

    /// <summary>All properties that entities of a type have.</summary>
    private static IResult Propose(HttpRequest request)
    {
        var type = request.Query["type"].ToString();
        var (part, problem) = SuggestedPart.Of(request);
        return part is null ? problem!
            : EntityType.All.All(t => t.Id != type) && type.Length > 0
                ? ProblemResult.InvalidParameter("type", "must be person or organization.")
            : new Answer(
                new
                {
                    Type = type.Length > 0 ? type : EntityType.Person.Id,
                    part.Limit,
                    Properties = part.Of(
                            EntityProperty.All.Where(p =>
                                type.Length == 0 || p.Types.Contains(type, StringComparer.Ordinal)
                            )
                        )
                        .Select(p => new { p.Id, p.Name }),
                }
            );
    }

    private static Task<IResult> PreviewAsync(HttpRequest request, Store store, CancellationToken cancel) =>
        FindAsync(request, store, Preview.Of, Preview.Of, cancel);

    /// <summary>Where the record of an entity is.</summary>
    private static Task<IResult> ViewAsync(HttpRequest request, Store store, CancellationToken cancel) =>
        FindAsync(
            request,
            store,
            p => Results.Redirect($"{request.PathBase}/v1/people/{p.Id}"),
            o => Results.Redirect($"{request.PathBase}/v1/organizations/{o.Id}"),
            cancel
        );

    private static Task<IResult> FindAsync(
        HttpRequest request,
        Store store,
        Func<PersonDetail, IResult> ofPerson,
        Func<OrganizationDetail, IResult> ofBody,
        CancellationToken cancel
    )
    {
        var id = request.Query["id"].ToString();
        return store.ReadAsync<IResult>(
            async (connection, ct) =>
            {
                var holder = (await MovedIds.FindAsync(connection, [id], ct)).GetValueOrDefault(id, id);
                return await PersonQueries.FindAsync(connection, holder, ct) is { } person ? ofPerson(person)
                    : await OrganizationQueries.FindAsync(connection, holder, ct) is { } body ? ofBody(body)
                    : ProblemResult.NotFound("person or organization", id);
            },
            cancel
        );
    }
}
