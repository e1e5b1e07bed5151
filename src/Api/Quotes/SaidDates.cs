using System.Globalization;
using Qawl.Api.Lists;

namespace Qawl.Api.Quotes;

/// <summary>
/// Quotes by when they were said: the day that the text tells, as its 00:00 in UTC, else when the article was published. Quotes that have
/// neither are not found.
/// </summary>
internal static class SaidDates
{
    internal const string Since = """
        (q.said_on >= @saidFromDay::date or q.said_on is null and q.sort_at >= @saidFrom)
        """;

    internal const string Until = """
        (q.said_on < @saidToDay::date or q.said_on is null and q.sort_at < @saidTo and q.sort_at > '-infinity')
        """;

    /// <summary>In one condition, so that each half is one range of an index.</summary>
    internal const string Between = """
        (q.said_on >= @saidFromDay::date and q.said_on < @saidToDay::date
         or q.said_on is null and q.sort_at >= @saidFrom and q.sort_at < @saidTo)
        """;

    public static void Apply(Statement statement, AnyQuoteFilter filter)
    {
        var (from, to) = (filter.SaidFrom?.Value?.Instant, filter.SaidTo?.Value?.Instant);
        if (from is { } first)
        {
            statement.Parameters.Add("saidFrom", first);
            statement.Parameters.Add("saidFromDay", DayNotBefore(first));
        }
        if (to is { } end)
        {
            statement.Parameters.Add("saidTo", end);
            statement.Parameters.Add("saidToDay", DayNotBefore(end));
        }
        if (from is not null || to is not null)
        {
            statement.Where(
                to is null ? Since
                : from is null ? Until
                : Between
            );
        }
    }

    /// <summary>The day that the text tells.</summary>
    public static SaidOn? Of(Quote quote) =>
        quote is { SaidDate: { } date, SaidHow: { } by, SaidStart: { } start, SaidEnd: { } end, SaidWords: { } words }
            ? new()
            {
                Date = date,
                By = by,
                Words = new()
                {
                    Start = start,
                    End = end,
                    Text = words,
                },
            }
            : null;

    /// <summary>What the filters go by.</summary>
    public static SaidSource? SourceOf(Quote quote) =>
        quote.SaidDate is not null ? SaidSource.Text
        : quote.PublishedAt is not null ? SaidSource.Publication
        : null;

    /// <summary>The first day whose 00:00 is not before an instant.</summary>
    private static string DayNotBefore(DateTimeOffset instant)
    {
        var day = DateOnly.FromDateTime(instant.UtcDateTime);
        var next = instant.UtcDateTime.TimeOfDay > TimeSpan.Zero && day < DateOnly.MaxValue ? day.AddDays(1) : day;
        return next.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
