using System.Text.Json;
using System.Text.RegularExpressions;

namespace Qawl.Api.Tests.Database;

/// <summary>
/// What one level of a statement joins, as its plan tells: Citus joins rows of tables that it has spread only where they lie
/// together, that is by the column that parts them. A subquery or a part behind <c>with</c> that stands by itself is a level of its
/// own, whose rows it brings to wherever they are needed.
/// </summary>
internal sealed partial class PlannedJoins
{
    private static readonly string[] Conditions =
    [
        "Hash Cond",
        "Merge Cond",
        "Join Filter",
        "Index Cond",
        "Recheck Cond",
        "Filter",
        "TID Cond",
    ];

    private readonly Dictionary<string, string> _tied = new(StringComparer.Ordinal);
    private readonly List<(string Alias, string Table)> _scans = [];
    private readonly IReadOnlyDictionary<string, string> _columns;
    private readonly List<PlannedJoins> _levels;

    private PlannedJoins(IReadOnlyDictionary<string, string> columns, List<PlannedJoins> levels)
    {
        _columns = columns;
        _levels = levels;
        levels.Add(this);
    }

    /// <param name="plan">Of <c>explain (verbose, format json)</c>: its outermost node.</param>
    /// <param name="columns">By which column each table is parted that is spread.</param>
    /// <returns>Pairs of tables that are joined by something else, or by nothing.</returns>
    public static IEnumerable<string> Untied(JsonElement plan, IReadOnlyDictionary<string, string> columns)
    {
        var levels = new List<PlannedJoins>();
        new PlannedJoins(columns, levels).Read(plan);
        return levels.SelectMany(level => level.Untied());
    }

    private IEnumerable<string> Untied() =>
        _scans
            .Skip(1)
            .Where(s => Root(Key(s)) != Root(Key(_scans[0])))
            .Select(s => $"{_scans[0].Table} with {s.Table}");

    private string Key((string Alias, string Table) scan) => $"{scan.Alias}.{_columns[scan.Table]}";

    private void Read(JsonElement node)
    {
        // Where rows go to is not joined with where they come from.
        if (
            node.TryGetProperty("Relation Name", out var name)
            && _columns.ContainsKey(name.GetString()!)
            && !node.GetProperty("Node Type").ValueEquals("ModifyTable")
        )
        {
            _scans.Add((node.GetProperty("Alias").GetString()!, name.GetString()!));
        }
        foreach (var condition in Conditions)
        {
            if (node.TryGetProperty(condition, out var text))
            {
                foreach (Match equal in Equality().Matches(text.GetString()!))
                {
                    Tie(equal.Groups["one"].Value, equal.Groups["other"].Value + equal.Groups["value"].Value);
                }
            }
        }
        if (!node.TryGetProperty("Plans", out var plans))
        {
            return;
        }
        if (node.GetProperty("Node Type").GetString() is "Subquery Scan")
        {
            TieOutput(
                node.GetProperty("Alias").GetString()!,
                plans.EnumerateArray().First(p => p.GetProperty("Parent Relationship").ValueEquals("Subquery"))
            );
        }
        foreach (var child in plans.EnumerateArray())
        {
            if (StandsAlone(node, child))
            {
                new PlannedJoins(_columns, _levels).Read(child);
            }
            else
            {
                Read(child);
            }
        }
    }

    /// <summary>It refers to nothing around it.</summary>
    private static bool StandsAlone(JsonElement node, JsonElement child)
    {
        var kind = child.TryGetProperty("Parent Relationship", out var relation) ? relation.GetString() : "";
        var isPart =
            kind is "InitPlan" or "SubPlan" || node.GetProperty("Node Type").GetString() is "Subquery Scan" or "Append";
        if (!isPart)
        {
            return false;
        }
        var text = child.GetRawText();
        var own = Alias().Matches(text).Select(m => m.Groups["alias"].Value).ToHashSet(StringComparer.Ordinal);
        return Equality()
            .Matches(text)
            .SelectMany(m => new[] { m.Groups["one"].Value, m.Groups["other"].Value })
            .All(column => column.Length == 0 || own.Contains(column.Split('.')[0]));
    }

    /// <summary>What a subquery gives on under the same name is the same.</summary>
    private void TieOutput(string alias, JsonElement child)
    {
        var outputs = child.TryGetProperty("Output", out var columns) ? columns.EnumerateArray() : default;
        foreach (var output in outputs)
        {
            if (Column().Match(output.GetString()!) is { Success: true } match)
            {
                Tie($"{alias}.{match.Groups["column"].Value}", output.GetString()!);
            }
        }
    }

    private void Tie(string one, string other) => _tied[Root(one)] = Root(other);

    private string Root(string column)
    {
        while (_tied.TryGetValue(column, out var next) && next != column)
        {
            column = next;
        }
        return column;
    }

    /// <summary>Of two columns, or of one and a value.</summary>
    [GeneratedRegex(
        @"(?<![\w.""])(?<one>""?\w+""?\.\w+) = (?:(?<other>""?\w+""?\.\w+)(?![\w.(])|(?<value>'[^']*'|\$[0-9]+))",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Equality();

    [GeneratedRegex(@"^""?\w+""?\.(?<column>\w+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Column();

    [GeneratedRegex("\"Alias\": \"(?<alias>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Alias();
}
