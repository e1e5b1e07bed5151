namespace Qawl.Extraction.Tests.Specs;

/// <summary>The engine reads as its specs say.</summary>
public class SpecTests
{
    private static readonly Dictionary<string, Spec> Specs = SpecReader
        .All()
        .ToDictionary(spec => spec.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> NotYet = SpecReader.NotYet();

    public static TheoryData<string> Names => [.. Specs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_spec_is_met(string name)
    {
        var differences = SpecCheck.Run(Specs[name]);
        if (NotYet.TryGetValue(name, out var reason))
        {
            differences.ShouldNotBeEmpty($"{name} is met now: take it out of not-yet.txt ({reason}).");
        }
        else
        {
            Assert.True(differences.Count == 0, $"{name}\n{string.Join('\n', differences)}");
        }
    }

    [Fact]
    public void What_is_not_met_yet_is_a_spec() =>
        NotYet.Keys.Except(Specs.Keys, StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void Every_phenomenon_of_the_field_has_its_spec() => Specs.Count.ShouldBeGreaterThanOrEqualTo(60);
}
