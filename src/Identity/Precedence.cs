namespace Qawl.Identity;

/// <summary>Which of several judgements of one pair holds: a person's before any rule's, and of equals the newest.</summary>
public static class Precedence
{
    /// <param name="judgements">Of any pairs, in any order.</param>
    /// <returns>One for each pair, in the order of pairs.</returns>
    public static IReadOnlyList<Judgement> Holding(IEnumerable<Judgement> judgements) =>
        [
            .. judgements
                .Where(j => j.SupersededBy is null)
                .GroupBy(j => j.Pair)
                .OrderBy(g => g.Key)
                .Select(g => g.OrderBy(j => j.By).ThenBy(j => j.At).ThenBy(j => j.Id).Last()),
        ];
}
