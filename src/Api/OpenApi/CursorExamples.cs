using System.Text.Json.Nodes;
using Qawl.Api.Lists;

namespace Qawl.Api.OpenApi;

/// <summary>
/// Cursors that continue a list when nothing but its example of an id is sent along: what the page that the contract shows
/// calls its next one, so that the test which writes that page also keeps its cursor true.
/// </summary>
internal static class CursorExamples
{
    /// <summary>Where all that the seeds have is on one page, or the page says it elsewhere: just before the first row.</summary>
    private static readonly Dictionary<string, string[]> Beginnings = new(StringComparer.Ordinal)
    {
        ["getArticleAnnotations"] = ["0", "0", "mention"],
        ["listImports"] = ["ffffffff-ffff-ffff-ffff-ffffffffffff"],
        ["listImportRejections"] = ["0"],
        ["listUtterances"] = ["1000000", "z"],
        ["listQuoteVariants"] = ["-infinity", "0", "0", "0"],
        ["listArticleCopies"] = ["0"],
        ["listArticleRevisions"] = ["0"],
        ["listPersonTimeline"] = ["9999-12-01 00:00:00"],
    };

    /// <param name="operation">One that has a cursor.</param>
    /// <param name="path">Its path with braces, as routing has it: without the slash at the beginning.</param>
    /// <returns><c>null</c> for a list that is not known here and shows no next page.</returns>
    public static JsonNode? Of(string operation, string path) =>
        Beginnings.TryGetValue(operation, out var keys)
            ? new Cursor(keys).Encode(AddressOf(operation, path))
            : AnswerExamples.Of(operation, "200", "application/json")?["nextCursor"]?.DeepClone();

    private static ListAddress AddressOf(string operation, string path)
    {
        var id = Samples.Of(operation, "id")?.GetValue<string>();
        return new(
            PathString.Empty,
            "/" + path.TrimEnd('/').Replace("{id}", id, StringComparison.Ordinal),
            QueryCollection.Empty
        );
    }
}
