using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Qawl.Api.Quotes;
using Qawl.Extraction.Model;
using Qawl.Extraction.Search;

namespace Qawl.Api.Claims;

/// <summary>
/// A draft as the engine reads it, without Markdown and HTML, and where in the draft each letter stands.
/// </summary>
internal sealed partial class PlainText
{
    private const RegexOptions Bounded = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    /// <summary>Stands for what is left out, until it is; drafts have none that is read.</summary>
    private const char Gone = '\0';

    /// <summary>The code point of the draft that each code point of <see cref="Value"/> is.</summary>
    private readonly int[] _places;

    private PlainText(string draft, string value, int[] places, string masked) =>
        (Draft, Value, Stored, _places, Masked) = (draft, value, StoredText.Of(value), places, new Cut(masked, 0));

    private delegate string Rewriting(Match match);

    public string Draft { get; }

    public string Value { get; }

    /// <summary>The same, as an article's text is kept.</summary>
    public StoredText Stored { get; }

    /// <summary>The draft with spaces for what is left out: every place is the same.</summary>
    public Cut Masked { get; }

    public static PlainText Of(string draft)
    {
        var text = draft.Replace("\r\n", $"{Gone}\n", StringComparison.Ordinal).Replace('\r', '\n');
        foreach (var (pattern, rewrite) in Rewritings)
        {
            text = pattern.Replace(text, match => Same(match, rewrite(match)));
        }
        var plain = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        var masked = new StringBuilder(text.Length);
        var place = 0;
        foreach (var point in text.EnumerateRunes())
        {
            if (point.Value is not (Gone or '\uFEFF' or '*' or '`' or '~'))
            {
                plain.Append(point);
                places.Add(place);
                masked.Append(point);
            }
            else
            {
                masked.Append(' ');
            }
            place++;
        }
        return new(draft, plain.ToString(), [.. places], masked.ToString());
    }

    /// <param name="span">In <see cref="Value"/>, not empty.</param>
    /// <returns>The same in the draft.</returns>
    public TextSpan InDraft(TextSpan span) => new(_places[span.Start], _places[span.End - 1] + 1);

    /// <summary>In this order.</summary>
    private static readonly (Regex Pattern, Rewriting Rewrite)[] Rewritings =
    [
        (Unread(), static _ => ""),
        (Timed(), static _ => "\n"),
        (Struck(), static _ => ""),
        (Cited(), static match => Cited(match)),
        (Block(), static _ => "\n"),
        (Tag(), static _ => ""),
        (Entity(), static match => WebUtility.HtmlDecode(match.Value)),
        (
            Link(),
            static match => new string(Gone, match.Groups["words"].Index - match.Index) + match.Groups["words"].Value
        ),
        (Address(), static _ => ""),
        (Note(), static _ => ""),
        (NumberBehind(), static match => match.Value[..1]),
        (Columns(), static _ => ""),
        (Row(), static match => Cells(match.Value)),
        // Words that are set off as a whole, with their speaker in a line below, have no marks: > words, > — name.
        (SetOff(), static match => $"«{Gone}{match.Groups["words"].Value}»\n{match.Groups["below"].Value}"),
        (
            SetOffBelow(),
            // The line's end closes them: there is no room for another mark.
            static match =>
                $"{match.Groups["before"].Value}«{Gone}{match.Groups["words"].Value}\n"
        ),
        // Of a list's line a dash before what is said is a colon.
        (
            Item(),
            // What asks in an interview keeps its mark.
            static match =>
                match.Value.TrimEnd() is [.., '؟' or '?']
                    ? match.Value
                    : $"{new string(Gone, match.Groups["bullet"].Length)}{Dash().Replace(match.Groups["rest"].Value, dash => Same(dash, ":"))}"
        ),
        (Named(), static match => $"{match.Value[..^2]}: "),
        (Heading(), static match => new string(Gone, match.Groups["signs"].Length) + match.Groups["rest"].Value),
        (Dashed(), static match => Dash().Replace(match.Value, dash => Same(dash, ":"))),
        (Asked(), static match => WordSense.Reports(SearchWords.Find(match.Groups["verb"].Value)) ? "" : match.Value),
        // What is set in lines is one quotation from mark to mark.
        (Wrapped(), static match => match.Value.Replace('\n', ' ')),
    ];

