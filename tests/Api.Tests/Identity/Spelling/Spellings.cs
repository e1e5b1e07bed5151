using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Identity.Spelling;

/// <summary>Public names in other spellings: <c>spellings.tsv</c>.</summary>
internal static class Spellings
{
    public static IReadOnlyList<(string Name, string[] Spellings)> OfPublicNames { get; } =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "Api.Tests", "Identity", "Spelling", "spellings.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(columns => (columns[0], columns[1..].SelectMany(c => c.Split('|')).ToArray())),
    ];
}
