using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>
/// Notes whom the page credits with the text: an agency, or an outlet that signs the text and not the page.
/// </summary>
internal sealed class Credits(string text, Token[] tokens, Page page)
{
    /// <summary>Notes a source, unless it is the outlet itself: a page that signs its own text took it from nobody.</summary>
    public void Set(int first, int end)
    {
        while (first < end - 1 && !tokens[first].IsWord)
        {
            first++;
        }
        while (end - 1 > first && tokens[end - 1].Kind == TokenKind.Symbol && !tokens[end - 1].IsSymbol(')'))
        {
            end--;
        }
        var (start, stop) = (tokens[first].Start, tokens[end - 1].End);
        var name = text[start..stop];
        if (!name.AsSpan().ContainsAny('،', ',', '/'))
        {
            page.OutletSpans.Add((start, stop));
        }
        if (
            page.Outlet is not { } outlet
            || !Folding.Fold(outlet).Contains(Folding.Fold(name), StringComparison.Ordinal)
        )
        {
            page.OriginalSource ??= name;
        }
    }

    /// <summary>
    /// Above the body an agency is whom the text is from; a paper or channel signs there what it publishes itself.
    /// </summary>
    public void Sign(int first, int end)
    {
        var range = OutletNames.Unmarked(tokens.AsSpan(first, end - first));
        if (page.Outlet is not null || HasAgency(range))
        {
            Set(first, end);
            return;
        }
        var (start, stop) = (range[0].Start, range[^1].End);
        page.OutletSpans.Add((start, stop));
        page.Outlet = text[start..stop];
    }

