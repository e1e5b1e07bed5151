using Qawl.Extraction.Model;

namespace Qawl.Extraction.Words;

/// <summary>Which rules found what in a text, in the order in which they did: what its findings rest on.</summary>
internal sealed class Trail
{
    private readonly List<TrailStep> _steps = new(128);

    public IReadOnlyList<TrailStep> Steps => _steps;

    /// <param name="first">First token of what was found.</param>
    /// <param name="end">The token after the last.</param>
    public void Add(IRule rule, int first, int end) => _steps.Add(new TrailStep(rule.Name, first, end));
}

/// <summary>A rule found something. Token indices.</summary>
internal readonly record struct TrailStep(string Rule, int First, int End);
