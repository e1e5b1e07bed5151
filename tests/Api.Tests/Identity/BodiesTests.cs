using Qawl.Extraction.Text;
using Qawl.Identity;
using Qawl.Identity.Aspects;
using Qawl.Identity.Spelling;

namespace Qawl.Api.Tests.Identity;

public sealed class BodiesTests
{
    [Theory]
    [InlineData("الهيئة العامة للمراعي", "هيئة المراعي")]
    [InlineData("المؤسسة العامة للسدود", "مؤسسة السدود")]
    [InlineData("هيئة المراعي المصرية", "الهيئة المصرية للمراعي")]
    [InlineData("اتحاد الشراع السوداني", "الاتحاد السوداني للشراع")]
    [InlineData("الاتحاد العربي السعودي لكرة الطاولة", "اتحاد كرة الطاولة السعودي")]
    [InlineData("وزارة الموارد المائية الأمريكية", "وزارة الموارد المائية الأميركية")]
    [InlineData("وزارة الصناعة المصرية", "وزارة الصناعة المصري")]
    [InlineData("صندوق التنمية البحرية", "صندوق التنمية البحري")]
    [InlineData("شرطة محافظة الضفاف", "شرطة الضفاف")]
    [InlineData("أمانة منطقة السهل", "أمانة السهل")]
    [InlineData("ميليشيا القرناوي", "مليشيات القرناوي")]
    [InlineData("ميليشيات القرناوي", "الميليشيات القرناوية المسلحة")]
    [InlineData("حركة القرناويين", "حركة القرناوي")]
    [InlineData("قوات جماعة القرناوي", "جماعة القرناوي")]
    public void One_body_says_less_or_in_another_order(string one, string other) =>
        Judged(Form(one), Form(other)).ShouldBe($"same {NameRules.OtherWords}");

    [Theory]
    [InlineData("حركة الضحى", "ميليشيات الضحى")]
    [InlineData("جماعة القرناوي", "قوات القرناويين")]
    [InlineData("تنظيم الراية السوداء", "جماعة الراية السوداء")]
    public void Under_another_word_for_what_it_is_a_body_is_known_by_its_company(string one, string other)
    {
        Judged(Form(one), Form(other)).ShouldBeEmpty();
        Judged(Form(one, At("a", 10, "x")), Form(other, At("b", 15, "x"))).ShouldBeEmpty();
        Judged(Form(one, At("a", 10, "x")), Form(other, At("b", 14, "x"))).ShouldBe($"same {NameRules.OtherHead}");
    }

    [Fact]
    public void Without_its_country_a_body_is_known_by_the_company_that_most_keep()
    {
        var full = Form("هيئة المراعي المصرية", At("a", 10, "x", "y"));

        Judged(full, Form("هيئة المراعي")).ShouldBeEmpty();
        Judged(full, Form("هيئة المراعي", At("b", 11, "x"), At("c", 30, "y"), At("d", 30, "z")))
            .ShouldBe($"same {NameRules.WithoutCountry}");
        Judged(full, Form("هيئة المراعي", At("b", 11, "x"), At("c", 30, "w"), At("d", 30, "z"))).ShouldBeEmpty();
    }

    [Fact]
    public void Of_a_ministry_without_its_country_all_must_keep_its_company()
    {
        var full = Form("وزارة الصيد المصرية", At("a", 10, "x", "y"));

        Judged(full, Form("وزارة الصيد", At("b", 11, "x"), At("c", 30, "y")))
            .ShouldBe($"same {NameRules.WithoutCountry}");
        Judged(full, Form("وزارة الصيد", At("b", 11, "x"), At("c", 30, "z"))).ShouldBeEmpty();
    }

