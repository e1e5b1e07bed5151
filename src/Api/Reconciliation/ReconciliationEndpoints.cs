using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Qawl.Api.Data;
using Qawl.Api.Json;
using Qawl.Api.Linked;
using Qawl.Api.Lists;
using Qawl.Api.Organizations;
using Qawl.Api.People;
using Qawl.Api.Problems;

namespace Qawl.Api.Reconciliation;

/// <summary>
/// The Reconciliation Service API of the W3C community group, by which OpenRefine and others match columns of names: version
/// 0.2, and the draft of 1.0. It has rules of its own for queries and answers, so it is no part of the contract.
/// </summary>
internal static class ReconciliationEndpoints
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly JsonDocumentOptions Bounded = new()
    {
        MaxDepth = WireJson.Options.MaxDepth,
        AllowDuplicateProperties = false,
    };

    public static void MapReconciliation(this IEndpointRouteBuilder app)
    {
        var root = app.MapGroup(Manifest.Root).ExcludeFromDescription();
        root.MapGet("", Get02Async);
        root.MapPost("", Post02Async);
        root.MapGet("/view", ViewAsync);
        var draft = app.MapGroup(Manifest.DraftRoot).ExcludeFromDescription();
        draft.MapGet("", (HttpRequest request) => new Jsonp(Manifest.OfDraft(new LinkedData(request))));
        draft.MapPost("/reconcile", PostDraftAsync);
        draft.MapPost("/extend", ExtendDraftAsync);
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
            : new Jsonp(Manifest.Of02(new LinkedData(request)));

    private static async Task<IResult> Post02Async(HttpRequest request, Store store, CancellationToken cancel)
    {
        if (TypeOf(request) == Json)
        {
            return await PostDraftAsync(request, store, cancel);
        }
        if (TypeOf(request) != Form)
        {
            return Unsupported(request, $"{Form} or {Json}");
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
        using var json = Parsed(text);
        var (queries, problem) = Read(json, "queries", Batch.Read02);
        return queries is null
            ? problem!
            : new Jsonp(
                (await FindAsync(queries, store, cancel)).ToDictionary(
                    a => a.Key,
                    a => new { Result = a.Candidates },
                    StringComparer.Ordinal
                )
            );
    }

    private static async Task<IResult> PostDraftAsync(HttpRequest request, Store store, CancellationToken cancel)
    {
        using var json = await BodyAsync(request, cancel);
        if (TypeOf(request) != Json)
        {
            return Unsupported(request, Json);
        }
        var (queries, problem) = Read(json, "The body", Batch.ReadDraft);
        return queries is null
            ? problem!
            : new Jsonp(new { Results = (await FindAsync(queries, store, cancel)).Select(a => new { a.Candidates }) });
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
        using var json = Parsed(text);
        var (extension, problem) = Read(json, "extend", Extension.Read);
        return extension is null
            ? problem!
            : new Jsonp(ExtendedEntity.In02(extension, await store.ReadAsync(extension.RunAsync, cancel)));
    }

    private static async Task<IResult> ExtendDraftAsync(HttpRequest request, Store store, CancellationToken cancel)
    {
        using var json = await BodyAsync(request, cancel);
        if (TypeOf(request) != Json)
        {
            return Unsupported(request, Json);
        }
        var (extension, problem) = Read(json, "The body", Extension.Read);
        return extension is null
            ? problem!
            : new Jsonp(ExtendedEntity.InDraft(extension, await store.ReadAsync(extension.RunAsync, cancel)));
    }

    private static async Task<IResult> SuggestEntitiesAsync(HttpRequest request, Store store, CancellationToken cancel)
    {
        var (skipped, problem) = Suggestions.CursorOf(request);
        return problem is not null
            ? problem
            : new Jsonp(
                new
                {
                    Result = (await store.ReadAsync((c, ct) => Suggestions.EntitiesAsync(c, request, ct), cancel)).Skip(
                        skipped
                    ),
                }
            );
    }

    private static Jsonp SuggestTypes(HttpRequest request) =>
        new(new { Result = Suggestions.Beginning(request, EntityType.All, t => (t.Id, t.Name)) });

    private static Jsonp SuggestProperties(HttpRequest request) =>
        new(
            new
            {
                Result = Suggestions
                    .Beginning(request, EntityProperty.All, p => (p.Id, p.Name))
                    .Select(p => new { p.Id, p.Name }),
            }
        );

    /// <summary>All properties that entities of a type have.</summary>
    private static IResult Propose(HttpRequest request)
    {
        var type = request.Query["type"].ToString();
        return EntityType.All.All(t => t.Id != type) && type.Length > 0
            ? ProblemResult.InvalidParameter("type", "must be person or organization.")
            : new Jsonp(
                new
                {
                    Type = type.Length > 0 ? type : EntityType.Person.Id,
                    Properties = EntityProperty
                        .All.Where(p => type.Length == 0 || p.Types.Contains(type, StringComparer.Ordinal))
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

    private static string? TypeOf(HttpRequest request) =>
        System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            ? type.MediaType?.ToLowerInvariant()
            : null;

    private static ProblemResult Unsupported(HttpRequest request, string accepted) =>
        new(
            ProblemKind.UnsupportedMediaType,
            $"Content-Type must be {accepted}; it is {(request.ContentType is { } sent ? Echo.Of(sent) : "missing")}."
        );

    private static (T?, ProblemResult?) Read<T>(
        JsonDocument? json,
        string what,
        Func<JsonElement, (T?, ProblemResult?)> read
    )
        where T : class
    {
        try
        {
            if (json is not null)
            {
                return read(json.RootElement);
            }
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
        }
        return (null, new ProblemResult(ProblemKind.InvalidBody, $"{what} is not valid JSON."));
    }

    private static async Task<JsonDocument?> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        try
        {
            return await JsonDocument.ParseAsync(request.Body, Bounded, cancel);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonDocument? Parsed(string text)
    {
        try
        {
            return JsonDocument.Parse(Encoding.UTF8.GetBytes(text), Bounded);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
