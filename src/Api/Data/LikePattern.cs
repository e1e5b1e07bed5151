namespace Qawl.Api.Data;

/// <summary>What <c>like</c> compares folded names with; each letter stands for itself alone.</summary>
internal static class LikePattern
{
    /// <summary>The words in their order, with anything around them.</summary>
    public static string Containing(string folded) => $"%{Literal(folded).Replace(' ', '%')}%";

    /// <summary>These letters, and whatever follows.</summary>
    public static string BeginningWith(string folded) => $"{Literal(folded)}%";

    private static string Literal(string folded) =>
        folded
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
}
