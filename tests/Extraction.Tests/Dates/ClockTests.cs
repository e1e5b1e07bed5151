using Qawl.Extraction.Dates;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Tests.Dates;

public class ClockTests
{
    [Theory]
    [InlineData("٠٤:٤٤", 0, "04:44:00", 3)]
    [InlineData("7:13:41 م", 0, "19:13:41", 6)]
    [InlineData("5.02 مساءً", 0, "17:02:00", 4)]
    [InlineData("5.02", 0, null, 0)]
    [InlineData("5،02 مساء", 0, "17:02:00", 4)]
    [InlineData("5،02", 0, null, 0)]
    [InlineData("الساعة 8 مساء", 1, "20:00:00", 2)]
    [InlineData("الساعة 8", 1, null, 0)]
    [InlineData("8 مساء", 0, null, 0)]
    [InlineData("8:15 صباحا", 0, "08:15:00", 4)]
    [InlineData("12:15 صباحا", 0, "00:15:00", 4)]
    [InlineData("12:15 ليلا", 0, "00:15:00", 4)]
    [InlineData("12:15 مساء", 0, "12:15:00", 4)]
    [InlineData("11:15 ليلا", 0, "23:15:00", 4)]
    [InlineData("2:15 ليلا", 0, "02:15:00", 4)]
    [InlineData("16:15 مساء", 0, "16:15:00", 4)]
    [InlineData("3:15 بعد الظهر", 0, "15:15:00", 5)]
    [InlineData("10:15 قبل الظهر", 0, "10:15:00", 5)]
    [InlineData("PM 04:40", 1, "16:40:00", 3)]
    [InlineData("PM 04:40 صباحا", 1, "04:40:00", 4)]
    [InlineData("مساء 04:40", 1, "04:40:00", 3)]
    [InlineData("24:10", 0, null, 0)]
    [InlineData("14:60", 0, null, 0)]
    [InlineData("14:10:60", 0, null, 0)]
    [InlineData("12345:10", 0, null, 0)]
    public void A_time_of_day_is_read_from_its_hour_on(string text, int at, string? time, int tokens)
    {
        var of = new TokenizedText(text, Vocabulary.Shared);

        var read = Clock.Read(text, of.Tokens, at, out var found, out var hasSeconds);

        read.ShouldBe(tokens);
        (read == 0 ? null : found.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(
            time
        );
        (read > 0 && hasSeconds).ShouldBe(time is not null && text.Split(':').Length == 3);
    }
}
