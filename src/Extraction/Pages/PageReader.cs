using Qawl.Extraction.Dates;
using Qawl.Extraction.Text;

namespace Qawl.Extraction.Pages;

/// <summary>
/// Recovers the article from a page scrape: the lines above the first paragraph are title, kicker, outlet, source, dates
/// and number, in any order; what trails the last paragraph is furniture. What a page does not say stays <c>null</c>.
/// </summary>
internal sealed class PageReader
{
    private const int LongestTitle = 30;
    private const int LongestName = 8;

    private readonly string _text;
    private readonly Token[] _tokens;
    private readonly List<PageLine> _lines;
    private readonly Page _page;
    private DateFound? _published;
    private DateFound? _updated;
    private bool _hasTitle;

    private PageReader(string text, Token[] tokens)
    {
        _text = text;
        _tokens = tokens;
        _lines = PageLine.Cut(text, tokens);
        _page = new Page { Lines = _lines };
    }

    public static Page Read(string text, Token[] tokens, GivenFields given)
    {
        var reader = new PageReader(text, tokens);
        reader.ReadPage(given);
        return reader._page;
    }

    private void ReadPage(GivenFields given)
    {
        _hasTitle = given.Title is not null;
        var last = TrimEnd();
        var first = ReadHeader(last, given.Title);
        ReadInnerOutlet(first, last);
        for (var i = first; i <= last; i++)
        {
            if (_lines[i].Words > 1 && IsFurniture(_lines[i]))
            {
                _lines[i].Role = LineRole.Furniture;
            }
        }
        _page.BodyStart = first <= last ? SkipDateline(_lines[first]) : _text.Length;
        _page.BodyEnd = first <= last ? BodyEnd(_lines[last]) : _page.BodyStart;
        _page.Published = _published?.ToTime();
        _page.Updated = _updated?.ToTime();
        _page.Title = given.Title ?? _page.Title;
        _page.Outlet = given.Outlet ?? _page.Outlet;
        _page.ExternalId = given.ExternalId ?? _page.ExternalId;
        _page.Published = given.Published ?? _page.Published;
    }

    /// <summary>Marks trailing furniture and returns the index of the last line that is the article's.</summary>
    private int TrimEnd()
    {
        var last = BeforeLinks();
        for (; last > 0; last--)
        {
            var line = _lines[last];
            if (ReadSource(line))
            {
                line.Role = LineRole.Source;
            }
            else if (IsFurniture(line) || IsTrailingStamp(line))
            {
                line.Role = LineRole.Furniture;
            }
            else
            {
                break;
            }
        }
        return last;
    }

    /// <summary>Below a heading like مواضيع ذات صلة nothing but links follows. The last line before it, else the last of all.</summary>
    private int BeforeLinks()
    {
        const int Longest = 14;
        for (var i = _lines.Count - 1; i > 0 && i > _lines.Count - Longest; i--)
        {
            var line = _lines[i];
            if (line.Words is > 1 and <= 6 && IsFurniture(line))
            {
                for (var k = i; k < _lines.Count; k++)
                {
                    _lines[k].Role = LineRole.Furniture;
                }
                return i - 1;
            }
            if (line.Words > LongestTitle || _tokens[line.TokenEnd - 1].Symbol is '.' or '؟' || ReadSource(line))
            {
                break;
            }
        }
        return _lines.Count - 1;
    }

    /// <summary>Reads the lines above the body and returns the index of its first line.</summary>
    private int ReadHeader(int last, string? givenTitle)
    {
        PageLine? title = null;
        var i = 0;
        for (; i <= last; i++)
        {
            var line = _lines[i];
            if (
                givenTitle is not null
                && i == 0
                && string.Equals(_text[line.Start..line.End], givenTitle.Trim(), StringComparison.Ordinal)
            )
            {
                title = line;
                line.Role = LineRole.Title;
            }
            else if (ReadSource(line))
            {
                line.Role = LineRole.Source;
            }
            else if (ReadId(line))
            {
                line.Role = LineRole.Id;
            }
            else if (ReadDate(line))
            {
                line.Role = LineRole.Date;
            }
            else if (IsFurniture(line))
            {
                line.Role = LineRole.Furniture;
            }
            else if (OutletOfLine(i, title, last) is { } outlet)
            {
                line.Role = LineRole.Outlet;
                SetOutlet(outlet);
            }
            else if (IsByline(line, title))
            {
                line.Role = LineRole.Byline;
            }
            else if (title is null && givenTitle is null && IsHeadline(line) && i < last)
            {
                if (_tokens[line.TokenEnd - 1].IsSymbol(':') && i + 1 < last && IsHeadline(_lines[i + 1]))
                {
                    line.Role = LineRole.Kicker;
                    _page.Kicker = _text[line.Start..line.End];
                }
                else if (i == 0 && RoleAboveTitle(line, last) is { } above)
                {
                    line.Role = above;
                }
                else
                {
                    line.Role = LineRole.Title;
                    title = line;
                    _hasTitle = true;
                    ReadTitle(line);
                }
            }
            else
            {
                break;
            }
        }
        return i;
    }

