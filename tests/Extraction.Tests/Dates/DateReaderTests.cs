using System.Globalization;
using Qawl.Extraction.Dates;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Tests.Dates;

public class DateReaderTests
{
    [Theory]
    [InlineData("20/1/2022", "2022-01-20")]
    [InlineData("2022-01-20", "2022-01-20")]
    [InlineData("2022/01/20", "2022-01-20")]
    [InlineData("20.1.2022", "2022-01-20")]
    [InlineData("18 / 1 / 2025", "2025-01-18")]
    [InlineData("18 /1/ 2025", "+3")]
    [InlineData("18  /  1  /  2025", "+3")]
    [InlineData("18\u200F/1/2025", "2025-01-18")]
    [InlineData("1/20/2022", "2022-01-20")]
    [InlineData("20/1-2022", "+3")]
    [InlineData("20/1", "+2")]
    [InlineData("19/06/09", "2009-06-19")]
    [InlineData("19.06.09", "+3")]
    [InlineData("19/06/009", "+3")]
    [InlineData("1446/04/12 هـ", "2024-10-15")]
    [InlineData("1416/04/12", "1995-09-07")]
    [InlineData("1394/05/15", "2015-08-06")]
    [InlineData("1394/05/15 هـ", "1974-06-05")]
    [InlineData("1299/05/15", "+3")]
    [InlineData("32/13/2022", "+3")]
    [InlineData("20/1/2022 21/2/2023", "2022-01-20")]
    [InlineData("1446/04/12 1446/04/13", "2024-10-15")]
    [InlineData("1446/04/12 20/1/2022", "2022-01-20")]
    public void A_day_in_numbers(string text, string found) => Print(text).ShouldBe(found);

    [Theory]
    [InlineData("٢٠ يناير ٢٠٢٢", "2022-01-20")]
    [InlineData("20 كانون الثاني 2022", "2022-01-20")]
    [InlineData("20 كانون 2 2022", "2022-01-20")]
    [InlineData("20 كانون 2022", "+3")]
    [InlineData("17 ديسمبر (كانون الأول) 2014", "2014-12-17")]
    [InlineData("17 آذار / مارس 2014", "2014-03-17")]
    [InlineData("17 آذار-مارس 2014", "2014-03-17")]
    [InlineData("17 آذار – مارس 2014", "2014-03-17")]
    [InlineData("17 آذار مارس 2014", "2014-03-17")]
    [InlineData("17 آذار (نيسان) 2014", "+2")]
    [InlineData("26 شوال 1436 هـ", "2015-08-11")]
    [InlineData("15 مرداد 1394", "2015-08-06")]
    [InlineData("3rd, May 2022", "2022-05-03")]
    [InlineData("3 من مايو 2022", "2022-05-03")]
    [InlineData("3-مايو-2022", "2022-05-03")]
    [InlineData("3/مايو/2022", "2022-05-03")]
    [InlineData("3 مايو، 2022", "2022-05-03")]
    [InlineData("3 مايو, 2022", "2022-05-03")]
    [InlineData("3.مايو.2022", "+3")]
    [InlineData("3 مايو.2022", "2022-05-03")]
    [InlineData("3 مايو عام 2022", "2022-05-03")]
    [InlineData("2024 مايو 4", "2024-05-04")]
    [InlineData("2024 مايو", "+2")]
    [InlineData("2024 مايو 34", "+3")]
    [InlineData("2024 الأربعاء 15 مايو", "2024-05-15")]
    [InlineData("2024 الأربعاء 35 مايو", "+3")]
    [InlineData("2024 القميص 15 مايو", "+2")]
    [InlineData("2024 الأربعاء", "+1")]
    [InlineData("مايو 4, 2024", "2024-05-04")]
    [InlineData("May 4th, 2024", "2024-05-04")]
    [InlineData("May 4th", "+3")]
    [InlineData("مايو 2024", "+2")]
    [InlineData("مايو", "+1")]
    [InlineData("مايو 4 2024 مايو 5 2025", "2024-05-04")]
    [InlineData("26 شوال 1436 27 شوال 1436", "2015-08-11")]
    [InlineData("26 شوال 1436 الموافق 12 آب 2015", "2015-08-12")]
    [InlineData("31 فبراير 2024", "+3")]
    [InlineData("12 آذار", "")]
    [InlineData("12 آذار 21:15", "21:15")]
    [InlineData("الأربعاء 12 آذار 2025", "2025-03-12")]
    [InlineData("القميص 12 آذار 2025", "2025-03-12 +1")]
    public void A_day_with_the_name_of_its_month(string text, string found) => Print(text).ShouldBe(found);

