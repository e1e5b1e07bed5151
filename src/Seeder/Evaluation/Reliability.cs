namespace Qawl.Seeder.Evaluation;

/// <summary>Whether stated confidence is kept: of quotes found, how often the speaker is right beside how often it was said to be.</summary>
internal sealed class Reliability
{
    /// <summary>Where each bin begins.</summary>
    private static readonly double[] Edges = [0, 0.6, 0.8, 0.9, 0.95];

    private readonly List<(string Rule, double Stated, bool IsRight)> _attributions = [];

    public void Add(string rule, double stated, bool isRight) => _attributions.Add((rule, stated, isRight));

    /// <summary>How often each rule told who spoke, and was right; those that did so most often first.</summary>
    public IEnumerable<ReliabilityOfRule> Rules() =>
        _attributions
            .GroupBy(a => a.Rule, StringComparer.Ordinal)
            .Select(rule => new ReliabilityOfRule(
                rule.Key,
                rule.Count(a => a.IsRight),
                rule.Count(),
                rule.Average(a => a.Stated)
            ))
            .OrderByDescending(rule => rule.All)
            .ThenBy(rule => rule.Rule, StringComparer.Ordinal);

    /// <summary>Lowest first, without empty bins.</summary>
    public IEnumerable<ReliabilityBin> Bins() =>
        _attributions
            .GroupBy(a => Array.FindLastIndex(Edges, edge => a.Stated >= edge))
            .OrderBy(bin => bin.Key)
            .Select(bin => new ReliabilityBin(
                Edges[bin.Key],
                bin.Key + 1 < Edges.Length ? Edges[bin.Key + 1] : 1,
                bin.Count(),
                bin.Average(a => a.Stated),
                Tally.Share(bin.Count(a => a.IsRight), bin.Count())
            ));
}

/// <param name="Stated">The mean confidence of the bin's quotes.</param>
/// <param name="Right">The share of them whose speaker is right.</param>
internal sealed record ReliabilityBin(double From, double To, int Quotes, double Stated, double Right);

/// <param name="Stated">The mean confidence of its attributions.</param>
internal sealed record ReliabilityOfRule(string Rule, int Right, int All, double Stated);
