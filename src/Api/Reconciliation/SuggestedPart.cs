using System.Globalization;
using Qawl.Api.Problems;

namespace Qawl.Api.Reconciliation;

/// <summary>Which of a list's items are asked for.</summary>
/// <param name="Skipped">How many come before.</param>
/// <param name="Limit">How many at most; <c>null</c> for all there are.</param>
internal sealed record SuggestedPart(int Skipped, int? Limit)
{
    /// <summary>The draft of 1.0 says <c>offset</c> for what it and version 0.2 called <c>cursor</c>.</summary>
    private static readonly string[] Skipping = ["offset", "cursor"];

    public static (SuggestedPart? Part, ProblemResult? Problem) Of(HttpRequest request)
    {
        var skipped = 0;
        foreach (var name in Skipping)
        {
            if (Sent(request, name) is { } sent && !TryRead(sent, out skipped))
            {
                return (null, ProblemResult.InvalidParameter(name, "must be how many suggestions to skip."));
            }
        }
        if (Sent(request, "limit") is not { } wanted)
        {
            return (new(skipped, Limit: null), null);
        }
        return TryRead(wanted, out var limit) && limit > 0
            ? (new(skipped, limit), null)
            : (null, ProblemResult.InvalidParameter("limit", "must be a whole number from 1 on."));
    }

    public IEnumerable<T> Of<T>(IEnumerable<T> all) => all.Skip(Skipped).Take(Limit ?? int.MaxValue);

    private static string? Sent(HttpRequest request, string name) =>
        request.Query[name].ToString() is { Length: > 0 } sent ? sent : null;

    private static bool TryRead(string sent, out int number) =>
        int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
