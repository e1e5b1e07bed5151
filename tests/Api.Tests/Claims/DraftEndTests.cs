using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Claims;

/// <summary>Where words end that a draft reports without marks, and goes on with its own.</summary>
[Collection(SeededServiceTests.Name)]
public sealed class DraftEndTests(SeededService service)
{
    [Theory]
    [InlineData("وأكد سمير الحداد أن السد جاهز وفق وزارة المياه، وهذا صحيح ونشكركم عليه.")]
    [InlineData("وأكد سمير الحداد أن السد جاهز وفق وزارة المياه... لعلها نسيت الرقم.")]
    [InlineData("وأكد سمير الحداد أن السد جاهز وفق وزارة المياه 😂 الله يعينها على ذلك")]
    [InlineData("وأكد سمير الحداد أن السد جاهز وفق وزارة المياه يعني ما تقلقو من شيء")]
    public async Task What_a_draft_holds_of_the_words_is_no_part_of_them(string text) =>
        (await VerdictsAsync(text)).ShouldBe(["السد جاهز وفق وزارة المياه verbatim"]);

    [Fact]
    public async Task What_may_be_claimed_as_well_is_verified_by_itself() =>
        (await VerdictsAsync("وأكد سمير الحداد أن السد جاهز وفق وزارة المياه، وستنتهي الأشغال في الخريف.")).ShouldBe([
            "السد جاهز وفق وزارة المياه verbatim",
            "وستنتهي الأشغال في الخريف notFound",
        ]);

    [Fact]
    public async Task What_takes_the_words_up_and_tells_more_is_verified_too() =>
        (await VerdictsAsync("وأكد سمير الحداد أن السد جاهز وفق وزارة المياه، وهو يكفي مليون نسمة.")).ShouldBe([
            "السد جاهز وفق وزارة المياه verbatim",
            "وهو يكفي مليون نسمة notFound",
        ]);

    [Fact]
    public async Task Words_that_were_altered_end_too() =>
        (await VerdictsAsync("وأكد سمير الحداد أن السد غير جاهز وفق وزارة المياه، وهذا خطأ كبير في الخبر.")).ShouldBe([
            "السد غير جاهز وفق وزارة المياه altered",
        ]);

    [Fact]
    public async Task What_stands_in_the_place_of_what_was_said_is_a_part_of_the_words() =>
        (await VerdictsAsync("وأكد سمير الحداد أن السد جاهز وفق وزارة، والمياه وفيرة.")).ShouldBe([
            "السد جاهز وفق وزارة، والمياه وفيرة altered",
        ]);

    [Theory]
    [InlineData("إلا في الليل")]
    [InlineData("إذا سمح المجلس")]
    [InlineData("ما دام المال يكفي")]
    [InlineData("في الشتاء وحده")]
    public async Task What_limits_the_words_is_a_part_of_them(string limit)
    {
        var verdicts = await VerdictsAsync($"وأكد سمير الحداد أن السد جاهز وفق وزارة المياه، {limit}.");

        verdicts.ShouldHaveSingleItem().ShouldStartWith($"السد جاهز وفق وزارة المياه، {limit}");
        verdicts[0].ShouldNotEndWith("verbatim");
    }

    private async Task<string[]> VerdictsAsync(string text) =>
        [
            .. (await service.VerifyDraftAsync(text))
                .GetProperty("quotations")
                .EnumerateArray()
                .Select(q =>
                    $"{ClaimAnswers.Slice(text, q)} {q.GetProperty("verification").GetProperty("verdict").GetString()}"
                ),
        ];
}
