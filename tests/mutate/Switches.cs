namespace Qawl.Mutate;

/// <summary>What is compiled into the rewritten engine: which clause is taken away, and which were asked.</summary>
internal static class Switches
{
    public const string TypeName = "Qawl.Extraction.Mutant";

    /// <summary>
    /// <c>Is(n)</c> stands in front of clause n and is true while it is taken away. <c>Matters</c> counts where taking it away
    /// would have changed what comes next; where that cannot be told, <c>At</c> stands for <c>Is</c> and counts every time.
    /// Loops and clauses count steps, so that a loop which no longer ends is cut, as is an endless recursion before it
    /// takes the process down.
    /// </summary>
    public static string Source(int clauses) =>
        $$"""
            namespace Qawl.Extraction;

            public static class Mutant
            {
                public static readonly int[] Asked = new int[{{clauses}}];
                public static readonly int[] Matters = new int[{{clauses}}];
                public static bool Compares;
                private static int on = -1;
                private static long steps;
                private static long limit = long.MaxValue;

                public static void Begin(int clause, long most)
                {
                    on = clause;
                    Compares = clause < 0;
                    steps = 0;
                    limit = most;
                }

                public static long Steps() => steps;

                public static bool Is(int clause)
                {
                    Asked[clause]++;
                    Step();
                    return clause == on;
                }

                public static bool At(int clause)
                {
                    Matters[clause]++;
                    return Is(clause);
                }

                public static bool Yes(int clause, bool holds)
                {
                    Matters[clause] += holds ? 1 : 0;
                    return holds;
                }

                public static bool No(int clause, bool holds)
                {
                    Matters[clause] += holds ? 0 : 1;
                    return holds;
                }

                public static bool Compare(int clause, bool whole, bool rest)
                {
                    Matters[clause] += Compares && whole != rest ? 1 : 0;
                    return whole;
                }

                public static void Step()
                {
                    if ((++steps & 63) != 0)
                    {
                        return;
                    }
                    if (steps > limit)
                    {
                        throw new System.InvalidOperationException("It takes too long.");
                    }
                    System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
                }

                public static T[] Keep<T>(int clause, T entry) => At(clause) ? [] : [entry];

                public static bool Let<T>(T found, out T variable)
                    where T : allows ref struct
                {
                    variable = found;
                    return true;
                }
            }
            """;
}
