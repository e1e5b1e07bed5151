using Qawl.Api.Problems;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Problems;

[Collection(SeededServiceTests.Name)]
public sealed class ProblemPagesTests(SeededService service)
{
    [Fact]
    public async Task The_type_of_every_problem_resolves_to_a_page_that_explains_it()
    {
        foreach (var kind in ProblemKind.All)
        {
            var page = await service.Client.GetStringAsync(kind.Uri, TestContext.Current.CancellationToken);

            page.ShouldContain(kind.Title);
            page.ShouldContain(kind.Explanation);
        }
    }
}
