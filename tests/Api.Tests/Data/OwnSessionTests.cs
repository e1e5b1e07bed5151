using System.Text.RegularExpressions;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Data;

/// <summary>
/// Behind a pooler that hands out connections by transaction, a state of the session stays with whoever gets it next: only
/// what has connections of its own (<c>ConnectionStrings__Direct</c>) may make one.
/// </summary>
public sealed partial class OwnSessionTests
{
    /// <summary>Each opens its connections from the pool without a pooler, and gives them back clean.</summary>
    private static readonly string[] Allowed =
    [
        "src/Api/Caching/VersionListener.cs",
        "src/Database/OwnSession.cs",
        "src/Ingestion/Writing/DeadRuns.cs",
        "src/Ingestion/Writing/RunRecord.cs",
    ];

    [Fact]
    public void Statements_leave_nothing_in_sessions_but_in_those_that_are_ones_own()
    {
        var source = Path.Combine(Repository.Root, "src");
        var found = Directory
            .EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && State().IsMatch(File.ReadAllText(f)))
            .Select(f => Path.GetRelativePath(Repository.Root, f));

        found.ShouldBe(Allowed, ignoreOrder: true);
    }

    [Theory]
    [InlineData("select pg_advisory_lock(1)", true)]
    [InlineData("select pg_try_advisory_lock(1)", true)]
    [InlineData("\"set jit = off\"", true)]
    [InlineData("\"set session statement_timeout = 1\"", true)]
    [InlineData("$\"listen {Channel}\"", true)]
    [InlineData("\"prepare p as select 1\"", true)]
    [InlineData("\"create temporary table t ()\"", true)]
    [InlineData("declare c cursor with hold for select 1", true)]
    [InlineData("select pg_advisory_xact_lock(1)", false)]
    [InlineData("\"set local jit = off\"", false)]
    [InlineData("\"set transaction read only; set local jit = off\"", false)]
    [InlineData("update people set name = @name", false)]
    [InlineData("\"create temporary table t () on commit drop\"", false)]
    public void What_leaves_something_is_told_from_what_does_not(string sql, bool leaves) =>
        State().IsMatch(sql).ShouldBe(leaves);

    [GeneratedRegex(
        """
            pg_(?:try_)?advisory_(?:un)?lock(?:_shared|_all)?\(
            | ["';]\s*set\s+(?!local\b|transaction\b)\w+
            | "\s*(?:un)?listen\s
            | "\s*prepare\s+\w+\s
            | create\s+temp(?:orary)?\s+table(?![^;"]*on\s+commit\s+drop)
            | cursor\s+with\s+hold
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex State();
}
