using Qawl.Identity;
using Qawl.Identity.Copies;

namespace Qawl.Api.Tests.Identity.Copies;

public sealed class CopyGroupsTests
{
    [Fact]
    public void All_follow_the_first_that_was_published()
    {
        var copies = CopyGroups.Of([Of("a", 3), Of("b", 2), Of("c"), Of("d", 1)], [Link("a", "b"), Link("b", "c")]);

        copies.ShouldBe([new("a", "b", 2, "a", null), new("b", "b", 1, "b", null), new("c", "b", 3, "c", null)]);
    }

    [Theory]
    [InlineData("وكالة السنديان")]
    [InlineData("السنديان")]
    public void Whom_another_credits_goes_before_who_was_earlier(string credit) =>
        CopyGroups
            .Of(
                [
                    Of("a", 1, "صحيفة الضفة") with
                    {
                        Credit = credit,
                    },
                    Of("b", 2, "وكالة السنديان"),
                    Of("c", 1, "صحيفة التل") with
                    {
                        Relays = ["صحيفة البعيد"],
                    },
                ],
                [Link("a", "b"), Link("b", "c")]
            )
            .Select(c => c.Source)
            .ShouldAllBe(s => s == "b");

    [Fact]
    public void Who_passes_the_words_on_is_credited_too() =>
        CopyGroups
            .Of([Of("a", 1, "صحيفة") with { Relays = ["وكالة"] }, Of("b", 2, "وكالة")], [Link("a", "b")])
            .Select(c => c.Source)
            .ShouldAllBe(s => s == "b");

    [Fact]
    public void Revisions_that_keep_their_date_follow_each_other_as_they_were_read()
    {
        var copies = CopyGroups.Of(
            [Of("a", 1) with { Arrival = 9 }, Of("b", 1) with { Arrival = 7 }, Of("c", 1) with { Arrival = 8 }],
            [Link("a", "b", CopyTie.Page), Link("b", "c", CopyTie.Page)]
        );

        copies.ShouldBe([new("a", "b", 3, "b", "c"), new("b", "b", 1, "b", null), new("c", "b", 2, "b", "b")]);
    }

    [Fact]
    public void Each_revision_follows_the_one_before_it()
    {
        var copies = CopyGroups.Of(
            [Of("a", 2) with { Updated = "2024-05-03" }, Of("b", 2), Of("c", 1), Of("d", 3)],
            [Link("a", "b", CopyTie.Page), Link("a", "c"), Link("b", "d", CopyTie.Page)]
        );

        copies.ShouldBe([
            new("a", "c", 3, "b", "b"),
            new("b", "c", 2, "b", null),
            new("c", "c", 1, "c", null),
            new("d", "c", 4, "b", "a"),
        ]);
    }

    [Fact]
    public void What_two_texts_have_in_common_does_not_make_them_one()
    {
        CopyLink[] links =
        [
            Link("a", "part", CopyTie.Part, new(20, 50, 20)),
            Link("b", "part", CopyTie.Part, new(20, 40, 20)),
        ];
        foreach (var some in new[] { links, [.. links.Reverse()] })
        {
            CopyGroups.Of([Of("a"), Of("part"), Of("b")], some).Select(c => c.Article).ShouldBe(["b", "part"]);
        }
    }

    [Fact]
    public void Several_parts_may_be_cut_from_one_text() =>
        CopyGroups
            .Of(
                [Of("a"), Of("b"), Of("whole")],
                [Link("a", "whole", CopyTie.Part, new(20, 20, 50)), Link("b", "whole", CopyTie.Part, new(20, 20, 50))]
            )
            .Select(c => c.Source)
            .ShouldBe(["a", "a", "a"]);

    [Fact]
    public void Links_of_others_are_passed_over() =>
        CopyGroups.Of([Of("a"), Of("b")], [Link("a", "gone"), Link("b", "gone")]).ShouldBeEmpty();

    private static Member Of(string id, int? day = null, string? outlet = null) =>
        new(
            id,
            outlet,
            outlet,
            Credit: null,
            [],
            day is { } d ? new DateTimeOffset(2024, 5, d, 0, 0, 0, TimeSpan.Zero) : null,
            Updated: null
        );

    private static CopyLink Link(string one, string other, CopyTie tie = CopyTie.Whole, Sharing? sharing = null) =>
        new(FormPair.Of(one, other), tie, sharing ?? new(9, 10, 10));
}
