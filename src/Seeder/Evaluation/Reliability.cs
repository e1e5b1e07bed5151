namespace Qawl.Seeder.Evaluation;

/// <summary>Whether stated confidence is kept: of quotes found, how often the speaker is right beside how often it was said to be.</summary>
internal sealed class Reliability
{
    /// <summary>Where each bin begins.</summary>
    private static readonly double[] Edges = [0, 0.6, 0.8, 0.9, 0.95];

    private readonly List<(double Stated, bool IsRight)> _attributions = [];

    public void Add(double stated, bool isRight) => _attributions.Add((stated, isRight));

    /// <summary>How often each confidence was stated, and how often the speaker was then right.</summary>
    public IEnumerable<(double Stated, int Right, int All)> Counts() =>
        _attributions.GroupBy(a => a.Stated).Select(kind => (kind.Key, kind.Count(a => a.IsRight), kind.Count()));

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
