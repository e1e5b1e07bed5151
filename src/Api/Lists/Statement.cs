using System.Security.Cryptography;
using System.Text;
using Dapper;
using Qawl.Api.Data;

namespace Qawl.Api.Lists;

/// <summary>
/// A list query put together from constant fragments: each filter adds one predicate and one parameter, so that the
/// planner sees exactly the conditions that were asked for. A page is found first, in the list's own table alone; what its
/// rows only show is looked up for them and no others, by whatever plan.
/// </summary>
/// <param name="columns">What is shown, from <c>select</c> on.</param>
/// <param name="table">The list's own table, from <c>from</c> on; its last word is what the columns call it.</param>
/// <param name="shown">
/// Where the columns find what the table has not: lateral joins, each of one row at most. They end with a limit, which
/// keeps the planner from joining all rows there are.
/// </param>
internal sealed class Statement(string columns, string table, string shown = "")
{
    private readonly string _alias = table[(table.LastIndexOf(' ') + 1)..];
    private readonly List<(string Tables, string Columns)> _joins = [];
    private readonly List<string> _predicates = [];
    private Words? _words;

    public DynamicParameters Parameters { get; } = new();

    /// <summary>Whether all rows there are belong to the list.</summary>
    public bool IsOfAll => _predicates.Count == 0 && _words is null;

    /// <summary>
    /// The conditions alone, with the joins that they need, for a query that groups what they leave: empty, or to a line end.
    /// </summary>
    public string Filter => Joins + Conditions();

    private string Joins => string.Concat(_joins.Select(j => $"{j.Tables}\n"));

    private string Selected => string.Concat(_joins.Select(j => j.Columns).Prepend($"select {_alias}.*")) + "\n";

    /// <summary>Adds a table that conditions name. Each row of the list must meet one row of it at most.</summary>
    /// <param name="join">The join.</param>
    /// <param name="columns">What of it the rows keep, with a comma before each; none need be kept for conditions.</param>
    public Statement Join(string join, string columns = "")
    {
        _joins.Add((join, columns));
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

    /// <summary>Leaves out rows beside which there are others that the conditions so far leave too.</summary>
    /// <param name="others">From <c>from</c> on: the others of a row, called as the list's own table is.</param>
    public Statement WhereNoneOf(string others) => Where($"not exists (\nselect {others}\n{Filter})");

    /// <summary>Adds a condition on words; see <see cref="WordRows"/>.</summary>
    /// <param name="predicate">The condition.</param>
    /// <param name="parameter">Its parameter.</param>
    /// <param name="value">The words.</param>
    /// <param name="next">Among how many rows a page is looked for first.</param>
    public Statement WhereWords(string predicate, string parameter, string value, int next)
    {
        Parameters.Add(parameter, value);
        _words = new(predicate, next);
        return this;
    }

    public CommandDefinition Page<T>(
        Keyset<T> keyset,
        Cursor? after,
        int limit,
        CancellationToken cancel,
        int? seconds = null
    )
    {
        var parameters = new DynamicParameters(Parameters);
        keyset.AddParameters(parameters, after);
        string[] more = after is null ? [] : [keyset.After];
        return new(
            Shown(Rows(keyset.OrderBy, keyset.OrderBy, limit, more), keyset.OrderBy),
            parameters,
            commandTimeout: seconds,
            cancellationToken: cancel
        );
    }

    /// <summary>The first rows, for what has no next page.</summary>
    /// <param name="orderBy">In terms of the table and what is joined to it.</param>
    /// <param name="orderOfRows">The same in terms of the rows that are left.</param>
    /// <param name="limit">How many.</param>
    /// <param name="cancel">Stops it.</param>
    public CommandDefinition First(string orderBy, string orderOfRows, int limit, CancellationToken cancel) =>
        new(Shown(Rows(orderBy, orderOfRows, limit, []), orderOfRows), Parameters, cancellationToken: cancel);

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
        string[] more = after is null ? [] : [keyset.After];
        var sql = $"declare {name} no scroll cursor for\n{Whole(more)}order by {keyset.OrderBy}";
        var parameters = new DynamicParameters(Parameters);
        keyset.AddParameters(parameters, after);
        return (name, new(sql, parameters, commandTimeout: seconds, cancellationToken: cancel));
    }

    /// <summary>All rows at once, for conditions that leave a known number.</summary>
    public CommandDefinition All(CancellationToken cancel) => new(Whole([]), Parameters, cancellationToken: cancel);

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
            $"select count(*)\n{table}\n{Filter}",
            Parameters,
            commandTimeout: Store.CountingSeconds,
            cancellationToken: cancel
        );

    /// <summary>Every row with what it shows.</summary>
    private string Whole(string[] more) => $"{columns}\n{table}\n{Joins}{Lines(shown)}{Conditions(more)}";

    /// <summary>Rows that are found with what they show; in order again, which joining does not promise to keep.</summary>
    private string Shown(string rows, string orderBy) =>
        $"{columns}\nfrom (\n{rows}\n) {_alias}\n{Lines(shown)}order by {orderBy}";

    /// <summary>The first rows of the list. Their number stands in the text, so that it is known to whoever plans.</summary>
    private string Rows(string orderBy, string orderOfRows, int limit, string[] more)
    {
        var head = $"{Selected}{table}\n{Joins}";
        if (_words is null)
        {
            return $"{head}{Conditions(more)}order by {orderBy}\nlimit {limit}";
        }
        var next = $"{head}{ConditionsOf([.. _predicates, .. more])}order by {orderBy}\nlimit {_words.Next}";
        return WordRows.Of(_alias, next, $"{head}{Conditions(more)}", _words.Predicate, orderOfRows, limit);
    }

    private string Conditions(params string[] more) =>
        ConditionsOf([.. _predicates, .. _words is null ? [] : new[] { _words.Predicate }, .. more]);

    private static string ConditionsOf(IReadOnlyCollection<string> all) =>
        all.Count == 0 ? "" : $"where {string.Join("\n  and ", all)}\n";

    private static string Lines(string text) => text.Length == 0 ? "" : $"{text}\n";

    private sealed record Words(string Predicate, int Next);
}