    /// <summary>A short first line with another headline below it: the outlet, the kicker, or the page's section.</summary>
    private LineRole? RoleAboveTitle(PageLine line, int last)
    {
        if (
            last < 3
            || line.Words > 8
            || !IsHeadline(_lines[1])
            || _lines[1].Words <= line.Words
            || _lines[1].Words > 20
        )
        {
            return null;
        }
        if (!IsHeaderMatter(_lines[2]) && !IsHeaderMatter(_lines[Math.Min(3, last)]))
        {
            return null;
        }
        if (line.Words <= 4 && IsNamedLater(line))
        {
            SetOutlet((line.FirstToken, line.TokenEnd));
            return LineRole.Outlet;
        }
        if (line.Words == 1)
        {
            return LineRole.Byline;
        }
        _page.Kicker = _text[line.Start..line.End];
        return LineRole.Kicker;
    }

    private bool IsHeaderMatter(PageLine line) =>
        line.Date is { Day: not null, Leftover: <= 4 }
        || line.Words <= 6 && _tokens[line.FirstToken].Word?.Form == "المصدر";

    /// <summary>The article speaks of the line's words as of a name: in marks, or behind ل and ب.</summary>
    private bool IsNamedLater(PageLine line)
    {
        var name = line.Tokens(_tokens);
        if (!AllWords(name))
        {
            return false;
        }
        for (var i = line.TokenEnd; i + name.Length <= _tokens.Length; i++)
        {
            if (
                _tokens[i].Word is not { } word
                || !Array.Exists(word.Stems, s => s.Form == _tokens[line.FirstToken].Word!.Form)
            )
            {
                continue;
            }
            var same = true;
            for (var k = 1; k < name.Length; k++)
            {
                same &= _tokens[i + k].Word == name[k].Word;
            }
            if (same && (name.Length > 1 || word.Form != name[0].Word!.Form || Marks.IsOpening(_tokens[i - 1].Symbol)))
            {
                return true;
            }
        }
        return false;
    }

    private void SetOutlet((int First, int End) tokens)
    {
        var (first, end) = tokens;
        while (first < end - 1 && !_tokens[first].IsWord)
        {
            first++;
        }
        while (end - 1 > first && (_tokens[end - 1].Symbol == ':' || Marks.IsClosing(_tokens[end - 1].Symbol)))
        {
            end--;
        }
        _page.OutletSpans.Add((_tokens[first].Start, _tokens[end - 1].End));
        _page.Outlet ??= _text[_tokens[first].Start.._tokens[end - 1].End];
    }

    /// <summary>A headline: short, and not closed like a sentence.</summary>
    private bool IsHeadline(PageLine line) =>
        line.Words is > 0 and <= LongestTitle
        && !(_tokens[line.TokenEnd - 1].Symbol is '.' or '؛' && !EndsWithDots(line));

    private bool EndsWithDots(PageLine line) =>
        line.TokenEnd - line.FirstToken > 1
        && _tokens[line.TokenEnd - 1].IsSymbol('.')
        && _tokens[line.TokenEnd - 2].IsSymbol('.');

    /// <summary>The outlet's name behind the title (… – RT EN) is not part of it.</summary>
    private void ReadTitle(PageLine line)
    {
        var tokens = line.Tokens(_tokens);
        for (var i = tokens.Length - 2; i > 1 && tokens.Length - i <= 5; i--)
        {
            if (tokens[i].Symbol is not ('-' or '–' or '—' or '|'))
            {
                continue;
            }
            var rest = tokens[(i + 1)..];
            var spaced = tokens[i - 1].End < tokens[i].Start && tokens[i].End < rest[0].Start;
            if (spaced && (IsKnownOutlet(rest) || AllLatin(rest)))
            {
                SetOutlet((line.FirstToken + i + 1, line.TokenEnd));
                _page.Title = _text[line.Start..tokens[i - 1].End];
                return;
            }
        }
        _page.Title = _text[line.Start..line.End];
    }

