using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Qawl.Api.Access;
using Qawl.Api.Answers;
using Qawl.Api.Data;
using Qawl.Api.Lists;
using Qawl.Api.Problems;
using Qawl.Api.Requests;
using Qawl.Database.Keys;
using Qawl.Ingestion;
using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Reading;

namespace Qawl.Api.Imports;

internal static class ImportEndpoints
{
    private const string NewestToo =
        "`latest` instead of an id means the newest import that is not of a single posted article.";

    private const string Source = "POST /v1/imports";

    private const string LogName = "Qawl.Api.Import";

    /// <param name="v1">Where the routes go.</param>
    /// <param name="largest">The body of an import in bytes, packed and unpacked.</param>
    public static void MapImports(this IEndpointRouteBuilder v1, long largest)
    {
        var imports = v1.MapGroup("/imports").WithTags("Imports").TellsOperatorsMore();
        imports
            .MapGet("", ListAsync)
            .WithName("listImports")
            .WithSummary("List imports, the newest first")
            .WithDescription(
                "Each article that is posted by itself has a run too: these are listed with `source=POST /v1/articles` only."
            );
        imports
            .MapPost(
                "",
                (
                    HttpContext http,
                    [AsParameters] NewImport asked,
                    Store store,
                    ILoggerFactory logs,
                    IHostApplicationLifetime service,
                    CancellationToken cancel
                ) => AddAsync(http, asked, store, logs, largest, service.ApplicationStopping, cancel)
            )
            .WithName("addImport")
            .WithSummary("Import documents, one JSON object a line")
            .WithDescription(
                "Lines have the fields that the console job reads: content, text or body, and if known title, outlet, url, "
                    + "publishedAt, externalId. A line of which no article can be made becomes a rejection of the import; the "
                    + "others are stored. The answer comes when the last line is through; until then the import can be watched "
                    + "at /v1/imports. If the body breaks off, what came before stays, and the problem's Location leads to it."
            )
            .Accepts<string>(MediaTypes.NdJson)
            .WithMetadata(new RequestSizeLimitAttribute(largest))
            .WithMetadata(new DisableRequestTimeoutAttribute())
            .Needs(KeyRole.Writer)
            .TakesGzip()
            .Answers(413, 415);
        imports
            .MapGet("/{id}", GetAsync)
            .WithName("getImport")
            .WithSummary("Get an import")
            .WithDescription(NewestToo)
            .MayMiss();
        imports
            .MapGet("/{id}/rejections", ListRejectionsAsync)
            .WithName("listImportRejections")
            .WithSummary("List the documents that an import rejected")
            .WithDescription(NewestToo)
            .MayMiss();
    }

    private static Task<ListResult<Page<ImportRun>>> ListAsync(
        [AsParameters] ImportFilter filter,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    ) =>
        lists.AnswerAsync(
            http,
            new ListPlan<ImportRun>
            {
                Filter = filter,
                Order = ImportQueries.NewestFirst,
                Rows = _ =>
                    ImportQueries.List(
                        filter,
                        isTold: filter.Source is not { } source || ImportRun.Tells(source, http.Caller())
                    ),
                Read = async (c, query) => (await ImportQueries.ReadAsync(c, query)).Select(r => r.For(http.Caller())),
            },
            cancel
        );

    private static async Task<Results<Created<ImportRun>, ProblemResult>> AddAsync(
        HttpContext http,
        NewImport asked,
        Store store,
        ILoggerFactory logs,
        long largest,
        CancellationToken stopping,
        CancellationToken cancel
    )
    {
        var request = http.Request;
        if (request.ContentLength > largest)
        {
            return new ProblemResult(ProblemKind.BodyTooLarge, $"An import must have at most {largest} bytes.");
        }
        using var place = await store.EnterImportAsync(cancel);
        using var interruption = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancel);
        var lines = new IncomingLines(
            request.Body,
            "body",
            request.Headers.ContentEncoding.Count > 0,
            largest,
            interruption.Token
        );
        var summary = await store.Importer.ImportAsync(
            lines.ReadAsync(asked.Fields is { } fields ? FieldNames.Parse(fields) : null, CancellationToken.None),
            new ImportOptions
            {
                Source = Source,
                Reextract = asked.Reextract?.Value is true,
                Force = asked.Force?.Value is true,
                IsWhole = () => lines.Fault is null,
            },
            progress: null,
            // Whoever goes away has sent what came until then.
            CancellationToken.None
        );
        logs.CreateLogger(LogName).Imported(summary, Source, isWhole: lines.Fault is null);
        var location = $"/v1/imports/{summary.RunId}";
        if (lines.Fault is { } fault)
        {
            // Also a run that failed is where its counts and rejections are.
            http.Response.Headers.Location = location;
            return new ProblemResult(
                stopping.IsCancellationRequested ? ProblemKind.Unavailable : KindOf(lines, fault),
                $"{fault.Message} Import {summary.RunId} has what came before: {summary.Counts.Imported} new articles."
            );
        }
        var run = await store.ReadBackAsync((c, ct) => ImportQueries.FindAsync(c, summary.RunId, ct), cancel);
        return TypedResults.Created(location, run);
    }

    private static async Task<Results<Ok<ImportRun>, ProblemResult>> GetAsync(
        string id,
        Store store,
        HttpContext http,
        CancellationToken cancel
    ) =>
        await store.ReadAsync(
            async (c, ct) =>
                await ImportQueries.ResolveAsync(c, id, ct) is { } run
                    ? await ImportQueries.FindAsync(c, run, ct)
                    : null,
            cancel
        )
            is { } found
            ? TypedResults.Ok(found.For(http.Caller()))
            : ProblemResult.NotFound("import", id);

    private static async Task<ListResult<Page<RejectedDocument>>> ListRejectionsAsync(
        string id,
        [AsParameters] RejectionFilter filter,
        Store store,
        ListAnswers lists,
        HttpContext http,
        CancellationToken cancel
    )
    {
        if (await store.ReadAsync((c, ct) => ImportQueries.ResolveAsync(c, id, ct), cancel) is not { } run)
        {
            return new(ProblemResult.NotFound("import", id));
        }
        return await lists.AnswerAsync(
            http,
            new ListPlan<RejectedDocument>
            {
                Filter = filter,
                Order = ImportQueries.AsTheyCame,
                Rows = _ => ImportQueries.List(filter, run),
                Read = async (c, query) =>
                    (await ImportQueries.ReadRejectionsAsync(c, query)).Select(r => r.For(http.Caller())),
                Owner = new("import", run.ToString(), ImportQueries.ExistsAsync),
                // Pages go on in the run that they began with, also where the latest was asked for.
                Path = $"/v1/imports/{run}/rejections",
            },
            cancel
        );
    }

    private static ProblemKind KindOf(IncomingLines lines, Exception fault) =>
        lines.IsTooLarge ? ProblemKind.BodyTooLarge
        : fault is BadHttpRequestException bad ? ProblemKind.ForStatus(bad.StatusCode)
        : ProblemKind.InvalidBody;
}
