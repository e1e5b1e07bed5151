namespace Qawl.Api.Lists;

/// <summary>
/// The first rows of a list that have certain words. An index finds words, but not in the order of a list. So they are
/// looked for among the next rows of the list first: where many rows have the words, there are enough of them, and nobody
/// reads the others. Only where few have them, all those are put in order.
/// </summary>
/// <remarks>Whichever way it goes is decided while it runs: a plan that is made for any words cannot know.</remarks>
internal static class WordRows
{
    /// <param name="alias">What the table is called.</param>
    /// <param name="next">The next rows of the list, whatever words they have: a query with an order and a limit.</param>
    /// <param name="all">All rows that have the words: a query without an order.</param>
    /// <param name="predicate">The condition on words, on a row.</param>
    /// <param name="orderBy">The order, on rows.</param>
    /// <param name="limit">How many rows.</param>
    public static string Of(string alias, string next, string all, string predicate, string orderBy, int limit) =>
        $"""
            with near as materialized (
            select * from (
            {next}
            ) {alias}
            where {predicate}
            order by {orderBy}
            limit {limit}
            )
            select * from near where (select count(*) from near) >= {limit}
            union all
            (select * from (
            {all}
            offset 0) {alias}
            where (select count(*) from near) < {limit}
            order by {orderBy}
            limit {limit})
            """;
}
