namespace Qawl.Extraction.Tests;

public sealed class OfficeWordsTests
{
    [Theory]
    [InlineData("وزير الخارجية", "وزيرة الخارجيّة")]
    [InlineData("وزير الخارجية", "وزير خارجية")]
    [InlineData("الرئيس", "رئيسة")]
    [InlineData("وزير الخارجية السابق", "وزيرة الخارجية السابقة")]
    [InlineData("وزير الخارجية الأسبق", "وزير الخارجية السابق")]
    [InlineData("القائد الأعلى", "القائد الاعلي")]
    public void Ways_to_write_an_office_are_one(string one, string other) =>
        OfficeWords.Of(one).ShouldBe(OfficeWords.Of(other), StringComparer.Ordinal);

    [Theory]
    [InlineData("وزير الخارجية", "وزير الداخلية")]
    [InlineData("وزير الخارجية", "وزير الخارجية السابق")]
    [InlineData("وزير", "وزارة")]
    [InlineData("قائد القوة", "قائد القو")]
    public void Other_offices_are_others(string one, string other) =>
        OfficeWords.Of(one).ShouldNotBe(OfficeWords.Of(other), StringComparer.Ordinal);

    [Fact]
    public void An_office_that_is_told_more_closely_begins_with_it_and_one_that_was_held_before_does_not()
    {
        var office = OfficeWords.Of("وزير الخارجية");

        OfficeWords.Of("وزيرة الخارجية السويدية").ShouldStartWith(office + " ");
        OfficeWords.Of("وزير خارجية مصر").ShouldStartWith(office + " ");
        OfficeWords.Of("نائب وزير الخارجية").ShouldNotStartWith(office);
        OfficeWords.Of("وزير الخارجية السابق").ShouldNotStartWith(office);
        OfficeWords.Of("السابق").ShouldBe(OfficeWords.Former, StringComparer.Ordinal);
    }
}