    private bool ReadDate(PageLine line)
    {
        var date = line.Date;
        var isUpdate = HasWord(line, "تحديث", "التحديث", "محدث");
        if (date.Day is null && date.Time is null)
        {
            // The weekday stands alone on some pages.
            return line.Words is 1 or 2 && date.Leftover == 0 && line.TokenEnd - line.FirstToken <= 3;
        }
        if (date.Leftover > (date.Day is null ? 0 : 4))
        {
            return false;
        }
        if (isUpdate)
        {
            _updated = _updated?.With(date) ?? date;
        }
        else
        {
            _published = _published?.With(date) ?? date;
        }
        if (date.Leftover > 0)
        {
            ReadAgencyOfDateline(line);
            ReadOutletOfDateLine(line);
        }
        return true;
    }

    /// <summary>ضفاف | السبت 18/1/2025: a name before the date, with a stroke between.</summary>
    private void ReadOutletOfDateLine(PageLine line)
    {
        var end = line.FirstToken;
        while (
            end < line.TokenEnd
            && _tokens[end].Word is { } word
            && !DateReader.IsFiller(word)
            && !word.Is(WordClass.Place | WordClass.Country)
            && MonthNames.Match(_tokens.AsSpan(end, 1), out _, out _) == 0
        )
        {
            end++;
        }
        if (
            end > line.FirstToken
            && end - line.FirstToken <= 4
            && end < line.TokenEnd
            && _tokens[end].Symbol is '|' or '-' or '–' or '—' or '/'
        )
        {
            SetOutlet((line.FirstToken, end));
        }
    }

    /// <summary>الرياض 26 شوال … واس: the agency closes the line that states place and date.</summary>
    private void ReadAgencyOfDateline(PageLine line)
    {
        var first = line.TokenEnd;
        while (
            first > line.FirstToken + 2
            && _tokens[first - 1].Word is { } word
            && !DateReader.IsFiller(word)
            && !word.Is(WordClass.Place | WordClass.Country)
            && MonthNames.Match(_tokens.AsSpan(first - 1, 1), out _, out _) == 0
        )
        {
            first--;
        }
        if (
            first < line.TokenEnd
            && line.TokenEnd - first <= 3
            && _tokens[line.FirstToken].Is(WordClass.Place | WordClass.Country)
            && _tokens[first - 1].Kind != TokenKind.Symbol | _tokens[first - 1].IsSymbol(')')
        )
        {
            _page.OriginalSource ??= _text[_tokens[first].Start..line.End];
            _page.OutletSpans.Add((_tokens[first].Start, line.End));
            return;
        }
        for (var i = line.FirstToken; i < line.TokenEnd; i++)
        {
            var tokens = _tokens.AsSpan(i, line.TokenEnd - i);
            if (
                Lexicon.MatchPhrase(tokens, PhraseKind.Organization, out var phrase, out _) == tokens.Length
                && phrase!.Name!.IsOutlet
            )
            {
                _page.OriginalSource ??= _text[tokens[0].Start..line.End];
                _page.OutletSpans.Add((tokens[0].Start, line.End));
            }
        }
    }

    private bool ReadSource(PageLine line)
    {
        var tokens = line.Tokens(_tokens);
        if (
            tokens.Length < 3
            || line.Words > LongestName + 2
            || tokens[0].Word?.Form != "المصدر"
            || tokens[1].Symbol is not (':' or '/' or '-' or '–' or '|')
        )
        {
            return false;
        }
        _page.OriginalSource ??= _text[tokens[2].Start..line.End];
        _page.OutletSpans.Add((tokens[2].Start, line.End));
        return true;
    }

    private bool ReadId(PageLine line)
    {
        var number = _tokens[line.TokenEnd - 1];
        if (number.Kind != TokenKind.Number || number.End - number.Start is < 4 or > 12)
        {
            return false;
        }
        var labelled = line.Words is 1 or 2 && HasWord(line, "رقم", "رمز", "كود", "الرقم", "id");
        if (line.TokenEnd - line.FirstToken > 1 && !labelled)
        {
            return false;
        }
        _page.ExternalId ??= Folding.Fold(_text[number.Start..number.End]);
        return true;
    }

    private (int First, int End)? OutletOfLine(int index, PageLine? title, int last)
    {
        var line = _lines[index];
        if (
            line.Words is 0 or > LongestName
            || _page.Outlet is not null
            || _tokens[line.TokenEnd - 1].Symbol is '.' or ':' or '؟' or '!'
        )
        {
            return null;
        }
        if (OutletBesidePlace(line) is { } beside && title is not null)
        {
            return beside;
        }
        return IsOutletLine(line, index, title, last) ? (line.FirstToken, line.TokenEnd) : null;
    }

