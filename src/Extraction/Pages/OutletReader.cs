using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>
/// Finds the outlet that publishes and the source that it took the text from, wherever a page puts their names: on a line of
/// their own, beside a place or a date, or as a signature between paragraphs.
/// </summary>
internal sealed class OutletReader(string text, Token[] tokens, Page page, Credits credits)
{
    /// <summary>Reads a line above the body that names the outlet or the source; its role, or null if it does neither.</summary>
    public LineRole? ReadLine(int index, PageLine? title, int last)
    {
        if (OfLine(index, title, last) is not { } found)
        {
            return null;
        }
        var name = tokens.AsSpan(found.First, found.End - found.First);
        if (title is not null && Credits.HasAgency(OutletNames.Unmarked(name)))
        {
            credits.Set(found.First, found.End);
            return LineRole.Source;
        }
        Set(found);
        return LineRole.Outlet;
    }

    private (int First, int End)? OfLine(int index, PageLine? title, int last)
    {
        var line = page.Lines[index];
        if (
            line.Words > PageLine.LongestName
            || page.Outlet is not null
            || tokens[line.TokenEnd - 1].Symbol is '؟' or '!'
        )
        {
            return null;
        }
        if ((title is not null || index == 0) && OutletBeside.Read(tokens, line) is { } signed)
        {
            return signed;
        }
        if (title is not null && BesidePlace(line) is { } beside)
        {
            return beside;
        }
        if (
            BesidePlace(line) is { } top
            && OutletNames.IsNamedOutlet(OutletNames.Unmarked(tokens.AsSpan(top.First, top.End - top.First)))
        )
        {
            return top;
        }
        if (tokens[line.TokenEnd - 1].IsSymbol(':'))
        {
            return null;
        }
        return IsOutletLine(line, index, title, last) ? (line.FirstToken, line.TokenEnd) : null;
    }

    /// <summary>عمّان - «المسار اليومي»; السارية/ الموصل: outlet and place share a line.</summary>
    private (int First, int End)? BesidePlace(PageLine line)
    {
        var end = tokens[line.TokenEnd - 1].IsSymbol(':') ? line.TokenEnd - 1 : line.TokenEnd;
        for (var i = line.FirstToken + 1; i < end - 1; i++)
        {
            if (tokens[i].Symbol is not ('-' or '–' or '—' or ':' or '/' or '|'))
            {
                continue;
            }
            if (IsPlace(line.FirstToken, i))
            {
                // أنقرة/ سلمى الدروبي/ الأناضول
                var last = end - 2;
                while (last > i && tokens[last].Symbol != tokens[i].Symbol)
                {
                    last--;
                }
                if (last > i && SignsBehindReporter(i + 1, last, end))
                {
                    return (last + 1, end);
                }
                end = last > i && tokens[last + 1].Is(WordClass.Preposition) ? last : end;
                return end - i <= 7 && MayBeOutlet(i + 1, end) ? (i + 1, end) : null;
            }
            return IsPlace(i + 1, end) && i - line.FirstToken <= 5 && MayBeOutlet(line.FirstToken, i)
                ? (line.FirstToken, i)
                : null;
        }
        return null;
    }

    /// <summary>أنقرة/ سلمى الدروبي/ الأناضول: a known outlet, or whatever stands third behind the place and a reporter.</summary>
    private bool SignsBehindReporter(int reporter, int stroke, int end) =>
        OutletNames.IsKnown(tokens.AsSpan(stroke + 1, end - stroke - 1))
        || tokens[reporter].Is(WordClass.GivenName)
            && !tokens[stroke + 1].Is(WordClass.Preposition | WordClass.Office)
            && OutletNames.AllWords(tokens.AsSpan(stroke + 1, end - stroke - 1))
            && !IsPlace(stroke + 1, end)
            && MayBeOutlet(stroke + 1, end);

    /// <summary>A reporter and the agencies at large (عمّان - سلمى الدروبي, القاهرة – الوكالات) are no outlet.</summary>
    private bool MayBeOutlet(int first, int end) =>
        OutletNames.IsKnown(tokens.AsSpan(first, end - first))
        || (!tokens[first].Is(WordClass.GivenName) || end == first + 1 && OutletNames.IsNamedBehind(tokens, first, end))
            && !tokens[first].Is(PageWord.Exclusive)
            && !Credits.IsService(tokens[first].Word);

    /// <summary>عمّان - سلمى الدروبي: a place and who writes from there, nothing of the outlet.</summary>
    public bool IsPlaceAndReporter(PageLine line)
    {
        var dash = line.FirstToken + IndexOfStroke(line.Tokens(tokens));
        return line.Words <= 6
            && dash > line.FirstToken
            && dash < line.TokenEnd - 1
            && (
                IsPlace(line.FirstToken, dash) && !MayBeOutlet(dash + 1, line.TokenEnd)
                || IsPlace(dash + 1, line.TokenEnd) && !MayBeOutlet(line.FirstToken, dash)
            );
    }

