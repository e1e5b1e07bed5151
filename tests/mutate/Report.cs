namespace Qawl.Mutate;

/// <summary>A table with a row for each file and folder, and the clauses that nobody of ours misses.</summary>
internal static class Report
{
    public static void Write(TextWriter output, IReadOnlyList<Outcome> outcomes, bool hasDocuments)
    {
        foreach (var kind in new[] { Noticed.ByHostile, Noticed.ByDocument, Noticed.ByNobody, Noticed.BySeed })
        {
            var some = outcomes.Where(o => o.By == kind).ToList();
            if (some.Count == 0)
            {
                continue;
            }
            output.WriteLine(Heading(kind, hasDocuments));
            foreach (var outcome in some)
            {
                var clause = outcome.Clause.ToString();
                var shown = clause.Length > 160 ? string.Concat(clause.AsSpan(0, 159), "…") : clause;
                output.WriteLine($"  {shown}{(outcome.IsReached ? "" : " [no spec comes here]")}");
                foreach (var difference in outcome.Differences)
                {
                    output.WriteLine($"      {difference}");
                }
            }
            output.WriteLine();
        }
        output.WriteLine(
            $"{"", -34}{"clauses", 9}{"no spec", 9}{"survive", 9}{"survive", 9}{"survive", 9}{"change", 9}"
        );
        output.WriteLine($"{"", -34}{"", 9}{"comes", 9}{"tests", 9}{"+ seeds", 9}{"+ hostile", 9}{"documents", 10}");
        foreach (var file in outcomes.GroupBy(o => o.Clause.File, StringComparer.Ordinal))
        {
            Row(output, file.Key, [.. file]);
        }
        output.WriteLine();
        foreach (var folder in outcomes.GroupBy(o => o.Clause.Folder, StringComparer.Ordinal))
        {
            Row(output, folder.Key, [.. folder]);
        }
        Row(output, "all", outcomes);
        output.WriteLine();
        output.WriteLine(
            $"Of {outcomes.Count} clauses {Survive(outcomes, Noticed.ByTest)} survive specs and tests, "
                + $"{Survive(outcomes, Noticed.ByHostile)} seeds and hostile texts too"
                + (
                    hasDocuments
                        ? $", and {outcomes.Count(o => o.By == Noticed.ByNobody)} change nothing in any document."
                        : "."
                )
        );
    }

    private static void Row(TextWriter output, string name, IReadOnlyList<Outcome> some) =>
        output.WriteLine(
            $"{name, -34}{some.Count, 9}{some.Count(o => !o.IsReached), 9}{Survive(some, Noticed.ByTest), 9}"
                + $"{Survive(some, Noticed.BySeed), 9}{Survive(some, Noticed.ByHostile), 9}"
                + $"{some.Count(o => o.By == Noticed.ByDocument), 9}"
        );

    /// <summary>How many somebody notices only after the specs, seeds or texts that are named, if at all.</summary>
    private static int Survive(IReadOnlyList<Outcome> some, Noticed up) => some.Count(o => o.By > up);

    private static string Heading(Noticed by, bool hasDocuments) =>
        by switch
        {
            Noticed.BySeed => "Survive specs and tests, but a seed differs:",
            Noticed.ByHostile => "Survive tests and seeds, but a hostile text fails:",
            Noticed.ByDocument => "Survive tests, seeds and hostile texts, but change a document:",
            _ when hasDocuments => "Change nothing:",
            _ => "Survive tests, seeds and hostile texts:",
        };
}
