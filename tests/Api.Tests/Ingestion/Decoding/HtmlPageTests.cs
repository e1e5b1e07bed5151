using Qawl.Api.Tests.Service;
using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Extracted;

namespace Qawl.Api.Tests.Ingestion.Decoding;

/// <summary>Whole pages as the common systems write them, of outlets that do not exist.</summary>
public class HtmlPageTests
{
    /// <param name="name">Of a file in <c>Pages</c>.</param>
    /// <param name="fields">Title, outlet, published and updated, with strokes between; <c>-</c> for none.</param>
    /// <param name="body">First and last words of the body.</param>
    /// <param name="quotes">How many there are.</param>
    [Theory]
    [InlineData(
        "wordpress-with-graph",
        "بلدية السنابل تفتح مكتبة الحي الشرقي بعد عام من الترميم|ضفاف برس|2025-02-03T16:45:10Z|2025-02-04T08:20:00Z",
        "فتحت بلدية السنابل … الثامنة مساء.",
        1
    )]
    [InlineData(
        "drupal-without-metadata",
        "إغلاق جسر الوادي أمام الشاحنات أسبوعين|صدى السنابل|2025-03-08T09:15|-",
        "أغلقت بلدية السنابل … أسلاك جديدة.",
        1
    )]
    [InlineData(
        "tables-and-spans",
        "الأطباء يطلبون سيارتين للإسعاف في المرفأ|المنارة|2025-03-22T20:05|-",
        "طلب أطباء مستشفى المرفأ … مساء السبت.",
        1
    )]
    [InlineData(
        "blog-with-date-above",
        "ما رأيته في سوق الخميس|دفاتر الوادي|2025-03-14|-",
        "زرت سوق الخميس … قبل المغرب.",
        1
    )]
    [InlineData(
        "joomla-article-info",
        "الجامعة تعلن مواعيد القبول للعام الجديد|-|2025-06-02T07:30:00+03:00|-",
        "أعلنت جامعة الهضبة … نهاية يوليو.",
        1
    )]
    [InlineData(
        "live-entries-and-others",
        "لحظة بلحظة: السيول تبلغ بلدة السنابل|الهضبة نيوز|2025-04-02T05:10:00Z|-",
        "بلغت السيول … نترك أحدا».",
        1
    )]
    [InlineData(
        "related-box-in-the-midst",
        "المزارعون يطلبون سدا صغيرا على وادي العين|مرايا الريف|2025-03-08|2025-03-09",
        "طلب مزارعو وادي العين … الشهر المقبل.",
        1
    )]
    [InlineData(
        "damaged-markup",
        "نقابة الصيادين توقف الرحلات ثلاثة أيام|-|2025-05-20T11:00:00+03:00|-",
        "أوقفت نقابة الصيادين … البحر لنا",
        1
    )]
    [InlineData(
        "cards-in-articles",
        "مدرسة الجبل تفتح صفا للنجارة|-|2025-09-28T06:00:00+03:00|-",
        "فتحت مدرسة الجبل … أهل القرية.",
        1
    )]
    [InlineData(
        "two-languages",
        "العبّارة تعود إلى النهر|نهر بوست|2025-03-08T09:15|-",
        "عادت العبّارة … said its captain.",
        1
    )]
    public void A_page_gives_its_article_and_nothing_of_its_site(string name, string fields, string body, int quotes)
    {
        var path = Path.Combine(Repository.Root, "tests/Api.Tests/Ingestion/Decoding/Pages", name + ".html");
        var document = new IncomingDocument
        {
            Name = name,
            Bytes = File.ReadAllBytes(path),
            Format = DocumentFormat.Html,
        };

        var accepted = ExtractedDocument.Extract(document).ShouldBeOfType<ExtractedDocument.Accepted>();

        var article = accepted.Article;
        string?[] found = [article.Title, article.Outlet, article.Published?.Text, article.Updated?.Text];
        string.Join('|', found.Select(f => f ?? "-")).ShouldBe(fields);
        var words = body.Split(" … ");
        var text = accepted.Text.Slice(article.Body);
        text.ShouldStartWith(words[0]);
        text.ShouldEndWith(words[1]);
        article.Quotes.Count.ShouldBe(quotes);
    }
}