    [Fact]
    public void Where_two_countries_have_it_the_body_without_a_country_is_neithers()
    {
        Judged(
                Form("وزارة الصيد", At("a", 10, "x", "y")),
                Form("وزارة الصيد المصرية", At("b", 10, "x", "y")),
                Form("وزارة الصيد السودانية", At("c", 10, "x", "y"))
            )
            .ShouldBeEmpty();
        Judged(Form("شرطة السهل"), Form("شرطة منطقة السهل"), Form("شرطة محافظة السهل")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("وزارة الخارجية المصرية", "وزارة الخارجية السودانية")]
    [InlineData("وزارة الخارجية", "وزارة الداخلية")]
    [InlineData("وزارة الصحة", "وزير الصحة")]
    [InlineData("وزارة المالية", "وزارة التجارة المصرية")]
    [InlineData("وزارة الداخلية", "وزارة الشؤون الداخلية")]
    [InlineData("هيئة المراعي المصرية", "هيئة المراعي السودانية")]
    [InlineData("هيئة المراعي", "وزارة المراعي")]
    [InlineData("هيئة المراعي", "هيئة المرافئ")]
    [InlineData("الهيئة العامة للمراعي", "الهيئة العليا للمراعي")]
    [InlineData("الهيئة الدولية للمراعي", "هيئة المراعي المصرية")]
    [InlineData("الهيئة الأوروبية للمراعي", "هيئة المراعي")]
    [InlineData("مؤسسة السدود", "مؤسسة السدود والآبار")]
    [InlineData("حزب الضحى", "شبيبة حزب الضحى")]
    [InlineData("حزب الضحى", "حركة الضحى")]
    [InlineData("حزب الضحى", "كتلة الضحى")]
    [InlineData("حزب الضحى", "صحيفة الضحى")]
    [InlineData("حزب الضحى", "كتائب حزب الضحى")]
    [InlineData("حركة الضحى", "كتائب الضحى")]
    [InlineData("حركة الضحى", "حركة الضحى والعدل")]
    [InlineData("الحركة الوطنية", "الجماعة الوطنية")]
    [InlineData("القوات اللبنانية", "ميليشيات لبنانية")]
    [InlineData("القوات المصرية", "الجماعة المصرية")]
    [InlineData("قوات السودان", "حركة السودان")]
    [InlineData("بنك الضفاف", "البنك المركزي")]
    [InlineData("البنك المركزي المصري", "البنك المركزي السوداني")]
    [InlineData("البنك المركزي", "البنك المركزي المصري")]
    [InlineData("بنك الاستثمار", "البنك السعودي للاستثمار")]
    [InlineData("البنك الأهلي", "البنك الأهلي المصري")]
    [InlineData("جامعة الضفاف", "كلية الضفاف")]
    [InlineData("جامعة الضفاف", "كلية الطب في جامعة الضفاف")]
    [InlineData("جامعة الضفاف", "مستشفى جامعة الضفاف")]
    [InlineData("كلية العلوم", "كلية العلوم الإدارية")]
    [InlineData("نادي الضفاف", "مدينة الضفاف")]
    [InlineData("نادي الضفاف", "بلدية الضفاف")]
    [InlineData("نادي الضفاف", "نادي الضفاف الأدبي")]
    [InlineData("بلدية الضفاف", "شرطة الضفاف")]
    [InlineData("بلدية محافظة الضفاف", "بلدية محافظة السهل")]
    [InlineData("أمانة منطقة السهل", "أمانة محافظة السهل")]
    [InlineData("شركة الضفاف للسيارات", "شركة الضفاف للتأمين")]
    [InlineData("شركة الضفاف", "شركة الضفاف المصرية")]
    [InlineData("قناة العربية", "قناة العربي")]
    [InlineData("صحيفة الوطن السعودية", "صحيفة الوطن الكويتية")]
    [InlineData("الاتحاد المصري لكرة الطاولة", "الاتحاد المصري لكرة السلة")]
    [InlineData("الاتحاد الدولي للشراع", "الاتحاد المصري للشراع")]
    [InlineData("اتحاد الشراع المصري", "اتحاد الشراع السوداني")]
    [InlineData("اتحاد الكتاب", "اتحاد الكتاب العرب")]
    [InlineData("مجلس النواب المصري", "مجلس النواب الأردني")]
    [InlineData("مجلس الشيوخ", "لجنة مجلس الشيوخ")]
    [InlineData("مجلس الأعمال السعودي المصري", "مجلس الأعمال السعودي السوداني")]
    [InlineData("وكالة الأنباء المصرية", "وكالة الأنباء السودانية")]
    [InlineData("المحكمة العليا", "المحكمة العليا السودانية")]
    [InlineData("منظمة الصيد العالمية", "منظمة الصيد المصرية")]
    [InlineData("مركز الضفاف للدراسات", "مركز السهل للدراسات")]
    public void Two_bodies_are_two_in_whatever_company(string one, string other) =>
        Judged(
                Form(one, At("a", 10, "x", "y", "z"), At("b", 11, "x", "y", "z")),
                Form(other, At("c", 10, "x", "y", "z"), At("d", 11, "x", "y", "z"))
            )
            .ShouldBeEmpty();

    [Theory]
    [InlineData("وزارة المالية", null)]
    [InlineData("وزارة المالية المصرية", "مصر")]
    [InlineData("هيئة المواصفات العمانية", "عمان")]
    public void Whose_it_is_is_told_by_an_adjective(string name, string? country) =>
        BodyName.Of(FoldedName.Of(name))!.Country.ShouldBe(country);

    [Theory]
    [InlineData("وزارة")]
    [InlineData("وزارة الخارجية 2")]
    [InlineData("هيئة X")]
    [InlineData("مؤسسة عبد الله الضفاف")]
    [InlineData("شركة الضفاف")]
    [InlineData("قوات مصر")]
    [InlineData("القوات الجوية")]
    [InlineData("هيئة المصرية")]
    public void What_cannot_be_taken_apart_is_compared_as_a_whole(string name) =>
        BodyName.Of(FoldedName.Of(name)).ShouldBeNull();

    private static string Judged(params NamedForm[] block) =>
        string.Join(
            "، ",
            NameRules.Judge(block).Select(f => $"{(f.Verdict == Verdict.Same ? "same" : "notSame")} {f.Rule}")
        );

    private static NamedForm Form(string name, params Appearance[] appearances) =>
        new(
            name,
            FormType.Organization,
            NameWords.Of(name),
            new HashSet<string>(StringComparer.Ordinal),
            appearances,
            Body: BodyName.Of(FoldedName.Of(name))
        );

    private static Appearance At(string article, int? day, params string[] company) =>
        new(article, day, company.ToHashSet(StringComparer.Ordinal));
}
