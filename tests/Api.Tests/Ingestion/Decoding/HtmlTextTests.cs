using Qawl.Ingestion.Decoding;
using Qawl.Ingestion.Documents;

namespace Qawl.Api.Tests.Ingestion.Decoding;

public class HtmlTextTests
{
    [Theory]
    [InlineData("<p>أول</p><p>ثان</p>", "أول\n\nثان")]
    [InlineData("<p>أول<p>ثان", "أول\n\nثان")]
    [InlineData("<div>أول</div><div>ثان</div>", "أول\nثان")]
    [InlineData("أول<br>ثان<br/><br/><br/>ثالث", "أول\nثان\n\nثالث")]
    [InlineData("<h1>عنوان</h1>\n\n  <ul><li>أ</li>\n<li>ب</li></ul>متن", "عنوان\n\nأ\nب\n\nمتن")]
    [InlineData("<table><tr><td>أ</td><td>ب</td></tr><tr><td>ج</td></tr></table>", "أ ب\nج")]
    [InlineData("سطر\n   آخر\t<b>مشد</b>د", "سطر آخر مشدد")]
    [InlineData("<pre>سطر  \nآخر</pre>", "سطر\nآخر")]
    [InlineData("a &lt; b &amp; c &#1602;&#x627;&raquo;", "a < b & c قا»")]
    [InlineData("قال&nbsp;الوزير", "قال\u00A0الوزير")]
    public void Visible_text_keeps_its_paragraphs_and_lines(string html, string text) =>
        HtmlText.Read(html).Text.ShouldBe(text);

    [Theory]
    [InlineData("<script>if (a < b) alert('</p>قال')</script>متن")]
    [InlineData("<style>p { content: 'قال' }</style>متن")]
    [InlineData("<noscript><p>قال</p></noscript>متن")]
    [InlineData("<template><p>قال</p><template>x</template></template>متن")]
    [InlineData("<!-- قال <p> -->متن")]
    [InlineData("<head><title>قال &amp; قال</title><meta name='description' content='قال'></head>متن")]
    [InlineData("<svg><text>قال</text></svg>متن")]
    [InlineData("<select><option>قال<option>قال</select>متن")]
    [InlineData("<iframe>قال</iframe><textarea>قال</textarea>متن")]
    public void What_a_page_does_not_show_is_left_out(string html) => HtmlText.Read(html).Text.ShouldBe("متن");

    [Fact]
    public void Title_outlet_and_time_come_from_the_page_s_own_fields()
    {
        var given = HtmlText
            .Read(
                """
                <head><title>عنوان | موقع</title><meta property="og:title" content="عنوان"><meta property="og:site_name" content="موقع">
                <meta property="article:published_time" content="2024-05-04T10:20:30.123+03:00"></head><time datetime="2020-01-01">قبل</time>
                """
            )
            .Given;

        given.Title.ShouldBe("عنوان");
        given.Outlet.ShouldBe("موقع");
        given.Published!.Text.ShouldBe("2024-05-04T10:20:30+03:00");
    }

    [Theory]
    [InlineData(
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\",\"datePublished\":\"2024-05-04\"}]}</script>"
    )]
    [InlineData("<script type='application/ld+json'>not json</script><time datetime='2024-05-04'>أمس</time>")]
    [InlineData("<meta property='article:published_time' content='yesterday'><time datetime='2024-05-04'>")]
    public void A_time_is_taken_from_the_next_best_place(string html) =>
        HtmlText.Read(html).Given.Published!.Text.ShouldBe("2024-05-04");

    [Fact]
    public void A_page_that_states_no_time_gets_none() =>
        HtmlText.Read("<p>متن</p><time>أمس</time>").Given.Published.ShouldBeNull();

    [Fact]
    public void Elements_nested_too_deep_are_refused()
    {
        HtmlText.Read(Repeat("<div>", 513) + "قال").Rejection!.Reason.ShouldBe(RejectionReason.TooDeep);
        // End tags of elements that were never opened must not hide the depth.
        HtmlText.Read(Repeat("<div></b>", 513)).Rejection!.Reason.ShouldBe(RejectionReason.TooDeep);
    }

    [Fact]
    public void Long_flat_pages_are_not_deep()
    {
        var page = Repeat("<p>قال<br>", 2000) + Repeat("<li>وأضاف", 2000) + Repeat("<div>ثم</div>", 2000);

        HtmlText.Read(page).Rejection.ShouldBeNull();
    }

    [Slow]
    [Theory]
    [InlineData("<b>")]
    [InlineData("<p a=1 a=1 a=1 ")]
    [InlineData("<")]
    [InlineData("&")]
    [InlineData("<!--")]
    [InlineData("</p>")]
    [InlineData("<p ")]
    [InlineData("<script><!--")]
    [InlineData("<a href=\"")]
    [InlineData("<![CDATA[")]
    [InlineData("a='")]
    [InlineData("&#x")]
    [InlineData("<p x")]
    public void Five_megabytes_of_hostile_markup_end(string unit)
    {
        var length = DocumentLimits.DocumentBytes / unit.Length;

        // There is no clock here: anything worse than linear would run into the limit of the whole run.
        Should.NotThrow(() => HtmlText.Read(Repeat(unit, length)));
        Should.NotThrow(() => HtmlText.Read("<p " + Repeat(unit, length)));
    }

    private static string Repeat(string unit, int count) => string.Concat(Enumerable.Repeat(unit, count));
}
