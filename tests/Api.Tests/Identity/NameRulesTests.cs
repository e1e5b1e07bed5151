using Qawl.Identity;
using Qawl.Identity.Aspects;
using Qawl.Identity.Spelling;

namespace Qawl.Api.Tests.Identity;

public sealed class NameRulesTests
{
    private const string Minister = "وزير الموارد المائيه";

    [Theory]
    [InlineData("مازن أبو ريشة", "مازن أبوريشة")]
    [InlineData("سالم بن حمد القرناوي", "سالم حمد القرناوي")]
    [InlineData("نور الدين القرناوي", "نورالدين القرناوي")]
    public void Names_of_the_same_words_are_the_same(string one, string other) =>
        Judged([Form(one), Form(other)]).ShouldBe($"same {NameRules.SameWords}");

    [Theory]
    [InlineData("ديمتري غوليوفسكي", "ديمتري جوليوفسكي")]
    [InlineData("ألكسندر كوفالينكو", "ألكسندر كوفالنكو")]
    public void A_foreign_name_may_be_written_as_it_is_heard(string one, string other) =>
        Judged([Form(one), Form(other)]).ShouldBe($"same {NameRules.OtherLetters}");

    [Theory]
    [InlineData("حسن القرناوي", "حسين القرناوي")]
    [InlineData("عمر القرناوي", "عامر القرناوي")]
    [InlineData("سالم القرناوي", "سليم القرناوي")]
    [InlineData("أحمد القرناوي", "محمود القرناوي")]
    [InlineData("أحمد القرناوي", "حمد القرناوي")]
    [InlineData("كريم القرناوي", "كريمة القرناوي")]
    [InlineData("سالم الشمري", "سالم الشميري")]
    [InlineData("سالم القرناوي", "راشد القرناوي")]
    [InlineData("سالم بن حمد", "حمد بن سالم")]
    [InlineData("سالم الحربي", "سالم بن حمد الحربي")]
    [InlineData("عبد الله القرناوي", "عبد الرحمن بن عبد الله القرناوي")]
    [InlineData("سالم القرناوي", "سالم أبو القرناوي")]
    [InlineData("ديمتري غوليوفسكي", "ديميتري جوليوفيسكي")]
    [InlineData("ديمتري غوليوفسكي", "سيرغي جوليوفسكي")]
    public void Of_other_names_nothing_is_said_without_evidence(string one, string other) =>
        Judged([Form(one), Form(other)]).ShouldBeEmpty();

    [Fact]
    public void Without_his_father_somebody_is_known_by_his_office() =>
        Judged([Form("سالم الحربي", Minister), Form("سالم بن حمد الحربي", Minister)])
            .ShouldBe($"same {NameRules.FewerFathers}");

    [Fact]
    public void Without_his_father_somebody_is_known_by_his_trade() =>
        Judged([Playing("سالم الحربي"), Playing("سالم بن حمد الحربي")]).ShouldBe($"same {NameRules.FewerFathers}");

    [Fact]
    public void Without_his_father_somebody_is_known_by_the_company_that_he_keeps()
    {
        Judged([
                Form("سالم الحربي", null, At("a", 10, "x", "y")),
                Form("سالم بن حمد الحربي", null, At("b", 400, "x", "y", "w")),
            ])
            .ShouldBe($"same {NameRules.FewerFathers}");
        Judged([Form("سالم الحربي", null, At("a", 10, "x")), Form("سالم بن حمد الحربي", null, At("b", 14, "x"))])
            .ShouldBe($"same {NameRules.FewerFathers}");
        Judged([Form("سالم الحربي", null, At("a", 10, "x")), Form("سالم بن حمد الحربي", null, At("b", 15, "x"))])
            .ShouldBeEmpty();
        Judged([Form("سالم الحربي", null, At("a", null, "x")), Form("سالم بن حمد الحربي", null, At("b", null, "x"))])
            .ShouldBeEmpty();
    }

    [Fact]
    public void More_evidence_outweighs_some() =>
        Judged([
                Form("سالم الحربي", Minister, At("a", 10, "x", "y")),
                Form("سالم بن حمد الحربي", Minister),
                Form("سالم بن راشد الحربي", null, At("b", 400, "x", "y")),
            ])
            .ShouldBe($"notSame {NameRules.OtherFathers}، same {NameRules.FewerFathers}");

