using System.Text.RegularExpressions;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Tests.Lexicons;

/// <summary>
/// Rules compare folded words: a literal that folding would change matches nothing. One that is compared with raw text or
/// printed stands on a line that says so: <c>// as written</c>.
/// </summary>
public partial class ArabicLiteralTests
{
    private static readonly string Engine = Path.Combine(Repository.Root, "src", "Extraction");

    [Fact]
    public void Arabic_literals_of_the_engine_are_folded() => Literals().Where(l => !IsFolded(l.Value)).ShouldBeEmpty();

    [Fact]
    public void Literals_are_found() => Literals().Count().ShouldBeGreaterThan(100);

    private static bool IsFolded(string literal) => literal == Folding.Fold(literal);

    private static IEnumerable<(string Place, string Value)> Literals() =>
        from path in Directory.EnumerateFiles(Engine, "*.cs", SearchOption.AllDirectories)
        let file = Path.GetRelativePath(Engine, path)
        where !file.StartsWith("obj", StringComparison.Ordinal) && file != Path.Combine("Text", "Folding.cs")
        from line in File.ReadLines(path).Index()
        where !line.Item.TrimStart().StartsWith("//", StringComparison.Ordinal)
        where !line.Item.Contains("// as written", StringComparison.Ordinal)
        from Match literal in Literal().Matches(line.Item)
        where literal.Value.Any(c => c is >= '\u0600' and <= '\u06FF' && char.IsLetter(c))
        select ($"{file}:{line.Index + 1}", literal.Groups["value"].Value);

    [GeneratedRegex(
        """
            "(?<value>[^"\\]*)"|'(?<value>[^'\\])'
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Literal();
}