    /// <summary>عمّان - «المسار اليومي»; السارية/ الموصل: outlet and place share a line.</summary>
    private (int First, int End)? OutletBesidePlace(PageLine line)
    {
        for (var i = line.FirstToken + 1; i < line.TokenEnd - 1; i++)
        {
            if (_tokens[i].Symbol is not ('-' or '–' or '—' or ':' or '/' or '|'))
            {
                continue;
            }
            if (IsPlace(line.FirstToken, i))
            {
                return line.TokenEnd - i <= 7 ? (i + 1, line.TokenEnd) : null;
            }
            return IsPlace(i + 1, line.TokenEnd) && i - line.FirstToken <= 5 ? (line.FirstToken, i) : null;
        }
        return null;
    }

    private bool IsPlace(int first, int end) =>
        end - first == 1 && _tokens[first].Is(WordClass.Place | WordClass.Country)
        || Lexicon.MatchPhrase(_tokens.AsSpan(first, end - first), PhraseKind.Place, out _, out _) == end - first;

    private bool IsOutletLine(PageLine line, int index, PageLine? title, int last)
    {
        var tokens = line.Tokens(_tokens);
        if (IsKnownOutlet(tokens))
        {
            return true;
        }
        if (
            tokens[0].Word is { } first
            && first.TryRead(WordClass.OrganizationHead | WordClass.OrganizationClass, out var head)
        )
        {
            return head is { Prefix: 0, Definite: false, Entry.Organization.Kind: OrganizationKind.Media };
        }
        var besideDate =
            index < last && _lines[index + 1].Date is { Day: not null, Leftover: <= 4 }
            || index > 0 && _lines[index - 1].Role == LineRole.Date;
        return title is not null
            && besideDate
            && line.Words <= 4
            && (AllLatin(tokens) || !tokens[0].Is(WordClass.GivenName));
    }

    private bool IsByline(PageLine line, PageLine? title)
    {
        var first = _tokens[line.FirstToken].Word?.Form;
        if (
            line.Words <= LongestName
            && first
                is "كتب"
                    or "كتبت"
                    or "بقلم"
                    or "تحرير"
                    or "اعداد"
                    or "ترجمه"
                    or "مراسل"
                    or "تصوير"
                    or "عدسه"
                    or "تقرير"
            && _tokens[line.TokenEnd - 1].Symbol != '.'
        )
        {
            return line.TokenEnd - line.FirstToken > 1
                && (_tokens[line.FirstToken + 1].IsSymbol(':') || _tokens[line.FirstToken + 1].Is(WordClass.GivenName));
        }
        return title is not null
            && line.Words is 2 or 3
            && line.AfterBlank
            && _tokens[line.FirstToken].Is(WordClass.GivenName)
            && line.TokenEnd - line.FirstToken == line.Words;
    }

    private bool IsFurniture(PageLine line)
    {
        if (line.Words == 0)
        {
            return true;
        }
        if (line.Words > LongestTitle)
        {
            return false;
        }
        var tokens = line.Tokens(_tokens);
        while (!tokens.IsEmpty && !tokens[0].IsWord)
        {
            tokens = tokens[1..];
        }
        var length = Lexicon.MatchPhrase(tokens, PhraseKind.Furniture, out _, out var prefix);
        // A button has few words; a sentence may begin with the same one.
        if (
            length > 1
            && prefix == 0
            && (tokens[0].Word?.Form == "رابط" || length < tokens.Length && tokens[length].Symbol == ':')
        )
        {
            return true;
        }
        return line.Words <= LongestName + 4
            && length > 0
            && prefix == 0
            && (length > 1 || line.Words <= 3)
            && tokens[^1].Symbol is not ('.' or '؟')
            && !Marks.IsClosing(tokens[^1].Symbol);
    }

    /// <summary>An agency's closing clock (18:21 ت م) or number.</summary>
    private bool IsTrailingStamp(PageLine line) =>
        line.Words <= 3
        && line.Date.Time is not null
        && line.TokenEnd - line.FirstToken <= 8
        && _tokens[line.FirstToken].Kind == TokenKind.Number;

