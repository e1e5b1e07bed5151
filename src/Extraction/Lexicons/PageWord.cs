namespace Qawl.Extraction.Lexicons;

/// <summary>What a word of <c>page-words.txt</c> does on a page, exactly as it is written, particles and article included.</summary>
[Flags]
internal enum PageWord : long
{
    None = 0,

    /// <summary>Begins the label of an article's number: رمز الخبر.</summary>
    NumberLabel = 1 << 0,

    /// <summary>Does so only with another such word or a mark behind it: behind خبر alone stands a year.</summary>
    WeakNumberLabel = 1 << 1,

    /// <summary>Goes on with such a label: الخبر.</summary>
    NumberLabelGoesOn = 1 << 2,

    /// <summary>The number behind it is an hour: الساعة.</summary>
    Clock = 1 << 3,

    /// <summary>Stands between hour and minute: سا.</summary>
    ClockJoint = 1 << 4,

    Morning = 1 << 5,
    Evening = 1 << 6,
    Night = 1 << 7,

    /// <summary>Behind قبل or بعد it tells the half of the day: الظهر.</summary>
    Noon = 1 << 8,

    Before = 1 << 9,
    After = 1 << 10,

    /// <summary>The date before it is of the Hijri calendar: هـ.</summary>
    Hijri = 1 << 11,

    /// <summary>Stands between day and month: من.</summary>
    MonthJoint = 1 << 12,

    /// <summary>Stands between month and year: عام.</summary>
    Year = 1 << 13,

    /// <summary>How long ago follows: منذ.</summary>
    Since = 1 << 14,

    /// <summary>How long ago, behind قبل: ساعتين.</summary>
    While = 1 << 15,

    /// <summary>A zone's city follows: بتوقيت.</summary>
    ZoneLabel = 1 << 16,

    /// <summary>With a zone it makes a line of its own: بتوقيت.</summary>
    LineOfZone = 1 << 17,

    /// <summary>The first of the sections that a trail goes through: الرئيسية.</summary>
    Home = 1 << 18,

    /// <summary>The words behind it tag the article: الوسوم.</summary>
    Tags = 1 << 19,

    /// <summary>With what it leads to, رابط الخبر, the article's address follows.</summary>
    Link = 1 << 20,

    /// <summary>What a link leads to.</summary>
    Linked = 1 << 21,

    /// <summary>Closes an agency's text: انتهى.</summary>
    End = 1 << 22,

    /// <summary>Whose opinion it is not: لا تعبر عن رأي.</summary>
    Opinion = 1 << 23,

    /// <summary>Makes a number an ordinal: 3rd.</summary>
    Ordinal = 1 << 24,

    /// <summary>Whose the rights are: محفوظة.</summary>
    Rights = 1 << 25,

    /// <summary>No name of an owner goes on with it: على.</summary>
    EndsOwner = 1 << 26,

    /// <summary>Whom the text is from stands behind it: المصدر.</summary>
    SourceLabel = 1 << 27,

    /// <summary>Names of agencies begin with it: وكالة.</summary>
    Agency = 1 << 28,

    /// <summary>Stands before an outlet's name and is no part of it: صحيفة.</summary>
    ClassBesideName = 1 << 29,

    /// <summary>Of the outlet's own: خاص.</summary>
    Exclusive = 1 << 30,

    /// <summary>The agencies at large, or what was put together from them: وكالات.</summary>
    Service = 1L << 31,

    /// <summary>Tells how long the text takes to read: دقائق.</summary>
    Minutes = 1L << 32,
}
