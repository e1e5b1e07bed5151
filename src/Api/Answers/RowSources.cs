namespace Qawl.Api.Answers;

/// <summary>Rows in batches: none is held longer than it takes to write it.</summary>
internal interface IRowSource<T>
{
    /// <returns>The next rows; none when the last one is read.</returns>
    Task<IReadOnlyCollection<T>> NextAsync(CancellationToken cancellation);
}

/// <summary>Rows that are at hand.</summary>
internal sealed class RowsAtHand<T>(IReadOnlyList<T> rows) : IRowSource<T>
{
    private IReadOnlyList<T> _rest = rows;

    public Task<IReadOnlyCollection<T>> NextAsync(CancellationToken cancellation)
    {
        IReadOnlyCollection<T> next = _rest;
        _rest = [];
        return Task.FromResult(next);
    }
}
