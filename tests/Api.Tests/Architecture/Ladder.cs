using System.Globalization;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Architecture;

/// <summary>The rungs of one project's namespaces, as ARCHITECTURE.md has them: a block <c>ladder</c> of lines
/// <c>Project  rung  Namespace …</c>.</summary>
internal sealed class Ladder
{
    private readonly Dictionary<string, int> _rungs = new(StringComparer.Ordinal);

    /// <summary>By project.</summary>
    public static IReadOnlyDictionary<string, Ladder> Read()
    {
        var ladders = new Dictionary<string, Ladder>(StringComparer.Ordinal);
        foreach (var line in Lines())
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!ladders.TryGetValue(words[0], out var ladder))
            {
                ladders.Add(words[0], ladder = new Ladder());
            }
            foreach (var name in words[2..])
            {
                ladder._rungs.Add(name, int.Parse(words[1], CultureInfo.InvariantCulture));
            }
        }
        return ladders;
    }

    public IReadOnlyCollection<string> Namespaces => _rungs.Keys;

    /// <summary>Whether a namespace stands above another one and may need it.</summary>
    public bool Allows(Reference reference) =>
        _rungs.GetValueOrDefault(reference.From, int.MaxValue) > _rungs.GetValueOrDefault(reference.To, int.MaxValue);

    private static IEnumerable<string> Lines() =>
        File.ReadLines(Path.Combine(Repository.Root, "ARCHITECTURE.md"))
            .SkipWhile(l => l is not "```ladder")
            .Skip(1)
            .TakeWhile(l => l is not "```")
            .Where(l => !string.IsNullOrWhiteSpace(l));
}
