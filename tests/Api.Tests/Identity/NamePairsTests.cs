using Qawl.Api.Tests.Service;
using Qawl.Extraction.Text;
using Qawl.Identity;
using Qawl.Ingestion.Judging;

namespace Qawl.Api.Tests.Identity;

/// <summary>Names that are near each other and names in two spellings: <c>tests/gold/name-pairs.tsv</c>, in one story each.</summary>
public sealed class NamePairsTests
{
    private const double LeastOfSpellings = 0.98;

    private static readonly (string Kind, string Verdict, string Name, string Other)[] Pairs =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "gold", "name-pairs.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Select(cells => (cells[0], cells[1], cells[2], cells[3])),
    ];

    [Fact]
    public void There_are_two_hundred_of_each_all_different() =>
        Pairs.Distinct().GroupBy(p => p.Verdict, StringComparer.Ordinal).Select(g => g.Count()).ShouldBe([200, 200]);

    [Fact]
    public void Of_names_that_are_near_each_other_none_are_one() =>
        Pairs.Where(p => p.Verdict == "different" && AreOne(p.Name, p.Other)).ShouldBeEmpty();

    [Fact]
    public void Of_names_in_two_spellings_nearly_all_are_one()
    {
        var apart = Pairs.Where(p => p.Verdict == "same" && !AreOne(p.Name, p.Other)).ToList();
        (apart.Count / 200.0).ShouldBeLessThanOrEqualTo(1 - LeastOfSpellings, string.Join('\n', apart));
    }

    /// <summary>Two documents of one story name each of them.</summary>
    private static bool AreOne(string name, string other)
    {
        var (one, another) = (new KeyedForm("person", Key(name)), new KeyedForm("person", Key(other)));
        return Key(name) == Key(other)
            || (
                one.Block == another.Block
                && NameRules.Judge([Form("a", one, 10), Form("b", another, 11)]) is [{ Verdict: Verdict.Same }]
            );
    }

    private static string Key(string name) => "person:" + FoldedName.Of(name);

    private static NamedForm Form(string id, KeyedForm keyed, int day) =>
        new(
            id,
            FormType.Person,
            keyed.Words,
            new HashSet<string>(StringComparer.Ordinal),
            [new(id, day, new HashSet<string>(["x", "y", "z"], StringComparer.Ordinal))]
        );
}
