using System.Text.RegularExpressions;

namespace Qawl.Ingestion.Documents;

/// <summary>Which fields of a JSON object hold what; of several names the first that is present counts.</summary>
public sealed record FieldNames
{
    public static readonly FieldNames Default = new();

    /// <summary>
    /// The arrays of SaudiNewsNet. <c>date_extracted</c> is when the page was collected, not when it was published, so
    /// these articles come without a date.
    /// </summary>
    public static readonly FieldNames SaudiNewsNet = new()
    {
        Title = ["title"],
        Content = ["content"],
        Outlet = ["source"],
        Url = ["url"],
        PublishedAt = [],
        ExternalId = [],
    };

    /// <summary>What <see cref="Parse"/> reads, for who sends it: no empty parts, and around parts and names blanks only.</summary>
    public const string Pattern = $"^ *({Part}) *(, *({Part}) *)*$";

    private const string Part =
        @"default|saudinewsnet|(title|content|outlet|url|publishedAt|externalId) *= *[^,\s][^,]*";

    private static readonly Regex Form = new(Pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <summary>The field by which an object of SaudiNewsNet is recognized.</summary>
    internal const string SaudiNewsNetMark = "date_extracted";

    public IReadOnlyList<string> Title { get; init; } = ["title"];
    public IReadOnlyList<string> Content { get; init; } = ["content", "text", "body", "html"];
    public IReadOnlyList<string> Outlet { get; init; } = ["outlet", "source"];
    public IReadOnlyList<string> Url { get; init; } = ["url"];
    public IReadOnlyList<string> PublishedAt { get; init; } = ["publishedAt", "date"];
    public IReadOnlyList<string> ExternalId { get; init; } = ["externalId", "id"];

    /// <summary>Whether it has the form of <see cref="Pattern"/>; then <see cref="Parse"/> reads it.</summary>
    public static bool IsWellFormed(string text) => Form.IsMatch(text);

    /// <summary>
    /// Reads <c>content=body_text,outlet=paper</c>, or the name of a preset (<c>default</c>, <c>saudinewsnet</c>); what is
    /// not named keeps its default.
    /// </summary>
    /// <exception cref="FormatException">Names the part that is wrong and what is allowed.</exception>
    public static FieldNames Parse(string text)
    {
        var names = Default;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            names = part.Split('=', 2, StringSplitOptions.TrimEntries) switch
            {
                ["default"] => Default,
                ["saudinewsnet"] => SaudiNewsNet,
                ["title", { Length: > 0 } name] => names with { Title = [name] },
                ["content", { Length: > 0 } name] => names with { Content = [name] },
                ["outlet", { Length: > 0 } name] => names with { Outlet = [name] },
                ["url", { Length: > 0 } name] => names with { Url = [name] },
                ["publishedAt", { Length: > 0 } name] => names with { PublishedAt = [name] },
                ["externalId", { Length: > 0 } name] => names with { ExternalId = [name] },
                _ => throw new FormatException(
                    $"'{part}' is neither a preset (default, saudinewsnet) nor FIELD=NAME with FIELD one of title, content, outlet, url, publishedAt, externalId"
                ),
            };
        }
        return names;
    }
}
