namespace Qawl.Extraction.Lexicons;

/// <summary>
/// When a class word of organizations names no body: in the phrases that <c>ordinary-uses.txt</c> tells by the word behind
/// it or before it.
/// </summary>
internal sealed class OrdinaryUse(string how, WordClass classes, bool indefinite, string[] words)
{
    private readonly string[] _endings = [.. words.Where(word => word[0] == '-').Select(word => word[1..])];

    /// <summary>مجلس الإدارة, جهاز المناعة.</summary>
    /// <param name="form">Of the word behind.</param>
    public bool IsBefore(string form, WordClass its, bool definite)
    {
        var told =
            (its & classes) != 0
            || indefinite && !definite
            || Array.IndexOf(words, form) >= 0
            || Array.Exists(_endings, ending => form.EndsWith(ending, StringComparison.Ordinal));
        return how == "with" && told || how == "unless" && !told;
    }

    /// <summary>حمل لواء العدل.</summary>
    /// <param name="form">Of the word before.</param>
    public bool IsBehind(string? form) =>
        how == "behind" && form is not null && Array.IndexOf(words, form.TrimStart('و')) >= 0;
}
