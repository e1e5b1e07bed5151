namespace Qawl.Api.Claims;

/// <summary>The sentence beside a quote, of the text beside it.</summary>
internal static class Sentence
{
    private const string Ends = ".!?؟\n";

    /// <param name="text">What stands right before the quote.</param>
    /// <returns>What of the quote's own sentence comes before it, else the sentence before; <c>null</c> if there is none.</returns>
    public static string? Before(string text)
    {
        var until = LastLetter(text) + 1;
        if (until == 0)
        {
            return null;
        }
        var own = text.AsSpan(until).IndexOfAny(Ends) < 0;
        var from = text.AsSpan(0, until).LastIndexOfAny(Ends) + 1;
        return text[from..(own ? text.Length : Math.Min(text.Length, until + 1))].Trim();
    }

    /// <param name="text">What stands right behind the quote.</param>
    /// <inheritdoc cref="Before" path="/returns" />
    public static string? Behind(string text)
    {
        var from = 0;
        while (from < text.Length && !char.IsLetterOrDigit(text[from]))
        {
            from++;
        }
        if (from == text.Length)
        {
            return null;
        }
        var end = text.AsSpan(from).IndexOfAny(Ends);
        return text[from..(end < 0 ? text.Length : from + end + 1)].Trim();
    }

    private static int LastLetter(string text)
    {
        var at = text.Length - 1;
        while (at >= 0 && !char.IsLetterOrDigit(text[at]))
        {
            at--;
        }
        return at;
    }
}
