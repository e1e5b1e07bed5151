using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Qawl.Mutate;

/// <summary><c>Extraction.dll</c> with a switch in front of every clause.</summary>
/// <param name="Assembly">The bytes of the assembly.</param>
/// <param name="Clauses">All, each at the place of its number.</param>
/// <param name="Needed">Numbers of clauses that no program can do without: what they find is used behind them.</param>
internal sealed partial record RewrittenEngine(byte[] Assembly, IReadOnlyList<Clause> Clauses, IReadOnlySet<int> Needed)
{
    private const string Name = "Extraction";

    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14);

    /// <param name="folder">The engine's project.</param>
    public static RewrittenEngine Of(string folder)
    {
        var trees = Sources(folder).Select(path => Parse(File.ReadAllText(path), path)).ToList();
        var original = Compilation(trees);
        var needed = new HashSet<int>();
        while (true)
        {
            var clauses = new List<Clause>();
            var rewritten = trees.ConvertAll(tree =>
            {
                var file = Path.GetRelativePath(folder, tree.FilePath);
                var rewriter = new ClauseRewriter(file, original.GetSemanticModel(tree), clauses, needed);
                return Parse(rewriter.Visit(tree.GetRoot()).ToFullString(), tree.FilePath);
            });
            using var assembly = new MemoryStream();
            var result = Compilation([.. rewritten, Parse(Switches.Source(clauses.Count), "Mutant.cs")])
                .Emit(assembly, manifestResources: Lexicons(folder));
            if (result.Success)
            {
                return new RewrittenEngine(assembly.ToArray(), clauses, needed);
            }
            var known = needed.Count;
            var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
            needed.UnionWith(errors.SelectMany(error => Blame(error, clauses)));
            if (needed.Count == known)
            {
                throw new InvalidOperationException($"The rewritten engine does not compile: {errors[0]}");
            }
        }
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path =>
                Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin")
            )
            .Order(StringComparer.Ordinal);

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Language, path);

    private static CSharpCompilation Compilation(IEnumerable<SyntaxTree> trees)
    {
        // What the project file says beside the sources.
        const string Project = """
            global using System;
            global using System.Collections.Generic;
            global using System.IO;
            global using System.Linq;
            global using System.Threading;
            global using System.Threading.Tasks;
            [assembly: System.Reflection.AssemblyVersion("0.1.0.0")]
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Extraction.Tests")]
            """;
        var framework = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return CSharpCompilation.Create(
            Name,
            [.. trees, Parse(Project, "Project.cs")],
            framework
                .Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
                .Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
    }

    private static IEnumerable<ResourceDescription> Lexicons(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(folder, "Lexicons"), "*.txt")
            .Select(path => new ResourceDescription(
                "Lexicons/" + Path.GetFileName(path),
                () => File.OpenRead(path),
                isPublic: true
            ));

    /// <summary>Whose switch the compiler complains of.</summary>
    private static IEnumerable<int> Blame(Diagnostic error, List<Clause> clauses)
    {
        var node = error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan);
        // A variable that has no value here: the clause that gives it one is needed.
        if (error.Id is "CS0165")
        {
            var member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>()!;
            var name = node.ToString();
            return Numbers(member)
                .Where(id => clauses[id].Names.Contains(name, StringComparer.Ordinal))
                .GroupBy(id => clauses[id].Kind)
                .OrderBy(kind => kind.Key)
                .Take(1)
                .SelectMany(kind => kind);
        }
        return node.AncestorsAndSelf().Select(Numbers).FirstOrDefault(numbers => numbers.Any(), []).Take(1);
    }

    private static IEnumerable<int> Numbers(SyntaxNode node) =>
        Switch().Matches(node.ToString()).Select(m => int.Parse(m.Groups["id"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"Mutant\.(Is|At|Keep<[^(]*>)\((?<id>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Switch();
}
