using System.Globalization;
using Qawl.Api.Lists;
using Qawl.Api.Requests;
using Qawl.Extraction.Model;

namespace Qawl.Api.Tests.Requests;

public sealed class WireValueTests
{
    [Theory]
    [InlineData("7", 7)]
    [InlineData("-7", -7)]
    [InlineData("٢٠", 20)]
    [InlineData("۲۰", 20)]
    [InlineData("", null)]
    [InlineData("1.0", null)]
    [InlineData("1,000", null)]
    [InlineData(" 1", null)]
    [InlineData("2147483648", null)]
    public void Numbers_are_whole_and_may_have_arabic_digits(string text, int? expected) =>
        WireValue<int>.Parse(text, null).Value.ShouldBe(expected);

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("False", false)]
    [InlineData("1", null)]
    [InlineData("yes", null)]
    public void Truth_is_said_as_json_or_python_says_it(string text, bool? expected) =>
        WireValue<bool>.Parse(text, null).Value.ShouldBe(expected);

    [Theory]
    [InlineData("direct", QuoteKind.Direct)]
    [InlineData("Direct", null)]
    [InlineData("0", null)]
    public void Enums_have_their_wire_names_only(string text, QuoteKind? expected) =>
        WireValue<QuoteKind>.Parse(text, null).Value.ShouldBe(expected);

    [Fact]
    public void An_enum_may_name_its_values_itself() =>
        WireValue<DateOrder>.Parse("-publishedAt", null).Value.ShouldBe(DateOrder.NewestFirst);

    [Theory]
    [InlineData("2024-05-04", "2024-05-04T00:00:00Z")]
    [InlineData("٢٠٢٤-٠٥-٠٤", "2024-05-04T00:00:00Z")]
    [InlineData("2024-05-04T10:30", "2024-05-04T10:30:00Z")]
    [InlineData("2024-05-04T10:30:00+03:00", "2024-05-04T07:30:00Z")]
    [InlineData("2024-05-04T10:30:00 03:00", "2024-05-04T07:30:00Z")]
    [InlineData("2024-05-04 10:30", "2024-05-04T10:30:00Z")]
    public void Times_are_days_or_instants(string text, string? expected) =>
        WireValue<Moment>
            .Parse(text, null)
            .Value?.Instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            .ShouldBe(expected);

    [Theory]
    [InlineData("2024-05-04", "2024-05-04", "2024-05-04")]
    [InlineData("٢٠٢٤-٠٢", "2024-02-01", "2024-02-29")]
    [InlineData("2023", "2023-01-01", "2023-12-31")]
    [InlineData("2023/2024-05", "2023-01-01", "2024-05-31")]
    public void Periods_are_days_months_years_or_from_one_to_another(string text, string first, string last)
    {
        var period = WireValue<Period>.Parse(text, null).Value.ShouldNotBeNull();

        period.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(first);
        period.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(last);
    }

    [Theory]
    [InlineData("24")]
    [InlineData("2024-13")]
    [InlineData("2024-02-30")]
    [InlineData("0000")]
    [InlineData("2024/2023")]
    [InlineData("2024/2025/2026")]
    [InlineData("2024\n")]
    [InlineData("2024-05-04T10:30")]
    public void Other_periods_are_not_understood(string text) =>
        WireValue<Period>.Parse(text, null).Value.ShouldBeNull();

    [Theory]
    [InlineData("4.5.2024")]
    [InlineData("2024")]
    [InlineData("2024-05-32")]
    public void Other_times_are_not_understood(string text) => WireValue<Moment>.Parse(text, null).Value.ShouldBeNull();
}
