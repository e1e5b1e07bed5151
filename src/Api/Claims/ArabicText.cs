using System.Text.RegularExpressions;

namespace Qawl.Api.Claims;

/// <summary>What any text must be before work is done on it.</summary>
internal static class ArabicText
{
    /// <summary>A letter, somewhere.</summary>
    internal const string Pattern = @"[\u0620-\u06FF\uFB50-\uFEFC]";

    private static readonly Regex Letter = new(Pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <param name="text">As it was given.</param>
    /// <param name="longest">In code points.</param>
    public static string? FaultOf(string? text, int longest) =>
        text is null ? "must be there."
        : string.IsNullOrWhiteSpace(text) ? "must not be empty."
        : text.Contains('\0') ? "must not contain U+0000."
        : text.EnumerateRunes().Count() is var points && points > longest
            ? $"must have at most {longest} characters; it has {points}."
        : !Letter.IsMatch(text) ? "must have Arabic words."
        : null;
}
