using System.Reflection;
using Mono.Cecil;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Architecture;

/// <summary>Folders depend on each other in one direction, as ARCHITECTURE.md says.</summary>
public sealed class LadderTests
{
    private static readonly IReadOnlyDictionary<string, Ladder> Ladders = Ladder.Read();

    public static TheoryData<string> Projects =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
                .Select(path => Path.GetFileNameWithoutExtension(path)!)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_namespace_has_its_rung(string project) =>
        Graph(project).Namespaces.ShouldBe(Ladders[project].Namespaces, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Nothing_needs_what_stands_above_or_beside_it_and_so_there_is_no_cycle(string project) =>
        Graph(project).References.Where(r => !Ladders[project].Allows(r)).ShouldBeEmpty();

    [Fact]
    public void The_engine_needs_nothing_but_the_platform()
    {
        using var module = ModuleDefinition.ReadModule(PathOf("Extraction"));
        module
            .AssemblyReferences.Select(r => r.Name)
            .ShouldAllBe(name => name.StartsWith("System.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_need_is_seen_wherever_it_stands()
    {
        var graph = NamespaceGraph.Read(Assembly.GetExecutingAssembly().Location, "Qawl.Api.Tests.Architecture.Sample");
        graph
            .References.Where(r => r is { From: "Upper", To: "Lower" })
            .Select(r => $"{r}")
            .ShouldBe(
                [
                    "Upper.InAttribute → Lower.MarkAttribute",
                    "Upper.InAttributeArgument → Lower.MarkAttribute",
                    "Upper.InAttributeArgument → Lower.Thing",
                    "Upper.InBase → Lower.Thing",
                    "Upper.InBody → Lower.Counted",
                    "Upper.InCatch → Lower.TroubleException",
                    "Upper.InField → Lower.Thing",
                    "Upper.InLambda → Lower.Thing",
                    "Upper.InParameter → Lower.Thing",
                    "Upper.InConstraint`1 → Lower.Thing",
                    "Upper.InGenericArgument → Lower.Thing",
                ],
                ignoreOrder: true
            );
        graph.References.ShouldNotContain(r => r.From == "Lower");
    }

    private static NamespaceGraph Graph(string project) => NamespaceGraph.Read(PathOf(project), "Qawl." + project);

    private static string PathOf(string project) => Path.Combine(AppContext.BaseDirectory, project + ".dll");
}
