using Qawl.Extraction.Dates;

namespace Qawl.Extraction.Tests.Dates;

public class StatedTimesTests
{
    [Theory]
    [InlineData("2025-03-08", "2025-03-08")]
    [InlineData("2025-03-08T09:15", "2025-03-08T09:15")]
    [InlineData("2025-03-08T09:15Z", "2025-03-08T09:15Z")]
    [InlineData("2025-03-08 09:15:00+02", "2025-03-08T09:15:00+02:00")]
    [InlineData("2025-03-08T09:15:00+0200", "2025-03-08T09:15:00+02:00")]
    [InlineData("2025-03-08T09:15:00-03:30", "2025-03-08T09:15:00-03:30")]
    [InlineData("2025-03-08T09:15:00\u221203:30", "2025-03-08T09:15:00-03:30")]
    [InlineData("2025-03-08t09:15:00z", "2025-03-08T09:15:00Z")]
    [InlineData("2025-03-08_09:15:00 UTC", "2025-03-08T09:15:00Z")]
    [InlineData("20250308T091500Z", "2025-03-08T09:15:00Z")]
    [InlineData("20250308", "2025-03-08")]
    [InlineData(" 2025-03-08T09:15:00.123456789Z ", "2025-03-08T09:15:00Z")]
    [InlineData("2025-03-08T09:15:00,5Z", "2025-03-08T09:15:00Z")]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z")]
    [InlineData("2025-03-08T24:00:00", "2025-03-09T00:00:00")]
    [InlineData("9999-12-31", "9999-12-31")]
    public void Times_are_read_as_programs_write_them(string text, string stated)
    {
        StatedTimes.TryParseTimestamp(text, out var time, out _).ShouldBeTrue();

        time!.Text.ShouldBe(stated);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2025-3-8")]
    [InlineData("2025-02-30")]
    [InlineData("2025-03-08T9:15")]
    [InlineData("2025-03-08T24:00:01")]
    [InlineData("2025-03-08T25:00")]
    [InlineData("2025-03-08T09:60")]
    [InlineData("2025-03-08T09:15:61")]
    [InlineData("2025-03-08T09:15:00.1234567890Z")]
    [InlineData("2025-03-08T09:15:00+14:30")]
    [InlineData("2025-03-08T09:15:00+02:60")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:30:00-01:00")]
    [InlineData("9999-12-31T24:00:00")]
    [InlineData("0000-01-01")]
    [InlineData("2025-03-08T09:15 أمس")]
    public void What_is_no_time_is_not_read(string text) =>
        StatedTimes.TryParseTimestamp(text, out _, out _).ShouldBeFalse();

    [Fact]
    public void A_number_of_eight_digits_in_a_text_is_no_day() =>
        StatedTimes.TryParseIso("20250308", out _).ShouldBeFalse();

    [Theory]
    [InlineData("2025-03-08T09:15:00.123456789Z", 1_234_567)]
    [InlineData("2025-03-08T09:15:00,5Z", 5_000_000)]
    [InlineData("2025-03-08T09:15:00Z", 0)]
    [InlineData("2025-02-30T09:15:00.5Z", 0)]
    [InlineData("أمس", 0)]
    public void A_fraction_of_a_second_is_told_apart(string text, long ticks)
    {
        _ = StatedTimes.TryParseTimestamp(text, out _, out var fraction);

        fraction.Ticks.ShouldBe(ticks);
    }

    [Theory]
    [InlineData("2025-03-08", true)]
    [InlineData("2025-03-08 09:15", true)]
    [InlineData("8-3-2025", false)]
    [InlineData("أمس", false)]
    public void A_text_states_a_day_with_hyphens(string text, bool states) =>
        StatedTimes.TryParseIso(text, out _).ShouldBe(states);
}
