using System.Text.RegularExpressions;

namespace Qawl.Extraction.Tests.Specs;

/// <summary>Every rule of the engine has a name and a spec that needs it, and every spec names the rules that it needs.</summary>
[Collection(nameof(RuleTests))]
[CollectionDefinition(nameof(RuleTests), DisableParallelization = true)]
public partial class RuleTests
{
    private static readonly List<Spec> Specs =
    [
        .. SpecReader.All().ExceptBy(SpecReader.NotYet().Keys, spec => spec.Name, StringComparer.Ordinal),
    ];

    public static TheoryData<string> Names => [.. Rules.Names];

    [Fact]
    public void No_two_rules_have_the_same_name() => Rules.Names.ShouldBeUnique(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_has_a_spec(string rule)
    {
        KebabCase().IsMatch(rule).ShouldBeTrue();
        Specs.ShouldContain(spec => spec.Rules.Contains(rule, StringComparer.Ordinal));
    }

    /// <summary>For writers of specs: with <c>QAWL_RULES=write</c> what they name is written for them.</summary>
    [Fact]
    [Slow]
    public void A_spec_names_the_rules_without_which_it_fails()
    {
        var needed = Needed();
        var differing = Specs.Where(spec => !spec.Rules.SequenceEqual(needed[spec.Name], StringComparer.Ordinal));

        if (Environment.GetEnvironmentVariable("QAWL_RULES") == "write")
        {
            SpecWriter.WriteRules(
                differing.ToDictionary(spec => spec.Name, spec => needed[spec.Name].ToList(), StringComparer.Ordinal)
            );
            return;
        }
        differing
            .Take(10)
            .Select(spec =>
                $"{spec.Name} names {string.Join(", ", spec.Rules)}, needs {string.Join(", ", needed[spec.Name])}"
            )
            .ShouldBeEmpty();
    }

    /// <summary>By the name of the spec, in the order of the engine.</summary>
    private static ILookup<string, string> Needed()
    {
        var met = Specs.ConvertAll(spec =>
            (Spec: spec, Rules: SpecCheck.RulesMet(spec).ToHashSet(StringComparer.Ordinal))
        );
        return Rules
            .Names.SelectMany(rule =>
                Needing(rule, met.Where(m => m.Rules.Contains(rule)).Select(m => m.Spec)).Select(name => (name, rule))
            )
            .ToLookup(pair => pair.name, pair => pair.rule, StringComparer.Ordinal);
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
            return SpecCheck.Run(spec).Count > 0;
        }
        catch (Exception e) when (e is NullReferenceException or IndexOutOfRangeException)
        {
            return true;
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KebabCase();
}