    /// <summary>As long as what it stands for.</summary>
    private static string Same(Match match, string text) =>
        text.Length > match.Length ? match.Value : text.PadRight(match.Length, Gone);

    /// <summary>
    /// | name | words |, also with a number or a day before them, with what he is between them and with more behind: the words are
    /// in the longest cell behind the name.
    /// </summary>
    private static string Cells(string row)
    {
        var bars = row.Index().Where(c => c.Item is '|' or '\t').Select(c => c.Index).ToList();
        var cells = bars.Prepend(-1)
            .Zip(bars.Append(row.Length), (start, end) => (Start: start + 1, End: end))
            .ToList();
        var name = Math.Max(
            0,
            cells.FindIndex(c => Within(c) is { IsEmpty: false } cell && cell.IndexOfAnyInRange('0', '9') < 0)
        );
        var words = cells.Skip(name + 1).DefaultIfEmpty(cells[name]).MaxBy(c => Within(c).Length);
        var plain = row.ToCharArray();
        foreach (var bar in bars)
        {
            plain[bar] =
                bar < cells[name].Start || bar == bars[^1] && Within(cells[^1]).IsEmpty ? Gone
                : bar + 1 == words.Start ? ':'
                : bar < words.Start ? '،'
                : '\n';
        }
        return new(plain);

        ReadOnlySpan<char> Within((int Start, int End) cell) =>
            row.AsSpan(cell.Start, cell.End - cell.Start).Trim([' ', '\t', Gone]);
    }

    /// <summary>Words that are set off, and who said them.</summary>
    private static string Cited(Match match)
    {
        var (words, who) = (match.Groups["words"], match.Groups["who"]);
        var before = words.Index - match.Index;
        var between = who.Index - words.Index - words.Length;
        return $"\n«{new string(Gone, before - 2)}{words.Value}»\n–{new string(Gone, between - 3)}{who.Value}";
    }

    [GeneratedRegex(@"<(script|style)\b[^>]*>[^<]*</(script|style)>|<!--[^>]*-->", Bounded | RegexOptions.IgnoreCase)]
    private static partial Regex Unread();

    /// <summary>Between the texts of subtitles: an empty line, a number, and from when to when.</summary>
    [GeneratedRegex(@"[\s\0]*\n[ \t]*(\d{1,4}[ \t\0]*\n[ \t]*)?(\d{1,2}:){1,2}\d{2}[\d:,.]* --> [\d:,.]+", Bounded)]
    private static partial Regex Timed();

    /// <summary>What a reader sees crossed out, or as a picture.</summary>
    [GeneratedRegex(
        @"~~[^~\n]+~~|<(del|s|strike)(\s[^<>]*)?>[^<]*</(del|s|strike)>|!\[[^\[\]\n]*\]\([^()\n]*\)",
        Bounded | RegexOptions.IgnoreCase
    )]
    private static partial Regex Struck();

    [GeneratedRegex(
        @"«[^«»\n]*(\n[\0 \t]*[^«»\n\0 \t][^«»\n]*){1,5}»|“[^“”\n]*(\n[\0 \t]*[^“”\n\0 \t][^“”\n]*){1,5}”",
        Bounded
    )]
    private static partial Regex Wrapped();

    [GeneratedRegex(
        @"</?(p|br|div|li|ul|ol|h[1-6]|tr|table|blockquote|section|article)(\s[^<>]*)?/?>",
        Bounded | RegexOptions.IgnoreCase
    )]
    private static partial Regex Block();

