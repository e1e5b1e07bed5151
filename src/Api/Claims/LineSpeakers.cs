using Qawl.Extraction.Model;

namespace Qawl.Api.Claims;

/// <summary>
/// Lines of drafts are often items, answers or posts of their own: whom a line names before its quotation has said it rather than
/// somebody of a line before, who goes on speaking in an article.
/// </summary>
internal sealed class LineSpeakers
{
    /// <summary>Code points of a mark and a bracket.</summary>
    private const int Closest = 8;

    /// <summary>Code points from a name to a colon and words behind it, with no letter between.</summary>
    private const int Farthest = 40;

    private readonly StoredText _text;

    private readonly int[] _ends;

    private readonly ILookup<int, (TextSpan Span, Entity Person)> _named;

    /// <summary>Who spoke last on a line, of those that were told here.</summary>
    private readonly Dictionary<int, (Entity Person, TextSpan Words)> _last = [];

    public LineSpeakers(StoredText text, IReadOnlyList<Entity> people)
    {
        _text = text;
        _ends = [.. text.Value.EnumerateRunes().Index().Where(r => r.Item.Value == '\n').Select(r => r.Index)];
        _named = people
            .SelectMany(p => p.Mentions.Select(m => (Span: m, Person: p)))
            .OrderBy(n => n.Span.Start)
            .ToLookup(n => LineOf(n.Span.Start));
    }

    /// <param name="quote">In the order of the text.</param>
    /// <returns><c>null</c> where the engine knows better, or the line names nobody.</returns>
    public (Entity Person, TextSpan Words)? Of(Quote quote)
    {
        var line = LineOf(quote.Span.Start);
        if (_named[line].FirstOrDefault(n => IsInBracketsBehind(quote, n.Span)) is { Person: not null } signed)
        {
            return (signed.Person, signed.Span);
        }
        if (quote.Speaker?.Words is { } words && LineOf(words.Start) == line)
        {
            return null;
        }
        var named = _named[line].LastOrDefault(n => n.Span.End <= quote.Span.Start && LeadsTo(n.Span, quote));
        if (named.Person is not null)
        {
            _last[line] = (named.Person, named.Span);
        }
        return _last.TryGetValue(line, out var last) ? last : null;
    }

    /// <summary>
    /// Whoever spoke on a line before does not go on: no verb of this line reports it, and it stands alone under a heading, which has
    /// no end of a sentence.
    /// </summary>
    public bool IsOfSomebodyElse(Quote quote)
    {
        if (!IsCarriedOver(quote))
        {
            return false;
        }
        var line = LineOf(quote.Span.Start);
        var before = _text.Slice(new(_ends[line - 1] + 1, quote.Span.Start)).TrimEnd('«', '“', '„', '"', ' ');
        if (before.Any(char.IsLetter))
        {
            return before is ['@' or '#', .., ':'];
        }
        var above = _text.Slice(new(line == 1 ? 0 : _ends[line - 2] + 1, _ends[line - 1])).TrimEnd();
        return above is [.., ']'] || (above.Length > 0 && char.IsLetterOrDigit(above[^1]));
    }

    /// <summary>Whoever spoke on a line before goes on: no verb of this line reports it.</summary>
    public bool IsCarriedOver(Quote quote) =>
        LineOf(quote.Span.Start) is var line
        && quote.Speaker?.Words is { } speaker
        && LineOf(speaker.Start) < line
        && !(quote.Cue is { } cue && LineOf(cue.Start) == line);

    /// <summary>قال فلان …: «…»; فلان: «…»; but not لفلان, whose letter clings to the name.</summary>
    private bool LeadsTo(TextSpan name, Quote quote) =>
        (
            (quote.Cue is { } cue && cue.End <= name.Start && LineOf(cue.Start) == LineOf(name.Start))
            || IsColonBehind(name, quote)
        ) && (name.Start == 0 || !_text.Slice(new(name.Start - 1, name.Start)).Any(char.IsLetter));

    /// <summary>«…» (فلان), «…» (فلان، الموصل، 1974)</summary>
    private bool IsInBracketsBehind(Quote quote, TextSpan name) =>
        name.Start > quote.Span.End
        && name.Start - quote.Span.End <= Closest
        && _text.Slice(new(quote.Span.End, name.Start)).Trim() is ['»' or '”' or '"', .. var between]
        && between.Trim() is "("
        && name.End < _text.Length
        && _text.Slice(new(name.End, name.End + 1)) is ")" or "،";

    private bool IsColonBehind(TextSpan name, Quote quote) =>
        quote.Span.Start - name.End <= Farthest
        && _text.Slice(new(name.End, quote.Span.Start)) is var between
        && between.Contains(':', StringComparison.Ordinal)
        && !between.Any(char.IsLetter);

    private int LineOf(int at) => Array.BinarySearch(_ends, at) is var place && place < 0 ? ~place : place;
}
