namespace Qawl.Bench.Lanes;

/// <summary>What a lane has to show: a row of a table, and what was not as it must be.</summary>
internal sealed class LaneRow(string name)
{
    private readonly List<(string Column, string Value)> _cells = [("lane", name)];
    private readonly List<string> _failures = [];

    public void Add(string column, object value) =>
        _cells.Add((column, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}")));

    /// <summary>Something must be so.</summary>
    /// <param name="holds">Whether it is.</param>
    /// <param name="otherwise">What is told if it is not.</param>
    public void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            _failures.Add(otherwise);
        }
    }

    /// <summary>Prints the row, and behind it what fails.</summary>
    /// <returns>The exit code.</returns>
    public int Print()
    {
        Console.WriteLine($"| {string.Join(" | ", _cells.Select(c => c.Column))} |");
        Console.WriteLine($"| {string.Join(" | ", _cells.Select(_ => "---"))} |");
        Console.WriteLine($"| {string.Join(" | ", _cells.Select(c => c.Value))} |");
        foreach (var failure in _failures)
        {
            Console.WriteLine($"FAIL  {failure}");
        }
        Console.WriteLine($"{(_failures.Count == 0 ? 1 : 0)} passed, {_failures.Count} failed");
        return _failures.Count == 0 ? 0 : 1;
    }
}