    [Fact]
    public void A_name_that_few_bear_is_the_same_person_without_his_father()
    {
        Judged([Form("سالم القرناوي"), Form("سالم بن حمد القرناوي")]).ShouldBe($"same {NameRules.OnlyBearer}");
        Judged([Form("سالم القرناوي"), Form("سالم بن حمد القرناوي"), Form("سالم بن راشد القرناوي")])
            .ShouldBe($"notSame {NameRules.OtherFathers}");
        // A son who is named beside his father is not his father.
        Judged([Form("سالم القرناوي", null, At("a", 1)), Form("سالم بن حمد القرناوي", null, At("a", 1))])
            .ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_plays_and_governs()
    {
        Judged([Playing("سالم القرناوي"), Governing("سالم بن حمد القرناوي")]).ShouldBeEmpty();
        Judged([Playing("ديمتري غوليوفسكي"), Governing("ديمتري جوليوفسكي")]).ShouldBeEmpty();
    }

    [Fact]
    public void With_some_evidence_a_foreign_name_is_the_same_in_other_vowels()
    {
        Judged([Playing("ميشال غروس"), Playing("ميشيل جروس")]).ShouldBe($"same {NameRules.OtherLetters}");
        Judged([Form("ميشال غروس"), Form("ميشيل جروس")]).ShouldBeEmpty();
        Judged([Playing("سعد القرناوي"), Playing("سعيد القرناوي")]).ShouldBeEmpty();
        Judged([Playing("نادر القرناوي"), Playing("نادرة القرناوي")]).ShouldBeEmpty();
    }

    [Fact]
    public void Who_bore_a_name_that_is_told_apart_now_is_the_best_known_of_those_who_bear_it()
    {
        var (one, other) = (
            Playing("سالم القرناوي", At("a", 1)) with
            {
                Id = "a",
            },
            Governing("سالم القرناوي", At("b", 1), At("c", 1)) with
            {
                Id = "b",
            }
        );

        NameRules.BestKnown("old", NameWords.Of("سالم القرناوي"), [one, other])!.Pair.ShouldBe(FormPair.Of("b", "old"));
        NameRules.BestKnown("old", NameWords.Of("سالم الحربي"), [one, other]).ShouldBeNull();
    }

    [Fact]
    public void Who_has_other_fathers_is_another_and_then_the_short_name_is_nobodys()
    {
        var (one, other) = (Form("سالم بن حمد القرناوي", Minister), Form("سالم بن راشد القرناوي", Minister));

        Judged([one, other]).ShouldBe($"notSame {NameRules.OtherFathers}");
        Judged([one, other, Form("سالم القرناوي", Minister)]).ShouldBe($"notSame {NameRules.OtherFathers}");
    }

    [Fact]
    public void What_is_found_does_not_depend_on_the_order()
    {
        NamedForm[] forms =
        [
            Form("سالم القرناوي", Minister),
            Form("سالم بن حمد القرناوي", Minister),
            Form("سالم بن حمد بن راشد القرناوي", Minister),
            Form("سالم حمد القرناوي"),
        ];
        var all = Judged(forms);

        Judged([.. forms.Reverse()]).ShouldBe(all);
        all.ShouldBe(
            string.Join(
                "، ",
                $"same {NameRules.FewerFathers}",
                $"same {NameRules.FewerFathers}",
                $"same {NameRules.FewerFathers}",
                $"same {NameRules.SameWords}"
            )
        );
    }

    [Fact]
    public void Of_names_without_end_that_begin_alike_nothing_is_said()
    {
        var name = string.Concat(Enumerable.Repeat("صحيفة ", 20));
        Judged([Form(name + "أ"), Form(name + "ب")]).ShouldBeEmpty();
    }

    [Fact]
    public void Bodies_are_the_same_by_their_words_alone() =>
        Judged([
                Form("حركة النور", null) with
                {
                    Type = FormType.Organization,
                    Id = "a",
                },
                Form("حركة نور", null) with
                {
                    Type = FormType.Organization,
                    Id = "b",
                },
                Form("حركة الأمل والنور", null) with
                {
                    Type = FormType.Organization,
                    Id = "c",
                },
            ])
            .ShouldBe($"same {NameRules.SameWords}");

    private static string Judged(IReadOnlyCollection<NamedForm> block) =>
        string.Join(
            "، ",
            NameRules
                .Judge(block)
                .Select(f => $"{(f.Verdict == Verdict.Same ? "same" : "notSame")} {f.Rule}")
                .Order(StringComparer.Ordinal)
        );

    private static NamedForm Form(string name, string? title = null, params Appearance[] appearances) =>
        new(
            name,
            FormType.Person,
            NameWords.Of(name),
            title is null
                ? new HashSet<string>(StringComparer.Ordinal)
                : new HashSet<string>([title], StringComparer.Ordinal),
            appearances
        );

    private static NamedForm Playing(string name, params Appearance[] appearances) =>
        Form(name, null, appearances) with
        {
            Aspect = new(Trade.Sport, null),
        };

    private static NamedForm Governing(string name, params Appearance[] appearances) =>
        Form(name, null, appearances) with
        {
            Aspect = new(Trade.State, null),
        };

    private static Appearance At(string article, int? day, params string[] company) =>
        new(article, day, company.ToHashSet(StringComparer.Ordinal));
}
