using Dapper;
using Npgsql;
using Qawl.Api.Problems;
using Qawl.Api.Search;

namespace Qawl.Api.Lists;

/// <summary>A list that is asked for: which rows, in which order, and how they are read. <see cref="ListAnswers"/> runs it.</summary>
internal sealed record ListPlan<T>
    where T : class
{
    /// <summary>The request's parameters, valid.</summary>
    public required PageFilter Filter { get; init; }

    public required Keyset<T> Order { get; init; }

    /// <summary>Makes the query once it is known whom the names among the filters mean.</summary>
    public required Func<ResolvedNames, Statement> Rows { get; init; }

    public required ReadRows<T> Read { get; init; }

    /// <summary>Whose rows they are, if the path names one thing.</summary>
    public ListOwner? Owner { get; init; }

    /// <summary>Where the list goes on, if not at the path of the request.</summary>
    public string? Path { get; init; }

    /// <summary>Counts of all rows by some of their columns.</summary>
    public FacetPlan? Facets { get; init; }

    /// <summary>Rows that are no page of the list: those with certain ids, or a sample.</summary>
    public Selection<T>? Selection { get; init; }

    /// <summary>What else could be searched for if nothing is found.</summary>
    public Rewording<T>? Rewording { get; init; }

    /// <summary>How many rows all pages have, for rows that know it; it is then told always.</summary>
    public Func<T, long>? TotalOf { get; init; }
}

/// <summary>Runs the query of a list.</summary>
internal delegate Task<IEnumerable<T>> ReadRows<T>(NpgsqlConnection connection, CommandDefinition query);

/// <summary>Reads rows by their ids.</summary>
internal delegate Task<IReadOnlyDictionary<string, T>> ReadByIds<T>(
    NpgsqlConnection connection,
    IReadOnlyList<string> ids,
    CancellationToken cancel
);

/// <summary>How words are searched for in another way.</summary>
/// <param name="Query">The words.</param>
/// <param name="Forms">Finds others that are near to them.</param>
/// <param name="Plan">The same list with other words.</param>
internal sealed record Rewording<T>(string Query, NearestForms Forms, Func<string, ListPlan<T>> Plan)
    where T : class;

/// <summary>The facets that are asked for.</summary>
/// <param name="Asked">Each once.</param>
/// <param name="Head">The beginning of a facet's query, made by <see cref="FacetQueries.Head"/>.</param>
internal sealed record FacetPlan(IReadOnlyList<Facet> Asked, Func<Facet, string> Head);

/// <summary>The one thing that a list's path names.</summary>
/// <param name="What">What it is, in a word.</param>
/// <param name="Id">As in the path.</param>
/// <param name="Exists">Whether it is stored.</param>
/// <param name="Absence">Says why it is not, if there is more to say than that nothing has this id.</param>
internal sealed record ListOwner(
    string What,
    string Id,
    Func<NpgsqlConnection, string, CancellationToken, Task<bool>> Exists,
    Func<NpgsqlConnection, string, CancellationToken, Task<ProblemResult>>? Absence = null
)
{
    /// <returns>Why the owner is not there; nothing if it is.</returns>
    public async Task<ProblemResult?> FindAbsenceAsync(NpgsqlConnection connection, CancellationToken cancel) =>
        await Exists(connection, Id, cancel) ? null
        : Absence is null ? ProblemResult.NotFound(What, Id)
        : await Absence(connection, Id, cancel);
}
