namespace Qawl.Extraction.Tests;

public class DependencyTests
{
    [Fact]
    public void The_engine_references_nothing_but_the_runtime()
    {
        var references = typeof(ArticleExtractor).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToArray();

        references.ShouldNotBeEmpty();
        references.ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal));
    }
}
