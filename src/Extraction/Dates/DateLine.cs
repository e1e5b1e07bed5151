using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Dates;

/// <summary>Tells when a line says the article was published from when it says it was changed.</summary>
internal static class DateLine
{
    /// <summary>
    /// نشر: 12/3/2025 10:00 آخر تحديث: 13/3/2025 11:00 states both; of الأربعاء 28 آب 2013، آخر تحديث 14:00 the clock is the
    /// change's, and so is its day.
    /// </summary>
    /// <param name="whole">What the line says as a whole.</param>
    public static (DateFound? Published, DateFound? Updated) Read(
        ReadOnlySpan<char> text,
        ReadOnlySpan<Token> line,
        DateFound whole
    )
    {
        var update = IndexOf(line, ClosedClass.UpdateLabel);
        if (update < 0)
        {
            return (whole, null);
        }
        var publication = IndexOf(line, ClosedClass.PublicationLabel);
        var split = publication > update ? publication : update;
        if (split == 0)
        {
            return (null, whole);
        }
        var before = DateReader.Read(text, line[..split]);
        var after = DateReader.Read(text, line[split..]);
        if (publication > update)
        {
            return before.Day is null || after.Day is null ? (null, whole) : (after, before);
        }
        if (before.Day is null || after.Day is null && after.Time is null)
        {
            return (null, whole);
        }
        return after.Day is not null
            ? (before, after)
            : (before.Time is null ? null : before, after with { Day = before.Day });
    }

    private static int IndexOf(ReadOnlySpan<Token> line, ClosedClass label)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i].Word?.Is(label) == true)
            {
                return i;
            }
        }
        return -1;
    }
}
