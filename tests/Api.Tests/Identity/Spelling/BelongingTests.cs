using Qawl.Identity.Spelling;

namespace Qawl.Api.Tests.Identity.Spelling;

public sealed class BelongingTests
{
    [Theory]
    [InlineData("محامي سمير الحداد")]
    [InlineData("زوجة سمير الحداد")]
    [InlineData("زوجة الوزير سمير الحداد")]
    [InlineData("خصوم سمير حداد")]
    [InlineData("ضد سمير الحداد")]
    [InlineData("تمثال سمير الحداد")]
    public void A_word_that_a_name_is_the_genitive_of_tells_of_somebody_else(string given) =>
        Belonging.IsOf(given, "سمير الحداد").ShouldBeTrue();

    [Theory]
    [InlineData("سمير الحداد")]
    [InlineData("الحداد")]
    [InlineData("الوزير سمير الحداد")]
    [InlineData("وزير الخارجية سمير الحداد")]
    [InlineData("رئيس بلدية سلمان سمير الحداد")]
    [InlineData("نائب رئيس الوزراء سمير الحداد")]
    [InlineData("مستشار الأمن القومي سمير الحداد")]
    [InlineData("خليفة سمير الحداد")]
    [InlineData("د. سمير الحداد")]
    [InlineData("دكتور سمير الحداد")]
    [InlineData("محمد سمير الحداد")]
    [InlineData("سمير بن فؤاد الحداد")]
    [InlineData("Samir Haddad")]
    [InlineData("ليلى منصور")]
    public void Titles_offices_and_other_names_do_not(string given) =>
        Belonging.IsOf(given, "سمير الحداد").ShouldBeFalse();
}
