using Dapper;
using Qawl.Api.Requests;

namespace Qawl.Api.Lists;

/// <summary>Which rows, instead of a page of a list.</summary>
/// <param name="Read">Reads them.</param>
internal abstract record Selection<T>(ReadByIds<T> Read)
    where T : class;

/// <summary>Rows in the order of their ids; those of which nothing is stored are listed.</summary>
/// <param name="Ids">Each once.</param>
/// <param name="Read">Reads the rows.</param>
/// <param name="MayMove">Whether a record may hold the ids of others too.</param>
internal sealed record ByIds<T>(IReadOnlyList<string> Ids, ReadByIds<T> Read, bool MayMove) : Selection<T>(Read)
    where T : class;

/// <summary>
/// Rows drawn from all that the filters leave, each with the same chance. The same seed draws the same rows as long as
/// the data is the same, and a smaller sample is the beginning of a larger one.
/// </summary>
/// <param name="Draw">Makes the query for the ids.</param>
/// <param name="Read">Reads the rows.</param>
internal sealed record Sample<T>(Func<ResolvedNames, CancellationToken, CommandDefinition> Draw, ReadByIds<T> Read)
    : Selection<T>(Read)
    where T : class;

internal static class Selection
{
    /// <summary>How many ids a request may name, and how many rows a sample may have.</summary>
    public const int Most = 100;

    /// <returns>Nothing unless ids are sent.</returns>
    public static ByIds<T>? ByIds<T>(WireList<string>[]? ids, ReadByIds<T> read, bool mayMove = false)
        where T : class => ids is { Length: > 0 } ? new(WireLists.Of(ids), read, mayMove) : null;
}
