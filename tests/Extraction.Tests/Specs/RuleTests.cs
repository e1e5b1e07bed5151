using System.Text.RegularExpressions;

namespace Qawl.Extraction.Tests.Specs;

/// <summary>Every rule of the engine has a name and a spec that needs it.</summary>
[Collection(nameof(RuleTests))]
[CollectionDefinition(nameof(RuleTests), DisableParallelization = true)]
public partial class RuleTests
{
    private static readonly List<Spec> Specs = SpecReader.All();

    private static readonly Dictionary<string, string> NotYet = SpecReader.NotYet();

    public static TheoryData<string> Names => [.. Rules.Names];

    [Fact]
    public void No_two_rules_have_the_same_name() => Rules.Names.ShouldBeUnique(StringComparer.Ordinal);

    [Fact]
    public void Specs_name_rules_that_are_there() =>
        Specs.SelectMany(spec => spec.Rules).Except(Rules.Names, StringComparer.Ordinal).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_has_a_spec_that_fails_without_it(string rule)
    {
        KebabCase().IsMatch(rule).ShouldBeTrue();
        var holding = Specs.Where(spec => spec.Rules.Contains(rule, StringComparer.Ordinal)).ToList();

        holding.ShouldNotBeEmpty($"{rule} has no spec.");
        var needing = Needing(rule, holding);
        holding.Where(spec => !needing.Contains(spec.Name)).Select(spec => spec.Name).ShouldBeEmpty();
    }

    /// <summary>For writers of specs; see README.md.</summary>
    [Fact]
    public void Which_specs_fail_without_which_rule()
    {
        var file = Environment.GetEnvironmentVariable("QAWL_RULES");
        Assert.SkipWhen(file is null, "Only when asked for.");

        var met = Specs.Where(spec => !NotYet.ContainsKey(spec.Name)).ToList();

        File.WriteAllLines(file!, Rules.Names.Select(rule => $"{rule}: {string.Join("; ", Needing(rule, met))}"));
    }

    private static List<string> Needing(string rule, IEnumerable<Spec> specs) =>
        !Rules.CanGo(rule)
            ? [.. specs.Where(spec => spec.Rules.Contains(rule, StringComparer.Ordinal)).Select(spec => spec.Name)]
            : Rules.Without(rule, () => specs.Where(Fails).Select(spec => spec.Name).ToList());

    /// <summary>A rule may lean on those before it so much that nothing can be read without them.</summary>
    private static bool Fails(Spec spec)
    {
        try
        {
            return SpecCheck.Run(spec).Exists(complaint => !complaint.StartsWith("not used", StringComparison.Ordinal));
        }
        catch (NullReferenceException)
        {
            return true;
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KebabCase();
}
