using Qawl.Identity.Aspects;

namespace Qawl.Api.Tests.Identity.Aspects;

public sealed class AspectTests
{
    [Theory]
    [InlineData("وزير الخارجية المصري", "state مصر")]
    [InlineData("وزيرة الصحة اللبنانية", "state لبنان")]
    [InlineData("رئيس الوزراء العراقي", "state العراق")]
    [InlineData("الرئيس التونسي", "state تونس")]
    [InlineData("نظيره القطري", "state قطر")]
    [InlineData("رئيس الحكومة", "state")]
    [InlineData("النائب", "state")]
    [InlineData("ملك الأردن", "royal الاردن")]
    [InlineData("سفير مصر لدى السودان", "state")]
    [InlineData("حارس المرمى", "sport")]
    [InlineData("اللاعبة الدولية", "sport")]
    [InlineData("المدرب البرتغالي", "sport")]
    [InlineData("المطربة", "arts")]
    [InlineData("الممثل", "arts")]
    [InlineData("العميد الركن", "force")]
    [InlineData("إمام المسجد الكبير", "religion")]
    [InlineData("ممثل الأمين العام", null)]
    [InlineData("عميد الكلية", null)]
    [InlineData("رئيس النادي", null)]
    [InlineData("رئيس العالم العربي", null)]
    [InlineData("نائب الرئيس التنفيذي", null)]
    [InlineData("الدكتور", null)]
    public void A_title_tells_a_trade_and_a_country(string title, string? told) =>
        Aspect.Of([title])?.ToString().ShouldBe(told);

    [Fact]
    public void Titles_that_do_not_go_together_tell_nothing()
    {
        Aspect.Of(["اللاعب", "وزير الرياضة"]).ShouldBeNull();
        Aspect.Of(["الأمير", "وزير الداخلية"])!.Trade.ShouldBe(Trade.Royal);
        Aspect.Of(["وزير الخارجية المصري", "نظيره القطري"]).ShouldBe(new(Trade.State, null));
        Aspect.Of([]).ShouldBeNull();
    }

    [Theory]
    [InlineData("اللاعب", "النائب", true)]
    [InlineData("المطرب", "إمام المسجد", true)]
    [InlineData("العقيد", "خطيب الجامع", true)]
    [InlineData("العقيد", "وزير الدفاع", false)]
    [InlineData("الأمير", "وزير الدفاع", false)]
    [InlineData("اللاعب", "المدرب", false)]
    [InlineData("الوزير المصري", "الوزير العراقي", true)]
    [InlineData("الوزير المصري", "ملك العراق", true)]
    [InlineData("الوزير المصري", "الوزير", false)]
    public void Some_go_together_and_some_do_not(string one, string other, bool contradict)
    {
        var (first, second) = (Aspect.Of([one])!, Aspect.Of([other])!);
        first.Contradicts(second).ShouldBe(contradict);
        second.Contradicts(first).ShouldBe(contradict);
    }
}
