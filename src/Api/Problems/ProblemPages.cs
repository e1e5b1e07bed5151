using System.Text;
using Qawl.Api.Caching;

namespace Qawl.Api.Problems;

/// <summary>The pages that a problem's type resolves to.</summary>
internal static class ProblemPages
{
    public static void MapProblemPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/problems", () => Page(ProblemKind.All)).WithAnswersOfProgram().ExcludeFromDescription();
        app.MapGet(
                "/problems/{name}",
                (string name) =>
                    ProblemKind.All.FirstOrDefault(k => k.Name == name) is { } kind
                        ? Page([kind])
                        : new ProblemResult(ProblemKind.UnknownRoute)
            )
            .WithAnswersOfProgram()
            .ExcludeFromDescription();
    }

    private static IResult Page(IEnumerable<ProblemKind> kinds) =>
        Results.Text(
            string.Join('\n', kinds.Select(k => $"{k.Uri}\n{k.Status} {k.Title}\n\n{k.Explanation}\n")),
            "text/plain",
            Encoding.UTF8
        );
}
