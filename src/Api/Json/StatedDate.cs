using System.Globalization;
using System.Text.RegularExpressions;

namespace Qawl.Api.Json;

/// <summary>How dates go out, and how they come in.</summary>
internal static class StatedDate
{
    /// <summary>No more precise than an article states it.</summary>
    public const string Pattern = @"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$";

    /// <summary>As programs write it: with a fraction of the second, which <c>importedAt</c> has too.</summary>
    public const string InputPattern = @"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$";

    private static readonly Regex Input = new(
        InputPattern,
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    );

    /// <summary>An instant as RFC 3339 in UTC with <c>Z</c>, without a fraction that is zero.</summary>
    public static string OfInstant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Whether it has the form that the contract tells; it may still be no date.</summary>
    public static bool IsWellFormed(string text) => Input.IsMatch(text) && text[^1] != '\n';
}
