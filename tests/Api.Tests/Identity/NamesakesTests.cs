using Qawl.Identity;
using Qawl.Identity.Aspects;
using Qawl.Identity.Spelling;

namespace Qawl.Api.Tests.Identity;

public sealed class NamesakesTests
{
    private const string Few = "سالم القرناوي";
    private const string Many = "محمد الحربي";

    private static readonly Aspect Player = new(Trade.Sport, null);
    private static readonly Aspect Officer = new(Trade.Force, null);

    [Fact]
    public void Of_a_name_that_few_bear_all_documents_mean_one() =>
        People(Form(Few, "a"), Form(Few, "b", Player), Form(Few, "c")).ShouldBe("a b c");

    [Fact]
    public void Of_a_name_that_many_bear_each_document_means_somebody() =>
        People(Form(Many, "a"), Form(Many, "b", Player), Form(Many, "c")).ShouldBe("a; b; c");

    [Fact]
    public void A_player_and_an_officer_are_two_and_whoever_is_neither_is_the_better_known()
    {
        People(Form(Few, "a", Player), Form(Few, "b", Officer, documents: 2), Form(Few, "c")).ShouldBe("a; b c");
        Rules(Form(Few, "a", Player), Form(Few, "b", Officer)).ShouldBe($"NotSame {NameRules.OtherTrade}");
    }

    [Fact]
    public void Ministers_of_two_countries_are_two() =>
        People(
                Form(Few, "a", new(Trade.State, "مصر")),
                Form(Few, "b", new(Trade.State, "العراق")),
                Form(Few, "c", new(Trade.State, null))
            )
            .ShouldBe("a c; b");

    [Fact]
    public void An_office_makes_documents_one_also_when_it_is_cut_or_lengthened()
    {
        People(
                Titled(Many, "a", "مدير مستشفي الوادي العام"),
                Titled(Many, "b", "المدير المكلف لمستشفي الوادي"),
                Titled(Many, "c", "مدير مستشفي الوادي")
            )
            .ShouldBe("a c; b");
        People(Titled(Many, "a", "رييس النادي"), Titled(Many, "b", "رييس نادي")).ShouldBe("a b");
    }

    [Fact]
    public void One_trade_makes_documents_one_but_for_officers()
    {
        People(Form(Many, "a", Player), Form(Many, "b", Player)).ShouldBe("a b");
        People(Form(Many, "a", Officer), Form(Many, "b", Officer)).ShouldBe("a; b");
    }

    [Fact]
    public void Company_makes_documents_one()
    {
        People(With(Many, "a", null, "x", "y"), With(Many, "b", null, "y", "x")).ShouldBe("a b");
        People(With(Many, "a", null, "x", "z"), With(Many, "b", null, "x", "w")).ShouldBe("a; b");
        People(With(Many, "a", 10, "x"), With(Many, "b", 14, "x")).ShouldBe("a b");
        People(With(Many, "a", 10, "x"), With(Many, "b", 15, "x")).ShouldBe("a; b");
        // What ties them outweighs what is said of them.
        People(With(Few, "a", 10, "x") with { Aspect = Player }, With(Few, "b", 10, "x") with { Aspect = Officer })
            .ShouldBe("a b");
    }

    [Fact]
    public void Reporters_are_one_by_the_outlet_in_whose_bylines_they_stand()
    {
        People(Byline(Many, "a", "o"), Byline(Many, "b", "o"), Byline(Many, "c", "p"), Form(Many, "d"))
            .ShouldBe("a b; c; d");
    }

    [Fact]
    public void Whoever_nearly_all_documents_mean_is_meant_by_the_rest()
    {
        NamedForm[] five = [.. "abcde".Select(id => Form(Many, id.ToString(), Player))];
        People([.. five, Form(Many, "f"), Form(Many, "g", Officer)]).ShouldBe("a b c d e f; g");
        People([.. five, Titled(Many, "f", "مدير التعليم")]).ShouldBe("a b c d e; f");
        People([.. five[1..], Form(Many, "f")]).ShouldBe("b c d e; f");
        People([.. five, .. "hijkl".Select(id => Form(Many, id.ToString()))]).ShouldBe("a b c d e; h; i; j; k; l");
    }

    [Fact]
    public void It_does_not_matter_which_comes_first()
    {
        NamedForm[] forms =
        [
            Form(Many, "a", Player),
            Form(Many, "b"),
            With(Many, "c", 10, "x"),
            With(Many, "d", 11, "x"),
            Form(Many, "e", Player),
        ];

        People([.. forms.Reverse()]).ShouldBe(People(forms));
    }

    /// <summary>Ids of the forms of each person.</summary>
    private static string People(params NamedForm[] forms)
    {
        var at = DateTimeOffset.UnixEpoch;
        var partition = Partition.Of(
            forms.Select(f => f.Id),
            NameRules
                .Judge(forms)
                .Select(f => new Judgement
                {
                    Id = Guid.CreateVersion7(at),
                    Pair = f.Pair,
                    Verdict = f.Verdict,
                    By = JudgedBy.Rule,
                    Judge = f.Rule,
                    At = at,
                })
        );
        return string.Join(
            "; ",
            forms
                .Select(f => string.Join(' ', partition.FormsWith(f.Id)))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );
    }

    private static string Rules(params NamedForm[] forms) =>
        string.Join("; ", NameRules.Judge(forms).Select(f => $"{f.Verdict} {f.Rule}"));

    private static NamedForm Form(string name, string id, Aspect? aspect = null, int documents = 1) =>
        new(
            id,
            FormType.Person,
            NameWords.Of(name),
            new HashSet<string>(StringComparer.Ordinal),
            [
                .. Enumerable
                    .Range(0, documents)
                    .Select(n => new Appearance($"{id}{n}", null, new HashSet<string>(StringComparer.Ordinal))),
            ],
            aspect
        );

    private static NamedForm Titled(string name, string id, string title) =>
        new(
            id,
            FormType.Person,
            NameWords.Of(name),
            new HashSet<string>([title], StringComparer.Ordinal),
            [new Appearance(id, null, new HashSet<string>(StringComparer.Ordinal))]
        );

    private static NamedForm Byline(string name, string id, string outlet) =>
        Form(name, id) with
        {
            Appearances = [new Appearance(id, null, new HashSet<string>(StringComparer.Ordinal), outlet)],
        };

    private static NamedForm With(string name, string id, int? day, params string[] company) =>
        Form(name, id) with
        {
            Appearances = [new Appearance(id, day, company.ToHashSet(StringComparer.Ordinal))],
        };
}