    [GeneratedRegex(@"</?[a-z][a-z0-9]*(\s[^<>]*)?/?>", Bounded | RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"&(#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8});", Bounded | RegexOptions.IgnoreCase)]
    private static partial Regex Entity();

    [GeneratedRegex(@"\[(?<words>[^\[\]\n]+)\]\([^()\s]*(\([^()\s]*\))?[^()\s]*\)", Bounded)]
    private static partial Regex Link();

    [GeneratedRegex(@"https?://[^\s»”""()<>]+", Bounded)]
    private static partial Regex Address();

    [GeneratedRegex(@"\[\^?\d{1,3}\]", Bounded)]
    private static partial Regex Note();

    /// <summary>A note's number behind the end of a sentence or quotation: .(1)</summary>
    [GeneratedRegex(@"[.،؛»”""]\(\d{1,3}\)", Bounded)]
    private static partial Regex NumberBehind();

    /// <summary>With cells between bars, or of two with a tab between them.</summary>
    [GeneratedRegex(@"^[ \t\0]*\|[^\n]*|^[^\t\n]+\t[^\n]*", Bounded | RegexOptions.Multiline)]
    private static partial Regex Row();

    /// <summary>What the columns of a table are called.</summary>
    [GeneratedRegex(@"^[ \t]*\|[^\n]*\n[ \t]*\|[ \t:|-]+$", Bounded | RegexOptions.Multiline)]
    private static partial Regex Columns();

    [GeneratedRegex(
        @"<blockquote(\s[^<>]*)?>\s*(<p(\s[^<>]*)?>)?\s*(?<words>[^<>«»“”""]+?)(\s*</?(p|footer|br)(\s[^<>]*)?/?>)*[\s–—-]*<cite(\s[^<>]*)?>[\s–—-]*(?<who>[^<>]+)</cite>",
        Bounded | RegexOptions.IgnoreCase
    )]
    private static partial Regex Cited();

    /// <summary>A line that a name alone leads, with a dash before what is said.</summary>
    [GeneratedRegex(@"^[^\n.:،؛«»“”""]{2,60}[–—-][ \t]*[«“""]", Bounded | RegexOptions.Multiline)]
    private static partial Regex Dashed();

    /// <summary>Whether somebody said it is what a draft asks for.</summary>
    [GeneratedRegex(@"\bهل\b(?=\s+(?<verb>\p{L}+))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(
        @"^>[ \t](?<words>[^\n>«“""–—-][^\n«»“”""]*)\n>(?<below>[ \t]*(\n>[ \t]*)?[–—-])",
        Bounded | RegexOptions.Multiline
    )]
    private static partial Regex SetOff();

    /// <summary>Somebody says:, and the words set off below.</summary>
    [GeneratedRegex(@"(?<before>:[\0 \t*]*\n([\0 \t]*\n)?)>[ \t](?<words>[^\n>«“""–—-][^\n«»“”""]*)\n", Bounded)]
    private static partial Regex SetOffBelow();

    [GeneratedRegex(@"^(?<bullet>[ \t\0]*([-+*•]|\d{1,2}[.)])[ \t]+)(?<rest>[^\n]*)", Bounded | RegexOptions.Multiline)]
    private static partial Regex Item();

    /// <summary>A name in bold with a dash behind it: **name** — words.</summary>
    [GeneratedRegex(@"^[\0 \t]*\*\*[^*\n:.«»“”""]{3,60}\*\*[ \t]*[–—-][ \t]", Bounded | RegexOptions.Multiline)]
    private static partial Regex Named();

    [GeneratedRegex(@"[–—-](?=[ \t]*[«“""])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dash();

    [GeneratedRegex(@"^(?<signs>[ \t\0]*(>[ \t]?|#{1,6}[ \t])+)(?<rest>[^\n]*)", Bounded | RegexOptions.Multiline)]
    private static partial Regex Heading();
}
