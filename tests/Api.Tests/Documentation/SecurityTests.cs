using System.Text.RegularExpressions;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Documentation;

/// <summary>SECURITY.md tells of every risk where it is tested, and the tests are there.</summary>
public sealed partial class SecurityTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "SECURITY.md"));

    [Fact]
    public void Each_of_the_ten_risks_has_a_row_and_a_test()
    {
        var rows = Page.Split('\n').Where(l => Risk().IsMatch(l)).ToArray();

        rows.Select(r => Risk().Match(r).Groups["number"].Value).ShouldBe(Enumerable.Range(1, 10).Select(i => $"{i}"));
        rows.Where(r => !Tests().IsMatch(r.Split('|')[^2])).ShouldBeEmpty();
    }

    [Fact]
    public void The_tests_that_are_named_are_there()
    {
        var files = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .ToHashSet(StringComparer.Ordinal);

        Tests().Matches(Page).Select(m => m.Groups["name"].Value).Where(name => !files.Contains(name)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"^\| API(?<number>\d+):2023 ")]
    private static partial Regex Risk();

    [GeneratedRegex("`(?<name>[A-Za-z]+Tests)`")]
    private static partial Regex Tests();
}
