using Qawl.Extraction.Model;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>A way to tell what a line above the body is.</summary>
/// <param name="Read">Notes what the line says and returns its role; null if the rule does not know the line.</param>
internal sealed record HeaderRule(string Name, Func<HeaderReader, PageLine, LineRole?> Read) : IRule;

/// <summary>
/// Reads the lines above the body: title, kicker, outlet, source, dates and number, in any order. The first line that no
/// rule knows begins the body.
/// </summary>
internal sealed class HeaderReader(
    TokenizedText text,
    Page page,
    PageDates dates,
    Credits credits,
    OutletReader outlets,
    Furniture furniture,
    Menu menu,
    Masthead masthead,
    Headlines headlines
)
{
    /// <summary>Tried in this order on each line.</summary>
    private static readonly HeaderRule[] Rules =
    [
        // The importer or the page's own title tells it.
        new("title-given-with-the-page", static (header, line) => header.ReadGivenTitle(line)),
        // Below a trail that ends with it the headline stands once more.
        new("title-again", static (header, line) => header.ReadTitleAgain(line)),
        // المصدر: وكالة الرافد; عمّان (رويترز)
        new("source-behind-label", static (header, line) => header.ReadLabelledSource(line)),
        // رمز الخبر: 85632147
        new("number-of-the-article", static (header, line) => header.ReadNumber(line)),
        // السبت 18 يناير 2025
        new("date-line", static (header, line) => header.ReadDate(line)),
        // طباعة الخبر; الرئيسية / أخبار / محليات
        new("button-or-bar", static (header, line) => header.ReadFurniture(line)),
        // محليات
        new("section-of-the-site", static (header, line) => header.ReadSection(line)),
        // بقلم: سلمى الدروبي; عمّان - سلمى الدروبي; ق.و
        new("byline", static (header, line) => header.ReadByline(line)),
        // صورة أرشيفية للمتحف
        new("caption-below-title", static (header, line) => header.ReadCaption(line)),
        // صحيفة الأفق; عمّان - «الأفق»; a name between the title and the date
        new("outlet-or-agency", static (header, _) => header.ReadOutlet()),
        // العالم - خاص بالعالم
        new("signature-below-title", static (header, _) => header.ReadSignature()),
        // سلمى الدروبي; محليات between the title and the date
        new("name-or-aside-below-title", static (header, line) => header.ReadAside(line)),
        // (رويترز); أ ف ب، رويترز; و م ع
        new("source-in-marks", static (header, line) => header.ReadMarkedSource(line)),
        // سد الوادي من الجو, above عمّان (رويترز) – …
        new("line-above-dateline", static (header, line) => header.ReadAboveDateline(line)),
        // القمة تنعقد: with the title below it
        new("kicker-before-colon", static (header, line) => header.ReadKicker(line)),
        // A shorter line above the title: the outlet's name, the section, the kicker.
        new("line-above-title", static (header, line) => header.ReadAboveTitle(line)),
        new("title", static (header, line) => header.ReadTitle(line)),
    ];

    private PageLine? _title;
    private bool _isGiven;
    private int _index;
    private int _last;

    /// <summary>The page has a title, of its own or from the importer.</summary>
    public bool HasTitle => _title is not null || _isGiven;

    /// <param name="last">The last line of the article.</param>
    /// <param name="given">What the importer knows.</param>
    /// <returns>The index of the body's first line.</returns>
    public int Read(int last, GivenFields given)
    {
        (_last, _isGiven) = (last, given.Title is not null);
        for (_index = masthead.Skip(last, given); _index <= last; _index++)
        {
            var line = page.Lines[_index];
            if (line.Role == LineRole.Furniture)
            {
                continue;
            }
            if (RoleOf(line) is not { } role)
            {
                break;
            }
            line.Role = role;
        }
        return _index;
    }

    private LineRole? RoleOf(PageLine line)
    {
        foreach (var rule in Rules)
        {
            if (rule.Read(this, line) is { } role)
            {
                text.Trail.Add(rule, line.FirstToken, line.TokenEnd);
                return role;
            }
        }
        return null;
    }

    private LineRole? ReadGivenTitle(PageLine line)
    {
        if (line != masthead.Headline)
        {
            return null;
        }
        page.Title = text.Value[line.Start..line.End];
        SetTitle(line);
        return LineRole.Title;
    }

    private LineRole? ReadTitleAgain(PageLine line)
    {
        if (
            _title is null
            || !PageTitle.AreSame(text.Value, line.Tokens(text.Tokens), text.Value, _title.Tokens(text.Tokens))
        )
        {
            return null;
        }
        SetTitle(line);
        return LineRole.Title;
    }

    private void SetTitle(PageLine line)
    {
        _title = line;
        dates.BeginBelowHeadline();
    }

    private LineRole? ReadLabelledSource(PageLine line) =>
        credits.ReadLabelled(line) || credits.ReadBehindPlace(line) ? LineRole.Source : null;

    private LineRole? ReadNumber(PageLine line) => dates.ReadNumber(line) ? LineRole.Id : null;

    private LineRole? ReadDate(PageLine line) => dates.Read(line) ? LineRole.Date : null;

    private LineRole? ReadFurniture(PageLine line) =>
        furniture.Is(line) || menu.IsBar(line) ? LineRole.Furniture : null;

    private LineRole? ReadSection(PageLine line) =>
        _index < _last
        && menu.IsSection(line)
        && (_title is not null || !Menu.IsProse(page.Lines[_index + 1], text.Tokens))
            ? LineRole.Byline
            : null;

    private LineRole? ReadByline(PageLine line) =>
        outlets.IsPlaceAndReporter(line) || headlines.IsByline(line) || PageEnd.AreInitials(line.Tokens(text.Tokens))
            ? LineRole.Byline
            : null;

    private LineRole? ReadOutlet() => outlets.ReadLine(_index, _title, _last);

    private LineRole? ReadAside(PageLine line) =>
        _title is not null && (headlines.IsReporter(line) || headlines.IsAsideInHeader(_index, _last))
            ? LineRole.Byline
            : null;

    private LineRole? ReadSignature() =>
        _title is not null && outlets.ReadSigned(_index, _last) ? LineRole.Outlet : null;

    private LineRole? ReadMarkedSource(PageLine line) =>
        (_title is not null || Credits.InitialsAt(line.Tokens(text.Tokens), 0) == line.TokenEnd - line.FirstToken)
        && credits.ReadLine(line)
            ? LineRole.Source
            : null;

    private LineRole? ReadCaption(PageLine line) =>
        _title is not null && _index < _last && furniture.IsCaption(line) ? LineRole.Furniture : null;

    private LineRole? ReadAboveDateline(PageLine line) =>
        _title is not null
        && _index < _last
        && headlines.IsHeadline(line)
        && PlaceAndSource.Find(text.Tokens, page.Lines[_index + 1]) is not null
            ? LineRole.Furniture
            : null;

    private LineRole? ReadKicker(PageLine line)
    {
        if (
            !MayBeTitle(line)
            || !text[line.TokenEnd - 1].IsSymbol(':')
            || _index + 1 >= _last
            || !headlines.IsHeadline(page.Lines[_index + 1])
        )
        {
            return null;
        }
        page.Kicker = text.Value[line.Start..line.End];
        return LineRole.Kicker;
    }

    private LineRole? ReadAboveTitle(PageLine line) =>
        MayBeTitle(line) ? headlines.RoleAboveTitle(_index, _last) : null;

    private LineRole? ReadTitle(PageLine line)
    {
        if (!MayBeTitle(line))
        {
            return null;
        }
        SetTitle(line);
        headlines.ReadTitle(line);
        return LineRole.Title;
    }

    private bool MayBeTitle(PageLine line) => !HasTitle && _index < _last && headlines.IsHeadline(line);
}
