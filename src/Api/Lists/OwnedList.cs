namespace Qawl.Api.Lists;

/// <summary>A list of what one person or organization has: the same handler for both and for every resource.</summary>
internal static class OwnedList
{
    /// <param name="owner">Whose list it is, by the id in the path.</param>
    /// <param name="plan">Which rows the owner has.</param>
    public static Delegate Handler<TFilter, T>(
        Func<string, ListOwner> owner,
        Func<ListOwner, TFilter, ListPlan<T>> plan
    )
        where T : class =>
        (string id, [AsParameters] TFilter filter, ListAnswers lists, HttpContext http, CancellationToken cancel) =>
            lists.AnswerAsync(http, plan(owner(id), filter), cancel);
}
