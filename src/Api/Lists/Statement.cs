using System.Security.Cryptography;
using System.Text;
using Dapper;
using Qawl.Api.Data;

namespace Qawl.Api.Lists;

/// <summary>
/// A list query put together from constant fragments: each filter adds one predicate and one parameter, so that the
/// planner sees exactly the conditions that were asked for.
/// </summary>
internal sealed class Statement(string columns, string from)
{
    private readonly List<string> _joins = [];
    private readonly List<string> _predicates = [];

    public DynamicParameters Parameters { get; } = new();

    /// <summary>Whether all rows there are belong to the list.</summary>
    public bool IsOfAll => _predicates.Count == 0;

    /// <summary>
    /// The conditions alone, with the joins that they need, for a query that groups what they leave: empty, or to a line end.
    /// </summary>
    public string Filter => Joins + Conditions([]);

    private string Joins => string.Concat(_joins.Select(j => $"{j}\n"));

    /// <summary>The list's own table, what is joined to it, and the others.</summary>
    private string Tables =>
        from.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end
            ? $"{from[..end]}\n{Joins}{from[(end + 1)..]}\n"
            : $"{from}\n{Joins}";

    /// <summary>
    /// Adds a table that conditions name. Each row of the list must meet one row of it at most. It stands before the tables
    /// that only show something: of a long list the planner considers the beginning in every order.
    /// </summary>
    public Statement Join(string join)
    {
        _joins.Add(join);
        return this;
    }

    public Statement Where(string predicate)
    {
        _predicates.Add(predicate);
        return this;
    }

    public Statement Where(string predicate, string parameter, object value)
    {
        Parameters.Add(parameter, value);
        return Where(predicate);
    }

    /// <summary>
    /// With a single value as an equation, which lets an index deliver the order too. Without any nothing is read.
    /// </summary>
    public Statement OneOf(string column, string parameter, IReadOnlyCollection<string> values) =>
        values.Count == 1
            ? Where($"{column} = @{parameter}", parameter, values.First())
            : Where(values.Count == 0 ? "false" : $"{column} = any(@{parameter})", parameter, values.ToArray());

    public CommandDefinition Page<T>(
        Keyset<T> keyset,
        Cursor? after,
        int limit,
        CancellationToken cancel,
        int? seconds = null
    )
    {
        var sql =
            $"{columns}\n{Tables}{Conditions(after is null ? [] : [keyset.After])}order by {keyset.OrderBy}\nlimit @limit";
        var parameters = new DynamicParameters(Parameters);
        parameters.Add("limit", limit);
        keyset.AddParameters(parameters, after);
        return new(sql, parameters, commandTimeout: seconds, cancellationToken: cancel);
    }

    /// <summary>The first rows, for what has no next page.</summary>
    public CommandDefinition First(string orderBy, int limit, CancellationToken cancel)
    {
        var parameters = new DynamicParameters(Parameters);
        parameters.Add("limit", limit);
        return new(
            $"{columns}\n{Tables}{Conditions([])}order by {orderBy}\nlimit @limit",
            parameters,
            cancellationToken: cancel
        );
    }

    /// <summary>
    /// Declares a cursor over all rows, which is read with <c>fetch forward</c> in the same transaction. Its name tells the
    /// columns: on the connection the driver keeps prepared statements, and one <c>fetch</c> must mean one kind of row.
    /// </summary>
    public (string Name, CommandDefinition Command) Declare<T>(
        Keyset<T> keyset,
        Cursor? after,
        int seconds,
        CancellationToken cancel
    )
    {
        var name = "rows_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(columns)).AsSpan(0, 8));
        var sql =
            $"declare {name} no scroll cursor for\n{columns}\n{Tables}{Conditions(after is null ? [] : [keyset.After])}order by {keyset.OrderBy}";
        var parameters = new DynamicParameters(Parameters);
        keyset.AddParameters(parameters, after);
        return (name, new(sql, parameters, commandTimeout: seconds, cancellationToken: cancel));
    }

    /// <summary>All rows at once, for conditions that leave a known number.</summary>
    public CommandDefinition All(CancellationToken cancel) =>
        new($"{columns}\n{Tables}{Conditions([])}", Parameters, cancellationToken: cancel);

    /// <summary>The same conditions in another query over the same tables, one that counts or draws.</summary>
    /// <param name="head">From <c>select</c> to the end of the <c>from</c> clause.</param>
    /// <param name="tail">What follows the conditions.</param>
    /// <param name="more">Parameters of <paramref name="head"/> and <paramref name="tail"/>.</param>
    /// <param name="cancel">Stops it.</param>
    public CommandDefinition Within(string head, string tail, object more, CancellationToken cancel)
    {
        var parameters = new DynamicParameters(Parameters);
        parameters.AddDynamicParams(more);
        return new(
            $"{head}\n{Filter}{tail}",
            parameters,
            commandTimeout: Store.CountingSeconds,
            cancellationToken: cancel
        );
    }

    public CommandDefinition Count(CancellationToken cancel) =>
        new(
            $"select count(*)\n{Tables}{Conditions([])}",
            Parameters,
            commandTimeout: Store.CountingSeconds,
            cancellationToken: cancel
        );

    private string Conditions(IEnumerable<string> more)
    {
        var all = string.Join("\n  and ", _predicates.Concat(more));
        return all.Length == 0 ? "" : $"where {all}\n";
    }
}
