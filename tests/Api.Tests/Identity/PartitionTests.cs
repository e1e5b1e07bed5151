using Qawl.Identity;

namespace Qawl.Api.Tests.Identity;

public sealed class PartitionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_judgements_everybody_is_alone() => Parts("a b c").ShouldBe("a b c");

    [Fact]
    public void Who_is_connected_is_one_and_has_the_smallest_id() =>
        Parts("a b c d", Rule("c b same"), Rule("b d same")).ShouldBe("a bcd");

    [Fact]
    public void Unsure_joins_nobody_and_keeps_nobody_apart() =>
        Parts("a b c", Rule("a b unsure"), Rule("a c same"), Rule("b c same")).ShouldBe("abc");

    [Fact]
    public void A_person_outranks_every_rule_however_old() =>
        Parts("a b", Person("a b notSame", minute: 0), Rule("a b same", minute: 5)).ShouldBe("a b");

    [Fact]
    public void Of_equals_the_newest_holds() =>
        Parts("a b c", Rule("a b same", 1), Rule("a b notSame", 2), Person("b c notSame", 1), Person("b c same", 2))
            .ShouldBe("a bc");

    [Fact]
    public void Who_is_kept_apart_is_not_joined_by_way_of_others() =>
        Parts("a b c", Person("a c notSame"), Rule("a b same"), Rule("b c same")).ShouldBe("ab c");

    [Fact]
    public void What_a_person_joined_no_rule_takes_apart() =>
        Parts("a b c", Person("a b same"), Person("b c same"), Rule("a c notSame")).ShouldBe("abc");

    [Fact]
    public void What_is_superseded_does_not_count() =>
        Parts("a b", Rule("a b same") with { SupersededBy = Guid.CreateVersion7() }).ShouldBe("a b");

    [Fact]
    public void The_parts_do_not_depend_on_the_order_of_forms_and_judgements()
    {
        var order = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var forms = "a b c d e f g h".Split(' ');
            var judgements = Enumerable
                .Range(0, 12)
                .Select(i =>
                {
                    var pair = order.GetItems(forms, 2);
                    var verdict = order.GetItems(Enum.GetValues<Verdict>(), 1)[0];
                    return pair[0] == pair[1]
                        ? null
                        : Judge($"{pair[0]} {pair[1]} {verdict}", (JudgedBy)order.Next(2), minute: i);
                })
                .OfType<Judgement>()
                .ToArray();
            var parts = Parts(Partition.Of(forms, judgements), forms);

            order.Shuffle(judgements);
            Parts(Partition.Of(forms.Reverse(), judgements), forms).ShouldBe(parts);
            parts.Where(p => p != ' ').Order().ShouldBe("abcdefgh");
        }
    }

    [Fact]
    public void A_form_is_no_pair() => Should.Throw<ArgumentException>(() => FormPair.Of("a", "a"));

    private static string Parts(string forms, params Judgement[] judgements) =>
        Parts(Partition.Of(forms.Split(' '), judgements), forms.Split(' '));

    private static string Parts(Partition partition, string[] forms)
    {
        forms.ShouldAllBe(f =>
            partition.FormsWith(f).Contains(f) && partition.IdOf(f) == partition.FormsWith(f).First()
        );
        return string.Join(
            ' ',
            forms
                .GroupBy(partition.IdOf, StringComparer.Ordinal)
                .Select(p => string.Concat(p))
                .Order(StringComparer.Ordinal)
        );
    }

    private static Judgement Rule(string judgement, int minute = 0) => Judge(judgement, JudgedBy.Rule, minute);

    private static Judgement Person(string judgement, int minute = 0) => Judge(judgement, JudgedBy.Person, minute);

    private static Judgement Judge(string judgement, JudgedBy by, int minute)
    {
        var words = judgement.Split(' ');
        return new()
        {
            Id = Guid.CreateVersion7(Noon.AddMinutes(minute)),
            Pair = FormPair.Of(words[0], words[1]),
            Verdict = Enum.Parse<Verdict>(words[2], ignoreCase: true),
            By = by,
            Judge = "test",
            At = Noon.AddMinutes(minute),
        };
    }
}