    /// <summary>الرباط: سلمى الدروبي</summary>
    private static int IndexOfStroke(ReadOnlySpan<Token> range)
    {
        for (var i = 0; i < range.Length; i++)
        {
            if (Datelines.IsDash(range[i]) || range[i].IsSymbol(':'))
            {
                return i;
            }
        }
        return -1;
    }

    private bool IsPlace(int first, int end) =>
        end - first == 1 && tokens[first].Is(WordClass.Place | WordClass.Country)
        || Phrases.Match(tokens.AsSpan(first, end - first), PhraseKind.Place, out _, out _) == end - first;

    private bool IsOutletLine(PageLine line, int index, PageLine? title, int last)
    {
        var range = line.Tokens(tokens);
        if (OutletNames.IsKnown(range))
        {
            return true;
        }
        if (
            range[0].Word is { } first
            && first.TryRead(WordClass.OrganizationHead | WordClass.OrganizationClass, out var head)
        )
        {
            return head is { Prefix: 0, Definite: false, Entry.Organization.Kind: OrganizationKind.Media };
        }
        if (title is null && index <= 1 && index < last && line.Words <= 4 && OutletNames.IsCalledLikeOutlet(range))
        {
            return true;
        }
        var besideDate =
            index < last && page.Lines[index + 1].Date is { Day: not null, Leftover: <= 4 }
            || index > 0 && page.Lines[index - 1].Role == LineRole.Date;
        return title is not null
            && besideDate
            && line.Words <= 4
            && !range[0].Is(WordClass.GivenName)
            && !range[0].Is(PageWord.LineOfZone)
            && OutletNames.AreWordsInMarks(range)
            && !(range.Length > 1 && (Menu.AreSections(OutletNames.Unmarked(range)[..1]) || AreOrdinary(range)));
    }

    /// <summary>خبر عاجل: words without an article that say what the text is.</summary>
    private static bool AreOrdinary(ReadOnlySpan<Token> range)
    {
        foreach (var token in range)
        {
            if (token.Word is not { HasArticle: false, IsRare: false, IsLatin: false })
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The outlet signs between the paragraphs: العالم - خاص بالعالم.</summary>
    public void ReadSignature(int first, int last)
    {
        for (var i = first; i <= last && i < first + 4; i++)
        {
            ReadSigned(i, last);
        }
    }

    public bool ReadSigned(int index, int last)
    {
        var line = page.Lines[index];
        var range = line.Tokens(tokens);
        var dash = line.Words <= 6 ? Datelines.IndexOfDash(range) : -1;
        dash = range.Length > 1 && range[0].Is(PageWord.Exclusive) && !range[1].IsWord ? 1 : dash;
        if (dash <= 0 || dash == range.Length - 1)
        {
            return false;
        }
        // متابعات: put together from what others wrote.
        if (Credits.IsService(range[dash + 1].Word))
        {
            if (MayBeOutlet(line.FirstToken, line.FirstToken + dash))
            {
                credits.Sign(line.FirstToken, line.FirstToken + dash);
            }
            line.Role = LineRole.Source;
        }
        else if (dash == 1 && range[0].Is(PageWord.Exclusive) && IsOwner(range[(dash + 1)..]))
        {
            Set((line.FirstToken + dash + 1, line.TokenEnd));
        }
        else if (range[dash + 1].Is(PageWord.Exclusive))
        {
            Set((line.FirstToken, line.FirstToken + dash));
        }
        else
        {
            var isFirst = OutletNames.IsNamedOutlet(range[..dash]) || IsOwn(range[..dash]);
            (int First, int End) name = isFirst
                ? (line.FirstToken, line.FirstToken + dash)
                : (line.FirstToken + dash + 1, line.TokenEnd);
            if (!isFirst && !OutletNames.IsKnown(range[(dash + 1)..]) && !IsOwn(range[(dash + 1)..]))
            {
                return false;
            }
            credits.Sign(name.First, name.End);
            line.Role = LineRole.Source;
        }
        return true;
    }

    /// <summary>خاص – المرساة, not خاص – غزة.</summary>
    private static bool IsOwner(ReadOnlySpan<Token> name) =>
        OutletNames.IsNamedOutlet(name)
        || name is [{ Word.HasArticle: true }] && !name[0].Is(WordClass.Place | WordClass.Country);

    /// <summary>The name that the page's title gave the outlet.</summary>
    private bool IsOwn(ReadOnlySpan<Token> range) =>
        page.Outlet is { } outlet && text.AsSpan()[range[0].Start..range[^1].End].SequenceEqual(outlet);

    public void Set((int First, int End) range)
    {
        var (first, end) = range;
        while (first < end - 1 && !tokens[first].IsWord)
        {
            first++;
        }
        while (end - 1 > first && Marks.IsClosing(tokens[end - 1].Symbol))
        {
            end--;
        }
        page.OutletSpans.Add((tokens[first].Start, tokens[end - 1].End));
        page.Outlet ??= text[tokens[first].Start..tokens[end - 1].End];
    }
}
