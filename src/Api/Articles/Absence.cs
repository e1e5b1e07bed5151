using System.Globalization;
using Npgsql;
using Qawl.Api.Problems;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Articles;

/// <summary>Why there is no such article, or nothing of it: it was taken down, or was never there.</summary>
internal static class Absence
{
    public static Task<ProblemResult> ExplainAsync(
        NpgsqlConnection connection,
        string articleId,
        CancellationToken cancel
    ) => ExplainAsync(connection, articleId, "article", articleId, cancel);

    /// <param name="connection">Where to read.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="what">What of it was asked for.</param>
    /// <param name="id">By which id.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<ProblemResult> ExplainAsync(
        NpgsqlConnection connection,
        string articleId,
        string what,
        string id,
        CancellationToken cancel
    ) =>
        await Takedown.FindAsync(connection, articleId, cancel) is { } tombstone
            ? Of(tombstone, ProblemKind.TakenDown)
            : ProblemResult.NotFound(what, id);

    public static ProblemResult Of(Tombstone tombstone, ProblemKind kind)
    {
        var day = tombstone.DeletedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var reason = tombstone.Reason is null ? "." : $": {tombstone.Reason}";
        return new(
            kind,
            $"The article “{tombstone.ArticleId}” was taken down on {day}{reason}",
            deletedAt: tombstone.DeletedAt
        );
    }
}
