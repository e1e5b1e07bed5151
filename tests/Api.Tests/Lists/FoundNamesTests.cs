using Dapper;
using Qawl.Api.Lists;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Identity.Spelling;
using Qawl.Ingestion;

namespace Qawl.Api.Tests.Lists;

/// <summary>Names among some thousand others; the figures at full size are those of <c>tests/bench names</c>.</summary>
[Slow]
public sealed class FoundNamesTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        string[] given = [.. Spellings.OfPublicNames.Select(n => n.Name.Split(' ')[0])];
        string[] family = [.. Spellings.OfPublicNames.Select(n => n.Name.Split(' ')[^1])];
        // Everybody's first name with the last names of seven others: near, and somebody else.
        var names = Spellings
            .OfPublicNames.SelectMany(
                (n, i) => Enumerable.Range(1, 7).Select(k => $"{given[i]} {family[(i * 7 + k * 13) % family.Length]}")
            )
            .Except(Spellings.OfPublicNames.Select(n => n.Name), StringComparer.Ordinal)
            .Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Count: 1))
            .Concat(Spellings.OfPublicNames.Select(n => (n.Name, Count: 20)))
            .ToList();
        await using var connection = await _database.DataSource.OpenConnectionAsync(Cancelled);
        await connection.ExecuteAsync(
            """
            insert into people (id, name, folded_name, quote_count, mention_count)
            select name, name, name, count, count from unnest(@names, @counts) as n (name, count);
            insert into aliases (person_id, name, folded_name, bare_name, documents)
            select name, name, name, name, count from unnest(@names, @counts) as n (name, count)
            """,
            new { names = names.Select(n => n.Name).ToArray(), counts = names.Select(n => n.Count).ToArray() }
        );
        // As of a database that is older than the column.
        await Upgrade.ApplyAsync(_database.DataSource, Cancelled);
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Of_spellings_of_public_names_nearly_all_find_theirs_first()
    {
        var (all, first, five) = (0, 0, 0);
        foreach (var (name, spellings) in Spellings.OfPublicNames)
        {
            // A word alone finds all who have it.
            foreach (var spelling in spellings.Where(s => s.Contains(' ', StringComparison.Ordinal)))
            {
                var found = (await FindAsync(spelling)).Take(5).Select(f => f.Id).ToList();
                all++;
                first += found.FirstOrDefault() == name ? 1 : 0;
                five += found.Contains(name) ? 1 : 0;
            }
        }

        ((double)first / all).ShouldBeGreaterThan(0.95);
        ((double)five / all).ShouldBeGreaterThan(0.97);
    }

    [Theory]
    [InlineData("زياد القمحاوي")]
    [InlineData("Ziad Kamhawi")]
    [InlineData("Vladimir Obama")]
    [InlineData("سامي حسني نصراوي")]
    [InlineData("Qwxz")]
    [InlineData("١٢٣")]
    [InlineData("' | 'A' & !")]
    public async Task Who_is_not_there_is_not_taken_for_somebody_else(string name) =>
        (await FindAsync(name)).ShouldAllBe(f => !f.Match.IsWhole || f.Match.Score < FoundNames.Alike);

    [Fact]
    public async Task A_name_as_long_as_may_be_asked_for_finds_nobody_or_few() =>
        (await FindAsync(string.Join(' ', Enumerable.Repeat("Mohammed", 200)))).Count.ShouldBeLessThanOrEqualTo(
            FoundNames.Most
        );

    private async Task<IReadOnlyList<FoundName>> FindAsync(string name)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync(Cancelled);
        return await FoundNames.FindAsync(connection, new SoughtName(name, NamedType.Person), Cancelled);
    }
}
