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
    [InlineData("<h1>سد<br>الوادي</h1><p>متن", "سد الوادي\n\nمتن")]
    [InlineData("قال: <q>نعم</q>.", "قال: «نعم».")]
    [InlineData("قال: <q> قلت <q>لا</q> لهم </q>", "قال: « قلت “لا” لهم»")]
    [InlineData("قال: &amp;quot;نعم&amp;quot; &amp;amp;laquo;لا&amp;amp;raquo;", "قال: \"نعم\" «لا»")]
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
    [InlineData("<svg><title>قال</title><style/></svg>متن")]
    [InlineData("<a><svg><path d='M0 0'></a><p>متن</p>")]
    [InlineData("<svg><g><circle r='1'><h1>متن</h1>")]
    [InlineData("<div style='color: red; DISPLAY : none !important'><p>قال</p><div>قال</div></div>متن")]
    [InlineData("<span style='visibility:hidden'>قال</span>متن")]
    [InlineData("<div hidden><p>قال</p></div>متن")]
    [InlineData("<p hidden>قال<p>متن")]
    [InlineData("<ul><li hidden>قال<li>متن</ul>")]
    [InlineData("<table><tr><td hidden>قال<td>متن</table>")]
    [InlineData("<dl><dt hidden>قال<dd>متن</dl>")]
    [InlineData("<dialog>قال</dialog>متن")]
    [InlineData("<a class='skip screen-reader-text'>قال</a>متن")]
    [InlineData("<b hidden><i>قال</b></i>متن")]
    [InlineData("<select><option>قال<option>قال</select>متن")]
    [InlineData("<iframe>قال</iframe><textarea>قال</textarea>متن")]
    public void What_a_page_does_not_show_is_left_out(string html) => HtmlText.Read(html).Text.ShouldBe("متن");

    [Theory]
    [InlineData("<body style='display:none'>متن")]
    [InlineData("<div hidden='until-found'>متن</div>")]
    [InlineData("<dialog open>متن</dialog>")]
    [InlineData("<div style='display:block;visibility:visible'>متن</div>")]
    [InlineData("<div style='background:url(none)'>متن</div>")]
    public void What_is_shown_after_all_is_kept(string html) => HtmlText.Read(html).Text.ShouldBe("متن");

    [Theory]
    [InlineData("<title>سد الوادي يفتح أبوابه</title><svg><title>شعار</title></svg>", null, "سد الوادي يفتح أبوابه")]
    [InlineData(
        "<title>سد الوادي يفتح - نوافذ</title><h1>سد الوادي يفتح</h1>",
        "سد الوادي يفتح",
        "سد الوادي يفتح - نوافذ"
    )]
    [InlineData(
        "<title>سد الوادي يفتح - نوافذ</title><h1>نوافذ</h1><h2>سد الوادي يفتح</h2>",
        "سد الوادي يفتح",
        "سد الوادي يفتح - نوافذ"
    )]
    [InlineData("<title>نوافذ</title><h1>سد الوادي يفتح أبوابه</h1>", "سد الوادي يفتح أبوابه", "نوافذ")]
    [InlineData("<title>نوافذ</title><h1>سد الوادي يفتح</h1>", null, "نوافذ")]
    [InlineData("<title>نوافذ</title><h1>سد الوادي يفتح أبوابه</h1><h1>سوق السمك يفتح ليلا</h1>", null, "نوافذ")]
    [InlineData(
        "<meta property='og:title' content='سد الوادي'><title>سد الوادي | نوافذ</title>",
        "سد الوادي",
        "سد الوادي | نوافذ"
    )]
    [InlineData(
        "<blockquote class='twitter-tweet'><h3>سد الوادي يفتح</h3></blockquote><title>سد الوادي يفتح</title>",
        null,
        "سد الوادي يفتح"
    )]
    public void The_headline_is_the_heading_that_the_page_is_called_by(string html, string? headline, string called)
    {
        var given = HtmlText.Read(html).Given;

        given.Title.ShouldBe(headline);
        given.PageTitle.ShouldBe(called);
    }

    [Theory]
    [InlineData("<div>متن</div><nav>قال</nav>", "قال")]
    [InlineData("<aside>قال</aside><p>متن", "قال")]
    [InlineData("<header>قال</header><article><header>متن</header></article>", "قال")]
    [InlineData("<div class='clear related-posts'>قال</div>متن", "قال")]
    [InlineData("<span class='related'>متن</span>", "")]
    [InlineData("<ul role='navigation'><li>قال</ul>متن", "قال")]
    [InlineData("<figure><figcaption>قال</figcaption></figure>متن", "قال")]
    [InlineData(
        "<title>سد الوادي يفتح</title><article><h1>سد الوادي يفتح</h1>متن</article><article>قال</article>",
        "قال"
    )]
    [InlineData("<title>سد الوادي يفتح</title><aside><h1>سد الوادي يفتح</h1>متن</aside><nav>قال</nav>", "قال")]
    [InlineData("متن<footer>قال", "قال")]
    public void What_stands_beside_the_article_is_told(string html, string apart)
    {
        var (text, given, _) = HtmlText.Read(html);

        string.Concat(given.Apart.Select(range => text[range])).Trim().ShouldBe(apart);
    }

    [Theory]
    [InlineData("{'@type':'NewsArticle','headline':'سد الوادي يفتح','datePublished':'2024-05-04'}", "2024-05-04")]
    [InlineData("{'@type':['Thing','Article'],'datePublished':'2024-05-04'}", "2024-05-04")]
    [InlineData(
        "[{'@type':'ItemList','itemListElement':[{'@type':'Article','datePublished':'2019-01-01'}]},{'@type':'Article','datePublished':'2024-05-04'}]",
        "2024-05-04"
    )]
    [InlineData(
        "{'@type':'Article','comment':{'@type':'Comment','datePublished':'2019-01-01'},'datePublished':'2024-05-04'}",
        "2024-05-04"
    )]
    [InlineData(
        "{'@type':'LiveBlogPosting','liveBlogUpdate':[{'@type':'BlogPosting','datePublished':'2019-01-01'}],'datePublished':'2024-05-04'}",
        "2024-05-04"
    )]
    [InlineData(
        "{'@graph':[{'@type':'WebPage','@id':'#a','datePublished':'2019-01-01'},{'@type':'Article','datePublished':'2024-05-04'}]}",
        "2024-05-04"
    )]
    [InlineData("{'@type':'WebPage','mainEntity':{'@type':'Article','datePublished':'2024-05-04'}}", "2024-05-04")]
    [InlineData(
        "[{'@type':'Article','headline':'سوق السمك','datePublished':'2019-01-01'},{'@type':'Article','headline':'سد الوادي يفتح','datePublished':'2024-05-04'}]",
        "2024-05-04"
    )]
    [InlineData(
        "[{'@type':'Article','url':'https://a.example/1','datePublished':'2019-01-01'},{'@type':'Article','mainEntityOfPage':{'@id':'http://www.a.example/2/?x=1'},'datePublished':'2024-05-04'}]",
        "2024-05-04"
    )]
    [InlineData("{'@type':'WebPage','url':'https://a.example/2','datePublished':'2024-05-04'}", "2024-05-04")]
    [InlineData("{'@type':'WebPage','datePublished':'2024-05-04'}", null)]
    [InlineData("{'@type':'VideoObject','datePublished':'2024-05-04'}", null)]
    [InlineData(
        "{'@type':'Article','headline':'سوق السمك','url':'https://a.example/1','datePublished':'2024-05-04'}",
        null
    )]
    [InlineData(
        "[{'@type':'Article','headline':'سوق السمك','datePublished':'2019-01-01'},{'@type':'Article','headline':'سوق الورد','datePublished':'2018-01-01'}]",
        null
    )]
    [InlineData("//<![CDATA[\n{'@type':'Article','datePublished':'2024-05-04'}\n//]]>", "2024-05-04")]
    [InlineData("<!-- {'@type':'Article','headline':'سد\nالوادي','datePublished':'2024-05-04',}; -->", "2024-05-04")]
    [InlineData("{'@type':'Article','headline':'سد 'الوادي' يفتح','datePublished':'2024-05-04'}", "2024-05-04")]
    [InlineData(
        "{'@type':'Article','headline':'سد 'الوادي'','datePublished':'2024-05-04','comment':{'datePublished':'2019-01-01'}}",
        null
    )]
    [InlineData(
        "{&quot;@type&quot;:&quot;Article&quot;,&quot;datePublished&quot;:&quot;2024-05-04&quot;}",
        "2024-05-04"
    )]
    public void Linked_data_is_believed_of_the_page_s_own_article(string json, string? published)
    {
        var html =
            "<title>سد الوادي يفتح</title><link rel='canonical' href='https://a.example/2'>"
            + $"<script type='application/ld+json'>{json.Replace('\'', '"')}</script><h1>سد الوادي يفتح</h1>";

        (HtmlText.Read(html).Given.Published?.Text).ShouldBe(published);
    }

    [Theory]
    [InlineData(
        "<header><time datetime='2026-11-28'></time></header><h1>سد الوادي يفتح</h1><time datetime='2024-05-04'>",
        "2024-05-04",
        null
    )]
    [InlineData(
        "<aside><time datetime='2019-01-01'></time></aside><h1>سد الوادي يفتح</h1><time datetime='2024-05-04'>",
        "2024-05-04",
        null
    )]
    [InlineData(
        "<article><h3>خبر</h3><time datetime='2019-01-01'></time></article><article><h1>سد الوادي يفتح</h1><time datetime='2024-05-04'></article>",
        "2024-05-04",
        null
    )]
    [InlineData("<header><h1>سد الوادي يفتح</h1><time datetime='2024-05-04'></time></header>", "2024-05-04", null)]
    [InlineData("<article><time datetime='2024-05-04'></time><h1>سد الوادي يفتح</h1></article>", "2024-05-04", null)]
    [InlineData(
        "<h1>سد الوادي يفتح</h1><time itemprop='dateModified' datetime='2024-05-06'></time><time datetime='2024-05-04'>",
        "2024-05-04",
        "2024-05-06"
    )]
    [InlineData(
        "<h1>سد الوادي يفتح</h1><time datetime='2024-05-05'></time><time pubdate datetime='2024-05-04'>",
        "2024-05-04",
        null
    )]
    [InlineData("<h1>سد الوادي يفتح</h1><meta itemprop='datePublished' content='2024-05-04'>", "2024-05-04", null)]
    [InlineData("<h1>سد الوادي يفتح</h1><div class='comments'><time datetime='2024-05-04'></div>", null, null)]
    [InlineData(
        "<h1>سد الوادي يفتح</h1><blockquote class='twitter-tweet'><time datetime='2024-05-04'></blockquote>",
        null,
        null
    )]
    [InlineData("<time datetime='2024-05-04'></time><h1>سد الوادي يفتح</h1>", null, null)]
    public void A_time_element_is_believed_beside_the_headline(string html, string? published, string? updated)
    {
        var given = HtmlText.Read("<title>سد الوادي يفتح</title>" + html).Given;

        (given.Published?.Text).ShouldBe(published);
        (given.Updated?.Text).ShouldBe(updated);
    }

    [Fact]
    public void A_time_far_below_the_headline_is_of_something_else()
    {
        var paragraph = "<p>" + string.Concat(Enumerable.Repeat("كلمة ", 200)) + "</p>";

        HtmlText
            .Read($"<title>سد الوادي يفتح</title><h1>سد الوادي يفتح</h1>{paragraph}<time datetime='2024-05-04'>")
            .Given.Published.ShouldBeNull();
    }

    [Fact]
    public void A_name_longer_than_names_are_is_no_outlet() =>
        HtmlText
            .Read($"<meta property='og:site_name' content='{new string('ا', 501)}'>متن")
            .Given.Outlet.ShouldBeNull();

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
