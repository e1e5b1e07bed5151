using System.Text;
using System.Text.RegularExpressions;
using Qawl.Extraction.Model;

namespace Qawl.Api.Claims;

/// <summary>
/// Who is meant where no verb tells who said words: the only person whom their sentence names (<c>بهذه العبارة «…» افتتحت فلانة</c>),
/// else the only one on their line, else the one whom a line above or below presents as who speaks (<c>القائل: فلان</c>).
/// </summary>
internal sealed partial class NamedBeside
{
    /// <summary>Code points from words to the end of their sentence or line.</summary>
    private const int Farthest = 400;

    /// <summary>Code points of a line that is nothing but a name with what its bearer is.</summary>
    public const int LongestHeading = 80;

    private readonly Rune[] _points;

    /// <summary>Outside of marks.</summary>
    private readonly PlacedEntities _people;

    /// <summary>Where lines begin that present who speaks.</summary>
    private readonly HashSet<int> _presenting;

    /// <param name="marked">What stands in marks; in the order of the text.</param>
    public NamedBeside(StoredText text, IReadOnlyList<Entity> people, TextSpan[] marked)
    {
        _points = [.. text.Value.EnumerateRunes()];
        _presenting = [.. Presenting().Matches(text.Value).Select(m => text.ToCodePoints(m.Index, m.Index + 1).Start)];
        _people = new(
            people.Select(p =>
                p with
                {
                    Mentions = [.. p.Mentions.Where(m => !IsWithin(m, marked) || IsPresenting(LineOf(m)))],
                }
            )
        );
    }

    /// <returns><c>null</c> where nobody is named, or several people are.</returns>
    public (Entity Entity, TextSpan Span)? Of(TextSpan words)
    {
        var line = LineOf(words);
        return _people.Only(Around(words, EndsSentence)) is { } only ? only
            : _people.Within(line).Any() ? _people.Only(line)
            : OfLinesBeside(words, line);
    }

    private bool EndsSentence(int at) =>
        _points[at].Value is '.' or '!' or '?' or '؟'
        && (at + 1 >= _points.Length || Rune.IsWhiteSpace(_points[at + 1]));

    private TextSpan LineOf(TextSpan span) => Around(span, static _ => false);

    private TextSpan Around(TextSpan span, Func<int, bool> ends)
    {
        var (start, end) = (span.Start, span.End);
        while (start > Math.Max(0, span.Start - Farthest) && !IsLineEnd(start - 1) && !ends(start - 1))
        {
            start--;
        }
        while (end < Math.Min(_points.Length, span.End + Farthest) && !IsLineEnd(end) && !ends(end))
        {
            end++;
        }
        return new(start, end);
    }

    private bool IsLineEnd(int at) => _points[at].Value == '\n';

    /// <summary>
    /// A line that ends with a colon leads to words below it. Of lines without a gap between them all present who speaks below them if
    /// the first one does.
    /// </summary>
    private (Entity Entity, TextSpan Span)? OfLinesBeside(TextSpan words, TextSpan line)
    {
        var (above, first) = (LineAbove(line), line);
        while (LineAbove(first) is { } further && line.Start - further.Start < Farthest)
        {
            first = further;
        }
        if (above is { } leading && _points[leading.End - 1].Value == ':')
        {
            return _people.Only(leading);
        }
        var presenting = IsPresenting(first) ? above : LineBelow(line);
        return presenting is { } who && IsPresenting(who) ? _people.Only(who)
            : LineBelow(line) is { } below && IsSignature(below) && IsAlone(words, line) ? _people.Only(below)
            : OfHeading(line);
    }

    /// <summary>نبيل الجراح، مدير المتاحف: a short line that begins with somebody's name, and leads to nothing.</summary>
    private bool IsSignature(TextSpan line) =>
        line.Length <= LongestHeading
        && _people.Within(line).FirstOrDefault() is { Entity: not null } first
        && !HasLetter(line.Start, first.Span.Start)
        && !Enumerable.Range(line.Start, line.Length).Any(at => _points[at].Value is ':' or '.' or '«');

    /// <summary>Nothing else stands on the line.</summary>
    private bool IsAlone(TextSpan words, TextSpan line) =>
        !HasLetter(line.Start, words.Start) && !HasLetter(words.End, line.End);

    private bool HasLetter(int start, int end) =>
        Enumerable.Range(start, Math.Max(0, end - start)).Any(at => Rune.IsLetter(_points[at]));

    /// <summary>A short line that names one person, with lines below it that name nobody.</summary>
    private (Entity Entity, TextSpan Span)? OfHeading(TextSpan line)
    {
        for (var above = LineAbove(line); above is { } one && line.Start - one.Start < Farthest; above = LineAbove(one))
        {
            if (_people.Within(one).Any())
            {
                return one.Length <= LongestHeading && _points[one.End - 1].Value != '.' ? _people.Only(one) : null;
            }
        }
        return null;
    }

    private bool IsPresenting(TextSpan line) => _presenting.Contains(line.Start);

    /// <returns><c>null</c> if it is empty.</returns>
    private TextSpan? LineAbove(TextSpan line) =>
        line.Start >= 2 && !IsLineEnd(line.Start - 2) ? LineOf(new(line.Start - 2, line.Start - 1)) : null;

    private TextSpan? LineBelow(TextSpan line) =>
        line.End + 1 < _points.Length && !IsLineEnd(line.End + 1) ? LineOf(new(line.End + 1, line.End + 2)) : null;

    private static bool IsWithin(TextSpan span, TextSpan[] marked) =>
        PlacedEntities.FirstFrom(marked, span.Start + 1) is var next && next > 0 && marked[next - 1].Contains(span);

    // القائل: فلان; "speaker": "فلان", also behind "quote": "…"
    [GeneratedRegex(
        """^[^\n]*"speaker"[ \t]*:|^[ \t{"]*(القائل|القائلة|قائل (القول|العبارة)|المتحدث|المتحدثة|المتكلم|المتكلمة|صاحب (القول|التصريح|العبارة)|صاحبة (القول|التصريح|العبارة)|speaker|said by)"?[ \t]*:""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.IgnoreCase
    )]
    private static partial Regex Presenting();
}
