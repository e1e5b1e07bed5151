using System.Text;

namespace Qawl.Api.Problems;

/// <summary>The pages that a problem's type resolves to.</summary>
internal static class ProblemPages
{
    public static RouteGroupBuilder MapProblemPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/problems").ExcludeFromDescription();
        pages.MapGet("", () => Page(ProblemKind.All));
        pages.MapGet(
            "/{name}",
            (string name) =>
                ProblemKind.All.FirstOrDefault(k => k.Name == name) is { } kind
                    ? Page([kind])
                    : new ProblemResult(ProblemKind.UnknownRoute)
        );
        return pages;
    }

    private static IResult Page(IEnumerable<ProblemKind> kinds) =>
        Results.Text(
            string.Join('\n', kinds.Select(k => $"{k.Uri}\n{k.Status} {k.Title}\n\n{k.Explanation}\n")),
            "text/plain",
            Encoding.UTF8
        );
}