    /// <summary>The outlet signs between the paragraphs: العالم - خاص بالعالم.</summary>
    private void ReadInnerOutlet(int first, int last)
    {
        for (var i = first; i <= last && i < first + 4 && _page.Outlet is null; i++)
        {
            var line = _lines[i];
            var tokens = line.Tokens(_tokens);
            if (line.Words > 6)
            {
                continue;
            }
            var dash = IndexOfDash(tokens);
            if (dash <= 0 || dash == tokens.Length - 1)
            {
                continue;
            }
            if (IsKnownOutlet(tokens[..dash]) || IsServiceWord(tokens[dash + 1].Word))
            {
                SetOutlet((line.FirstToken, line.FirstToken + dash));
            }
            else if (IsKnownOutlet(tokens[(dash + 1)..]))
            {
                SetOutlet((line.FirstToken + dash + 1, line.TokenEnd));
            }
        }
    }

    private static bool IsServiceWord(Word? word) => word?.Form is "خاص" or "متابعات" or "وكالات" or "متابعه";

    private static int IndexOfDash(ReadOnlySpan<Token> tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Symbol is '-' or '–' or '—')
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>
    /// الوقت-انعقدت …; لندن (رويترز) - قال …: who publishes or whence it comes stands before a dash at the beginning.
    /// Returns where the body's own words begin.
    /// </summary>
    private int SkipDateline(PageLine line)
    {
        var tokens = line.Tokens(_tokens);
        var dash = IndexOfDash(tokens[..Math.Min(tokens.Length, 7)]);
        if (dash <= 0 || dash + 1 >= tokens.Length || line.Words < 8)
        {
            return line.Start;
        }
        var head = tokens[..dash];
        if (head[0].Is(WordClass.GivenName) && !IsKnownOutlet(head))
        {
            return SkipByline(line, dash);
        }
        if (
            IsKnownOutlet(head)
            || !_hasTitle && dash <= 3 && tokens[dash - 1].End == tokens[dash].Start && AllWords(head)
        )
        {
            SetOutlet((line.FirstToken, line.FirstToken + dash));
            return tokens[dash + 1].Start;
        }
        if (
            Lexicon.MatchPhrase(head, PhraseKind.Place, out _, out _) == 0
            && !head[0].Is(WordClass.Place | WordClass.Country)
        )
        {
            return line.Start;
        }
        for (var i = 1; i < head.Length; i++)
        {
            var length = Lexicon.MatchPhrase(head[i..], PhraseKind.Organization, out var phrase, out _);
            if (length > 0 && phrase!.Name!.IsOutlet)
            {
                _page.OriginalSource ??= _text[head[i].Start..head[i + length - 1].End];
                _page.OutletSpans.Add((head[i].Start, head[i + length - 1].End));
                return tokens[dash + 1].Start;
            }
        }
        return tokens[dash + 1].Start;
    }

    /// <summary>بدر الجبل- سبق- تبوك: the reporter, the outlet and the place stand before a colon.</summary>
    private int SkipByline(PageLine line, int dash)
    {
        for (var i = line.FirstToken + dash; i < line.TokenEnd - 1 && i < line.FirstToken + 12; i++)
        {
            if (_tokens[i].IsSymbol(':'))
            {
                return _tokens[i + 1].Start;
            }
        }
        return line.Start;
    }

    /// <summary>The words that tag an article are sometimes run into its last paragraph.</summary>
    private int BodyEnd(PageLine line)
    {
        for (var i = line.TokenEnd - 1; i > line.FirstToken; i--)
        {
            var tags = _tokens[i].Word?.Form is "سمات" or "الوسوم";
            var link = _tokens[i].Word?.Form == "رابط" && i + 1 < line.TokenEnd && _tokens[i + 1].Word?.Form == "الخبر";
            if ((tags || link) && !_tokens[i - 1].IsWord && _tokens[i - 1].Symbol is not ('،' or ','))
            {
                return _tokens[i - 1].End;
            }
        }
        return line.End;
    }

    private static bool IsKnownOutlet(ReadOnlySpan<Token> tokens) =>
        Lexicon.MatchPhrase(tokens, PhraseKind.Organization, out var phrase, out var prefix) == tokens.Length
        && tokens.Length > 0
        && prefix == 0
        && phrase!.Name!.IsOutlet;

    private static bool AllLatin(ReadOnlySpan<Token> tokens)
    {
        var words = 0;
        foreach (var token in tokens)
        {
            if (token.IsWord && !token.Word!.IsLatin)
            {
                return false;
            }
            words += token.IsWord ? 1 : 0;
        }
        return words > 0;
    }

    private static bool AllWords(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (!token.IsWord)
            {
                return false;
            }
        }
        return true;
    }

    private bool HasWord(PageLine line, params ReadOnlySpan<string> forms)
    {
        foreach (var token in line.Tokens(_tokens))
        {
            if (token.Word is { } word && forms.Contains(word.Form))
            {
                return true;
            }
        }
        return false;
    }
}
