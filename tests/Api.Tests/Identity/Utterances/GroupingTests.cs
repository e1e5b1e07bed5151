using Qawl.Identity;
using Qawl.Identity.Utterances;

namespace Qawl.Api.Tests.Identity.Utterances;

public sealed class GroupingTests
{
    private static readonly Voice Other = new("other", null, null, ["منى", "الدروبي"]);

    [Fact]
    public void Two_parts_of_a_long_quote_are_two_statements()
    {
        var groups = Of([("long", "one", false, 9), ("long", "two", false, 8)], "long", "one", "two");

        groups.ShouldBe("long one | two");
    }

    [Fact]
    public void What_is_linked_with_most_of_a_statement_belongs_to_it()
    {
        var groups = Of(
            [("a", "b", false, 9), ("b", "c", false, 8), ("a", "c", false, 7), ("c", "d", false, 6)],
            "a",
            "b",
            "c",
            "d"
        );

        groups.ShouldBe("a b c | d");
    }

    [Fact]
    public void Copies_need_no_link_with_every_other_copy() =>
        Of([("a", "b", true, 9), ("b", "c", true, 9), ("c", "d", true, 9)], "a", "b", "c", "d").ShouldBe("a b c d");

    [Fact]
    public void Two_speakers_are_not_brought_together_by_one_who_is_not_named()
    {
        var voices = new Dictionary<string, Voice>(StringComparer.Ordinal)
        {
            ["a"] = GoldUtterances.Somebody with { Name = ["سالم", "القرناوي"] },
            ["b"] = Voice.Unnamed,
            ["c"] = Other,
        };
        var links = new[] { Link("a", "b", true, 9), Link("b", "c", true, 9) };

        Told(Grouping.Of(voices, links, [])).ShouldBe("a b | c");
    }

    [Fact]
    public void A_person_outranks_every_rule()
    {
        var voices = Voices(["a", "b", "c"]);
        var person = Link("b", "c", false, 0) with { By = JudgedBy.Person };

        Told(Grouping.Of(voices, [Link("a", "b", true, 9), person], [FormPair.Of("a", "b")])).ShouldBe("a | b c");
    }

    [Fact]
    public void The_order_of_links_makes_no_difference()
    {
        var random = new Random(7);
        var ids = Enumerable.Range(0, 30).Select(i => $"{i:00}").ToArray();
        var links = ids.SelectMany((id, i) => ids.Take(i).Select(other => (id, other)))
            .Where(_ => random.Next(4) == 0)
            .Select(p => Link(p.id, p.other, random.Next(25) == 0, random.Next(5)))
            .ToArray();
        var groups = Told(Grouping.Of(Voices(ids), links, []));
        groups.ShouldContain('|');
        for (var time = 0; time < 10; time++)
        {
            random.Shuffle(links);
            random.Shuffle(ids);

            Told(Grouping.Of(Voices(ids), links, [])).ShouldBe(groups);
        }
    }

    private static string Of((string, string, bool, double)[] links, params string[] ids) =>
        Told(Grouping.Of(Voices(ids), links.Select(l => Link(l.Item1, l.Item2, l.Item3, l.Item4)), []));

    private static Link Link(string one, string other, bool isVerbatim, double strength) =>
        new(FormPair.Of(one, other), JudgedBy.Rule, isVerbatim, strength);

    private static Dictionary<string, Voice> Voices(string[] ids) =>
        ids.ToDictionary(id => id, _ => GoldUtterances.Somebody, StringComparer.Ordinal);

    private static string Told(IEnumerable<IReadOnlyList<string>> groups) =>
        string.Join(" | ", groups.Select(g => string.Join(' ', g)));
}
