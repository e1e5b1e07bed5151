using Qawl.Api.Answers;
using Qawl.Api.Articles;
using Qawl.Api.Data;
using Qawl.Api.Lists;
using Qawl.Api.Problems;

namespace Qawl.Api.Copies;

internal static class CopyEndpoints
{
    public static void MapCopies(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/articles/{id}/copies", ListCopiesAsync)
            .WithTags("Articles")
            .WithName("listArticleCopies")
            .WithSummary("List the other articles that have an article's text")
            .MayBeTakenDown();
        v1.MapGet("/articles/{id}/revisions", ListRevisionsAsync)
            .WithTags("Articles")
            .WithName("listArticleRevisions")
            .WithSummary("List an article's revisions, and what became of its quotes")
            .MayBeTakenDown();
    }

    private static async Task<ListResult<Page<ArticleCopy>>> ListCopiesAsync(
        string id,
        [AsParameters] CopyFilter filter,
        ListAnswers lists,
        Store store,
        HttpContext http,
        CancellationToken cancel
    )
    {
        var (asked, absence) = await store.ReadAsync<(CopyQueries.Text?, ProblemResult?)>(
            async (connection, ct) =>
                await CopyQueries.FindAsync(connection, id, ct) is { } found
                    ? (found, null)
                    : (null, await Absence.ExplainAsync(connection, id, ct)),
            cancel
        );
        return asked is null
            ? new(absence!)
            : await lists.AnswerAsync(
                http,
                new ListPlan<ArticleCopy>
                {
                    Filter = filter,
                    Order = CopyQueries.SourceFirst,
                    Rows = _ => CopyQueries.CopiesOf(id),
                    Read = (connection, query) => CopyQueries.ReadCopiesAsync(connection, query, asked),
                },
                cancel
            );
    }

    private static async Task<ListResult<Page<Revision>>> ListRevisionsAsync(
        string id,
        [AsParameters] RevisionFilter filter,
        ListAnswers lists,
        Store store,
        HttpContext http,
        CancellationToken cancel
    )
    {
        var (page, absence) = await store.ReadAsync<(IReadOnlyList<string>, ProblemResult?)>(
            async (connection, ct) =>
                await CopyQueries.FindPageAsync(connection, id, ct) is { Count: > 0 } found
                    ? (found, null)
                    : ([], await Absence.ExplainAsync(connection, id, ct)),
            cancel
        );
        if (absence is not null)
        {
            return new(absence);
        }
        var before = page.Skip(1).Zip(page).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        return await lists.AnswerAsync(
            http,
            new ListPlan<Revision>
            {
                Filter = filter,
                Order = CopyQueries.EarliestFirst,
                Rows = _ => CopyQueries.Revisions(page),
                Read = (connection, query) => CopyQueries.ReadRevisionsAsync(connection, query, before),
            },
            cancel
        );
    }
}
