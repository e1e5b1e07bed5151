using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Qawl.Ingestion.Decoding;

/// <summary>An article, or a page, as JSON-LD describes it.</summary>
internal sealed record LinkedArticle
{
    /// <summary>An article; else a web page, which may be of another day than what stands on it.</summary>
    public required bool IsArticle { get; init; }
    public string? Headline { get; init; }

    /// <summary>Of the page that it stands on.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];
    public string? Published { get; init; }
    public string? Modified { get; init; }
    public string? Publisher { get; init; }
}

/// <summary>
/// Reads the JSON-LD of a page: the articles and pages that it describes at its top, none that they mention. What is
/// usually wrong with it is passed over: comments and CDATA around it, a semicolon or commas too many, line ends in strings.
/// </summary>
internal static class LinkedData
{
    private static readonly Regex PublishedDate = new(
        "\"datePublished\"\\s*:\\s*\"(?<time>[^\"]{8,40})\"",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    );

    private static readonly Regex ArticleType = new(
        "\"@type\"\\s*:\\s*\\[?\\s*\"\\w*(Article|BlogPosting)\"",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    );

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    public static IReadOnlyList<LinkedArticle> Read(string script)
    {
        var json = Unwrapped(script);
        try
        {
            using var document = JsonDocument.Parse(
                json.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' '),
                Lenient
            );
            var found = new List<LinkedArticle>();
            Collect(document.RootElement, found, 0);
            return found;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return OfDamaged(json);
        }
    }

    private static void Collect(JsonElement element, List<LinkedArticle> found, int depth)
    {
        const int deepest = 4;
        if (depth > deepest)
        {
            return;
        }
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, found, depth + 1);
            }
            return;
        }
        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }
        foreach (var inner in (string[])["@graph", "mainEntity"])
        {
            if (element.TryGetProperty(inner, out var graph))
            {
                Collect(graph, found, depth + 1);
            }
        }
        var isArticle = IsOfType(element, IsArticleType);
        if (isArticle || IsOfType(element, type => type.EndsWith("WebPage", StringComparison.Ordinal)))
        {
            found.Add(
                new LinkedArticle
                {
                    IsArticle = isArticle,
                    Headline = Text(element, "headline") ?? Text(element, "name"),
                    Addresses =
                    [
                        .. ((string[])["url", "@id", "mainEntityOfPage"])
                            .Select(p => Text(element, p))
                            .OfType<string>(),
                    ],
                    Published = Text(element, "datePublished"),
                    Modified = Text(element, "dateModified"),
                    Publisher = element.TryGetProperty("publisher", out var who) ? Text(who, "name") : null,
                }
            );
        }
    }

    private static bool IsArticleType(string type) =>
        type.EndsWith("Article", StringComparison.Ordinal)
        || type.EndsWith("BlogPosting", StringComparison.Ordinal)
        || type is "Report";

    private static bool IsOfType(JsonElement element, Func<string, bool> isMeant)
    {
        if (!element.TryGetProperty("@type", out var type))
        {
            return false;
        }
        return type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Any(t => t.ValueKind == JsonValueKind.String && isMeant(t.GetString()!))
            : type.ValueKind == JsonValueKind.String && isMeant(type.GetString()!);
    }

    /// <summary>The property as text, or as the address of the object that it is.</summary>
    private static string? Text(JsonElement element, string property) =>
        element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(property, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.ValueKind == JsonValueKind.Object ? Text(value, "@id")
        : null;

    /// <summary>Beyond repair, as when the headline holds bare marks: believed if it speaks of one article and one time.</summary>
    private static LinkedArticle[] OfDamaged(string json)
    {
        var dates = PublishedDate.Matches(json);
        var types = ArticleType.Count(json);
        return dates.Count == 1 && types == 1
            ? [new LinkedArticle { IsArticle = true, Published = dates[0].Groups["time"].Value }]
            : [];
    }

    /// <summary>Without the comment or CDATA section that old systems put around it.</summary>
    private static string Unwrapped(string script)
    {
        var json = script.Trim();
        foreach (var open in (string[])["//", "/*", "<!--", "<![CDATA[", "*/"])
        {
            json = json.StartsWith(open, StringComparison.Ordinal) ? json[open.Length..].TrimStart() : json;
        }
        foreach (var close in (string[])["*/", "]]>", "-->", "/*", "//"])
        {
            json = json.EndsWith(close, StringComparison.Ordinal) ? json[..^close.Length].TrimEnd() : json;
        }
        json = json.TrimEnd(';');
        return json.StartsWith("{&quot;", StringComparison.Ordinal) ? WebUtility.HtmlDecode(json) : json;
    }
}
