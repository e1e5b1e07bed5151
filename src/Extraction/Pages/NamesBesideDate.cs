using Qawl.Extraction.Dates;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>Finds the outlet or the agency on the line that states the date.</summary>
internal sealed class NamesBesideDate(string text, Token[] tokens, Page page, OutletReader outlets)
{
    public void Read(PageLine line)
    {
        if (ReadPublisher(line))
        {
            return;
        }
        ReadAgency(line);
        ReadBefore(line);
    }

    /// <summary>نشر في المرساة يوم 14 - 08 - 2016: the paper that a collection took the text from.</summary>
    private bool ReadPublisher(PageLine line)
    {
        var first = line.FirstToken + 2;
        var end = first;
        while (end < line.TokenEnd && tokens[end].Word?.Form != "يوم")
        {
            end++;
        }
        if (tokens[first - 1].Word?.Form != "في" || end == first || end == line.TokenEnd)
        {
            return false;
        }
        outlets.Set((first, end));
        return true;
    }

    /// <summary>ضفاف | السبت 18/1/2025: a name before the date, with a stroke between.</summary>
    private void ReadBefore(PageLine line)
    {
        var end = line.FirstToken;
        // A number stands in the line: it states a day.
        while (
            tokens[end].Word is { } word
            && !word.Is(ClosedClass.DateFiller)
            && !word.Is(WordClass.Place | WordClass.Country)
            && MonthNames.Match(tokens.AsSpan(end, 1), out _, out _) == 0
        )
        {
            end++;
        }
        var range = tokens.AsSpan(line.FirstToken, end - line.FirstToken);
        if (
            end > line.FirstToken
            && !tokens[line.FirstToken].Is(WordClass.GivenName)
            && !Menu.AreSections(range)
            && (Datelines.IsDash(tokens[end]) || tokens[end].Symbol is '|' or '/')
        )
        {
            outlets.Set((line.FirstToken, end));
        }
    }

    /// <summary>الرياض 26 شوال … واس: the agency closes the line that states place and date.</summary>
    private void ReadAgency(PageLine line)
    {
        var first = line.TokenEnd;
        while (
            tokens[first - 1].Word is { } word
            && !word.Is(ClosedClass.DateFiller)
            && !word.Is(WordClass.Place | WordClass.Country)
            && MonthNames.Match(tokens.AsSpan(first - 1, 1), out _, out _) == 0
        )
        {
            first--;
        }
        if (
            first < line.TokenEnd
            && tokens[line.FirstToken].Is(WordClass.Place | WordClass.Country)
            && tokens[first - 1].Kind != TokenKind.Symbol | tokens[first - 1].IsSymbol(')')
        )
        {
            page.OriginalSource ??= text[tokens[first].Start..line.End];
            page.OutletSpans.Add((tokens[first].Start, line.End));
            return;
        }
        for (var i = line.FirstToken; i < line.TokenEnd; i++)
        {
            var range = tokens.AsSpan(i, line.TokenEnd - i);
            if (
                Phrases.Match(range, PhraseKind.Organization, out var phrase, out _) == range.Length
                && phrase!.Name!.IsOutlet
            )
            {
                page.OriginalSource ??= text[range[0].Start..line.End];
                page.OutletSpans.Add((range[0].Start, line.End));
            }
        }
    }
}
