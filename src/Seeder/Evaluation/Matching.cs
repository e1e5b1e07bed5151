namespace Qawl.Seeder.Evaluation;

/// <summary>Which prediction answers which annotation.</summary>
internal static class Matching
{
    /// <summary>Greedy and one to one, best agreement first; pairs of indices.</summary>
    public static List<(int Gold, int Predicted)> Match<TGold, TPredicted>(
        IReadOnlyList<TGold> gold,
        IReadOnlyList<TPredicted> predicted,
        Func<TGold, TPredicted, bool> isGood
    )
        where TGold : AnnotatedSpan
        where TPredicted : AnnotatedSpan
    {
        var candidates =
            from g in Enumerable.Range(0, gold.Count)
            from p in Enumerable.Range(0, predicted.Count)
            where gold[g].Overlaps(predicted[p]) && isGood(gold[g], predicted[p])
            orderby gold[g].Agreement(predicted[p]) descending
            select (g, p);
        var (takenGold, takenPredicted) = (new HashSet<int>(), new HashSet<int>());
        var pairs = new List<(int, int)>();
        foreach (var (g, p) in candidates)
        {
            if (!takenGold.Contains(g) && !takenPredicted.Contains(p))
            {
                takenGold.Add(g);
                takenPredicted.Add(p);
                pairs.Add((g, p));
            }
        }
        return pairs;
    }

    /// <summary>For each predicted key, the gold id that most of its mentions fall on; of equals the one met first.</summary>
    public static Dictionary<string, string> GoldOfKeys(GoldDocument gold, IEnumerable<PredictedEntity> predicted)
    {
        var mentions = gold
            .People.Concat(gold.Organizations)
            .SelectMany(e => e.Mentions.Select(m => (Span: m, e.Id)))
            .ToList();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entity in predicted)
        {
            var best = entity
                .Mentions.SelectMany(p => mentions.Where(g => p.Overlaps(g.Span)))
                .GroupBy(g => g.Id, StringComparer.Ordinal)
                .MaxBy(votes => votes.Count());
            if (best is not null)
            {
                found[entity.Key] = best.Key;
            }
        }
        return found;
    }
}
