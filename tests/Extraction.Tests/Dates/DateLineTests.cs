using Qawl.Extraction.Dates;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Tests.Dates;

/// <summary>What a line of a page tells that holds a date or a number and little else.</summary>
public class DateLineTests
{
    [Theory]
    [InlineData("12/3/2025 10:00", "2025-03-12T10:00", null)]
    [InlineData("نشر: 12/3/2025 10:00 آخر تحديث: 13/3/2025 11:00", "2025-03-12T10:00", "2025-03-13T11:00")]
    [InlineData("آخر تحديث: 13/3/2025 11:00 نشر: 12/3/2025 10:00", "2025-03-12T10:00", "2025-03-13T11:00")]
    [InlineData("آخر تحديث: 11:00 نشر: 12/3/2025 10:00", null, "2025-03-12T11:00")]
    [InlineData("آخر تحديث: 13/3/2025 11:00 نشر: 10:00", null, "2025-03-13T11:00")]
    [InlineData("الأربعاء 28 آب 2013، آخر تحديث 14:00", null, "2013-08-28T14:00")]
    [InlineData("الأربعاء 28 آب 2013 13:00، آخر تحديث 14:00", "2013-08-28T13:00", "2013-08-28T14:00")]
    [InlineData("الأربعاء 28 آب 2013 13:00، آخر تحديث", null, "2013-08-28T13:00")]
    [InlineData("الأربعاء 13:00، تحديث 28 آب 2013", null, "2013-08-28T13:00")]
    [InlineData("الأربعاء 28 آب 2013، تحديث 29 آب 2013", "2013-08-28", "2013-08-29")]
    [InlineData("تحديث 28 آب 2013 13:00", null, "2013-08-28T13:00")]
    [InlineData("نشر 28 آب 2013 13:00", "2013-08-28T13:00", null)]
    public void A_line_states_when_it_was_published_and_changed(string line, string? published, string? updated)
    {
        var of = new TokenizedText(line, Vocabulary.Shared);

        var (first, last) = DateLine.Read(line, of.Tokens, DateReader.Read(line, of.Tokens));

        (first?.ToTime()?.Text, last?.ToTime()?.Text).ShouldBe((published, updated));
    }

    [Theory]
    [InlineData("منذ 3 ساعات", true)]
    [InlineData("منذ ساعتين", true)]
    [InlineData("قبل ساعتين", true)]
    [InlineData("قبل 3 ساعات", true)]
    [InlineData("قبل القرية", false)]
    [InlineData("عند 3 ساعات", false)]
    [InlineData("منذ", false)]
    [InlineData("منذ 3 ساعات تقريبا", false)]
    public void A_line_states_how_long_ago(string line, bool isAgo) =>
        RelativeTime.Is(new TokenizedText(line, Vocabulary.Shared).Tokens).ShouldBe(isAgo);

    [Theory]
    [InlineData("3 دقائق", true)]
    [InlineData("2 دقيقة للقراءة", true)]
    [InlineData("2 دقيقة للقراءة فقط", false)]
    [InlineData("3 قرى", false)]
    [InlineData("ثلاث دقائق", false)]
    public void A_line_states_how_long_it_takes_to_read(string line, bool isOfReading) =>
        RelativeTime.IsOfReading(new TokenizedText(line, Vocabulary.Shared).Tokens).ShouldBe(isOfReading);

    [Theory]
    [InlineData("85632147", true)]
    [InlineData("رمز الخبر: 85632147", true)]
    [InlineData("رقم 85632147", true)]
    [InlineData("خبر رقم #85632147", true)]
    [InlineData("خبر 85632147", false)]
    [InlineData("خبر: 85632147", true)]
    [InlineData("رمز الخبر: 856", false)]
    [InlineData("رمز الخبر: 8563214785632", false)]
    [InlineData("رمز الخبر: نعم", false)]
    [InlineData("رمز", false)]
    [InlineData("القميص 85632147", false)]
    [InlineData("رمز الخبر: 85632147 غدا", false)]
    public void A_line_states_the_articles_number(string line, bool isNumber) =>
        ArticleNumber.IsLine(new TokenizedText(line, Vocabulary.Shared).Tokens).ShouldBe(isNumber);

    [Theory]
    [InlineData("يناير", 1)]
    [InlineData("كانون الثاني", 1)]
    [InlineData("شوال", null)]
    [InlineData("قميص", null)]
    public void A_name_is_of_a_month_of_the_year(string name, int? month) =>
        MonthNames.GregorianOf(Qawl.Extraction.Text.Folding.Fold(name)).ShouldBe(month);
}