    [Theory]
    [InlineData("2025-03-08T09:15:00+02:00", "2025-03-08 09:15:00 zone 02:00:00")]
    [InlineData("٢٠٢٥-٠٣-٠٨ ٠٩:١٥", "2025-03-08 09:15")]
    [InlineData("20/1/2022 18:07 +0300", "2022-01-20 18:07 zone 03:00:00")]
    [InlineData("20/1/2022 18:07:09", "2022-01-20 18:07:09")]
    [InlineData("18:07 19:08:10", "18:07")]
    [InlineData("18:07 GMT +0300", "18:07 zone 03:00:00")]
    [InlineData("18:07 GMT+3", "18:07 zone 03:00:00")]
    [InlineData("18:07 GMT-0330", "18:07 zone -03:30:00")]
    [InlineData("18:07 GMT+04:30", "18:07 zone 04:30:00")]
    [InlineData("18:07 GMT+15", "18:07 zone 00:00:00 +1")]
    [InlineData("18:07 GMT+0365", "18:07 zone 00:00:00 +1")]
    [InlineData("18:07 GMT+", "18:07 zone 00:00:00")]
    [InlineData("18:07 +0300 +0400", "18:07 zone 03:00:00 +1")]
    [InlineData("18:07 بتوقيت مكة المكرمة", "18:07 zone 03:00:00")]
    [InlineData("18:07 بتوقيت أبو ظبي", "18:07 zone 04:00:00")]
    [InlineData("18:07 بتوقيت دبي+2", "18:07 zone 04:00:00 +1")]
    [InlineData("18:07 دبي", "18:07 +1")]
    [InlineData("18:07 ت.غ", "18:07 zone 00:00:00")]
    [InlineData("18:07 ت غ", "18:07 zone 00:00:00")]
    [InlineData("18:07 بتوقيت مكة GMT", "18:07 zone 03:00:00")]
    [InlineData("1300 (GMT+04:00)", "13:00 zone 04:00:00")]
    [InlineData("1300 GMT", "13:00 zone 00:00:00")]
    [InlineData("18:07 1300 GMT", "18:07 zone 00:00:00")]
    [InlineData("130 GMT", "zone 00:00:00 +1")]
    [InlineData("2400 GMT", "zone 00:00:00 +1")]
    [InlineData("1360 GMT", "zone 00:00:00 +1")]
    [InlineData("1300", "+1")]
    [InlineData("1300 القميص", "+2")]
    [InlineData("18:07 بتوقيت القاهرة", "18:07")]
    [InlineData("1/7/2014 18:07 بتوقيت القاهرة", "2014-07-01 18:07")]
    [InlineData("1/7/2016 18:07 بتوقيت القاهرة", "2016-07-01 18:07 zone 02:00:00")]
    [InlineData("1/7/2023 18:07 بتوقيت القاهرة", "2023-07-01 18:07 zone 03:00:00")]
    [InlineData("28/4/2023 18:07 بتوقيت القاهرة", "2023-04-28 18:07 zone 03:00:00")]
    [InlineData("27/4/2023 18:07 بتوقيت القاهرة", "2023-04-27 18:07 zone 02:00:00")]
    [InlineData("26/10/2023 18:07 بتوقيت القاهرة", "2023-10-26 18:07 zone 03:00:00")]
    [InlineData("27/10/2023 18:07 بتوقيت القاهرة", "2023-10-27 18:07 zone 02:00:00")]
    [InlineData("18:07 رمز الخبر: 85632147", "18:07")]
    [InlineData("18:07 رمز الخبر: 856", "18:07 +2")]
    public void A_clock_and_its_zone(string text, string found) => Print(text).ShouldBe(found);

    [Fact]
    public void Times_of_two_lines_are_put_together()
    {
        var day = new DateFound { Day = new(2025, 3, 8) };
        var clock = new DateFound
        {
            Time = new(9, 15, 7),
            HasSeconds = true,
            Zone = TimeSpan.FromHours(3),
        };
        var other = new DateFound
        {
            Day = new(2024, 1, 1),
            Time = new(1, 2),
            Zone = TimeSpan.Zero,
        };

        Print(day.With(clock)).ShouldBe("2025-03-08 09:15:07 zone 03:00:00");
        Print(day.With(clock).With(other)).ShouldBe("2025-03-08 09:15:07 zone 03:00:00");
        Print(clock.With(day)).ShouldBe("2025-03-08 09:15:07 zone 03:00:00");
        day.With(clock).ToTime()!.Text.ShouldBe("2025-03-08T09:15:07+03:00");
        (day with { Zone = TimeSpan.Zero }).ToTime()!.Text.ShouldBe("2025-03-08");
        other.ToTime()!.Text.ShouldBe("2024-01-01T01:02Z");
        clock.ToTime().ShouldBeNull();
    }

    private static string Print(string text)
    {
        var of = new TokenizedText(text, Vocabulary.Shared);
        return Print(DateReader.Read(text, of.Tokens));
    }

    private static string Print(DateFound found) =>
        string.Create(
                CultureInfo.InvariantCulture,
                $"{found.Day:yyyy-MM-dd} {found.Time?.ToString(found.HasSeconds ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture)}"
                    + $" {(found.Zone is { } zone ? $"zone {zone:c}" : "")} {(found.Leftover > 0 ? $"+{found.Leftover}" : "")}"
            )
            .Trim()
            .Replace("  ", " ", StringComparison.Ordinal)
            .Replace("  ", " ", StringComparison.Ordinal);
}