    /// <summary>One of the names is an agency's, or is written as only agencies are: و م ع.</summary>
    public static bool HasAgency(ReadOnlySpan<Token> range)
    {
        for (var i = 0; i < range.Length; i++)
        {
            var length = Phrases.Match(range[i..], PhraseKind.Organization, out _, out _);
            if (IsAgency(range.Slice(i, length)) || range[i].Is(PageWord.Agency) || InitialsAt(range, i) > 0)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>أ ف ب, ا. ف. ب: tokens of three or four letters that stand alone, or 0.</summary>
    public static int InitialsAt(ReadOnlySpan<Token> range, int i)
    {
        const int fewest = 3;
        const int most = 4;
        var (letters, end) = (0, i);
        for (var at = i; at < range.Length && range[at].Word is { Form.Length: 1 }; )
        {
            letters++;
            end = ++at;
            at += at < range.Length && range[at].IsSymbol('.') ? 1 : 0;
        }
        return letters is >= fewest and <= most ? end - i : 0;
    }

    /// <summary>An agency sells texts to others; a paper or channel signs its own page.</summary>
    public static bool IsAgency(ReadOnlySpan<Token> range) =>
        Phrases.Match(range, PhraseKind.Organization, out var phrase, out _) == range.Length
        && phrase?.Name!.IsOutlet == true
        && phrase.Name.Spellings.Exists(s => s[0] == "وكاله");

    /// <summary>One outlet, or several with commas between: أ ف ب، رويترز.</summary>
    public static bool IsList(ReadOnlySpan<Token> range)
    {
        var names = 0;
        while (!range.IsEmpty)
        {
            var length = Phrases.Match(range, PhraseKind.Organization, out var phrase, out var prefix);
            if (length > 0 && phrase!.Name!.IsOutlet && prefix == 0)
            {
                names++;
            }
            else if (InitialsAt(range, 0) is > 0 and var initials)
            {
                (length, names) = (initials, names + 1);
            }
            else if (names == 0 && IsMediaClass(range[0].Word) && range.Length is > 1 and <= 5)
            {
                // (وكالة الرافد للأنباء): a name that no list knows.
                return OutletNames.AllWords(range);
            }
            else
            {
                length = range[0].Symbol is '،' or ',' or '/' or '+' or '-' || IsService(range[0].Word) ? 1 : 0;
            }
            if (length == 0)
            {
                return false;
            }
            range = range[length..];
        }
        return names > 0;
    }

    public static bool IsMediaClass(Word? word) =>
        word is not null
        && word.TryRead(WordClass.OrganizationHead | WordClass.OrganizationClass, out var head)
        && head is { Definite: false, Entry.Organization.Kind: OrganizationKind.Media };

    /// <summary>وكالة belongs to the name behind it, صحيفة does not.</summary>
    public static bool IsNamedWithClass(Word word) => word.TryRead(WordClass.OrganizationHead, out _);

    public static bool IsService(Word? word) => word?.Is(PageWord.Service) == true;

    /// <summary>The line ends with an agency in brackets.</summary>
    public bool ReadsAsCredit(PageLine line) => Credit(line, out _, out _);

    /// <summary>… إلى العاصمة. ح.ز/ م.س (د.ب.أ): returns where the body's own words end.</summary>
    public int ReadEnd(PageLine line)
    {
        if (!Credit(line, out var open, out var last))
        {
            return line.End;
        }
        Set(open + 1, last);
        var end = open;
        // The editors' initials: single letters with dots and strokes between.
        while (
            end - 1 > line.FirstToken
            && (tokens[end - 1].Symbol is '.' or '/' or '،' || tokens[end - 1].Word is { Form.Length: 1 })
        )
        {
            end--;
        }
        // The full stop of the last sentence is the body's.
        while (tokens[end].IsSymbol('.'))
        {
            end++;
        }
        return tokens[end - 1].End;
    }

    private bool Credit(PageLine line, out int open, out int last)
    {
        last = line.TokenEnd - 1;
        open = last - 1;
        if (last > line.FirstToken && tokens[last].IsSymbol('.'))
        {
            last--;
        }
        if (tokens[last].Symbol is not (')' or ']'))
        {
            return false;
        }
        open = last - 1;
        while (open > line.FirstToken && tokens[open].Symbol is not ('(' or '['))
        {
            open--;
        }
        return open > line.FirstToken
            && IsList(tokens.AsSpan(open + 1, last - open - 1))
            // قال ل(رويترز): somebody spoke to it.
            && !(
                tokens[open - 1].Word is { } before
                && (before.Form.Length == 1 && tokens[open - 2].Kind != TokenKind.Symbol || IsMediaClass(before))
            );
    }

    /// <summary>عمّان (رويترز), and nothing else on the line.</summary>
    public bool ReadBehindPlace(PageLine line)
    {
        if (
            !Credit(line, out var open, out var last)
            || Datelines.PlaceAt(tokens, line.FirstToken) != open - line.FirstToken
        )
        {
            return false;
        }
        Set(open + 1, last);
        return true;
    }

    /// <summary>ق.و/ رويترز: the editor's initials stand before the agency.</summary>
    private int BehindInitials(int first, int end)
    {
        while (first < end && (tokens[first].Word is { Form.Length: 1 } || tokens[first].Symbol is '.' or '/'))
        {
            first++;
        }
        return first < end && tokens[first].IsSymbol('(') ? first + 1 : first;
    }

    /// <summary>A line of its own that only names whom the text is from: (رويترز), أ ف ب – رويترز.</summary>
    public bool ReadLine(PageLine line)
    {
        var (first, end) = (line.FirstToken, line.TokenEnd);
        while (first < end && tokens[first].Kind == TokenKind.Symbol)
        {
            first++;
        }
        while (end > first && tokens[end - 1].Kind == TokenKind.Symbol)
        {
            end--;
        }
        if (!IsList(tokens.AsSpan(first, end - first)))
        {
            first = BehindInitials(first, end);
            if (!IsList(tokens.AsSpan(first, end - first)))
            {
                return false;
            }
        }
        while (IsService(tokens[end - 1].Word))
        {
            end--;
        }
        while (IsService(tokens[first].Word))
        {
            first++;
        }
        Set(first, end);
        return true;
    }

    /// <summary>المصدر: وكالة الرافد</summary>
    public bool ReadLabelled(PageLine line)
    {
        var range = line.Tokens(tokens);
        if (
            range.Length < 3
            || OutletNames.Unmarked(range[2..]) is not { IsEmpty: false } name
            || line.Words > PageLine.LongestName + 2
            || !range[0].Is(PageWord.SourceLabel)
            || range[1].Symbol is not (':' or '/' or '-' or '–' or '|')
        )
        {
            return false;
        }
        // A bracket closes one inside of the name.
        var end = range[^1].IsSymbol(')') ? line.End : name[^1].End;
        page.OriginalSource ??= text[name[0].Start..end];
        page.OutletSpans.Add((name[0].Start, end));
        return true;
    }
}
