using Qawl.Identity.Wording;

namespace Qawl.Api.Tests.Identity.Wording;

public sealed class CompoundsTests
{
    [Theory]
    [InlineData("سبعة وأربعين", "47")]
    [InlineData("بسبعة وأربعين", "47")]
    [InlineData("اثنتين وسبعين", "72")]
    [InlineData("واحد وعشرون", "21")]
    [InlineData("اثني عشر", "12")]
    [InlineData("إحدى عشرة", "11")]
    [InlineData("مئة وعشرين", "120")]
    [InlineData("مئة وخمسة وعشرين", "125")]
    [InlineData("ثلاثمئة وخمسة", "305")]
    [InlineData("أربعة آلاف", "4000")]
    [InlineData("4 آلاف", "4000")]
    [InlineData("200 ألف", "200000")]
    [InlineData("خمسون ألفا", "50000")]
    [InlineData("ثلاثة آلاف وخمسمئة وأربعون", "3540")]
    [InlineData("ألف وتسعمئة وتسعون", "1990")]
    [InlineData("ألفين وخمسة عشر", "2015")]
    public void Words_that_say_one_number_are_one(string words, string number)
    {
        var unit = WordedText.Of(words).Units.ShouldHaveSingleItem();

        unit.Key.ShouldBe(number);
        unit.Raw.ShouldBe(words);
        unit.Span.End.ShouldBe(words.Length);
        unit.Role.HasFlag(Role.Number).ShouldBeTrue();
    }

    [Theory]
    [InlineData("خمسة وستة")]
    [InlineData("عشرين وخمسين")]
    [InlineData("أربعين، وخمسة")]
    [InlineData("واحد منهم")]
    [InlineData("2014 وعشرين")]
    [InlineData("3 10")]
    public void Words_that_do_not_are_several(string words) => WordedText.Of(words).Units.Count.ShouldBe(2);

    [Theory]
    [InlineData("نوفمبر", "تشرين الثاني")]
    [InlineData("ديسمبر", "كانون الأول")]
    [InlineData("مايو", "أيار")]
    [InlineData("أوت", "أغسطس")]
    public void A_month_is_the_same_by_any_of_its_names(string one, string other) =>
        WordedText
            .Of(one)
            .Units.ShouldHaveSingleItem()
            .Key.ShouldBe(WordedText.Of(other).Units.ShouldHaveSingleItem().Key);
}
