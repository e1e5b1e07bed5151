using Qawl.Extraction.Names;
using Qawl.Extraction.Speakers;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Quotes;

/// <summary>
/// Subtitles of a draft: who speaks stands in brackets on a line of its own above the words, and goes on until the next such line:
/// (سلمى الدروبي، وزيرة المياه).
/// </summary>
internal sealed class Subtitles
{
    private readonly TokenizedText _text;

    private readonly NameTable _names;

    /// <summary>Of each paragraph that is spoken: its first token and who speaks.</summary>
    private readonly Dictionary<int, Attribution> _spoken = [];

    public Subtitles(TokenizedText text, NameTable names, List<Paragraph> paragraphs)
    {
        (_text, _names) = (text, names);
        Attribution? speaker = null;
        foreach (var paragraph in paragraphs)
        {
            if (InBrackets(paragraph) is { } named)
            {
                speaker = named;
            }
            else if (speaker is not null && IsSpoken(paragraph))
            {
                _spoken[paragraph.First] = speaker;
            }
            else
            {
                speaker = null;
            }
        }
    }

    /// <summary>Who speaks a paragraph, and where the words begin; <c>null</c> if it is no subtitle of somebody known.</summary>
    public (Attribution Speaker, int Begin)? Spoken(int first) =>
        _spoken.TryGetValue(first, out var speaker) ? (speaker, first) : null;

    /// <summary>No sentence of an article: nothing leads to other words, no full stop ends it.</summary>
    private bool IsSpoken(Paragraph paragraph)
    {
        if (_text[paragraph.Last].IsSymbol('.') || paragraph.Quotations.All.Count > 0)
        {
            return false;
        }
        for (var i = paragraph.First; i < paragraph.End; i++)
        {
            if (_text[i].IsSymbol(':') || _text[i].IsSymbol('|'))
            {
                return false;
            }
        }
        return true;
    }

    private Attribution? InBrackets(Paragraph paragraph) =>
        _text[paragraph.First].Symbol is '(' or '['
        && _text[paragraph.Last].Symbol is ')' or ']'
        && _names.At(paragraph.First + 1) is { Referent.IsPerson: true } name
            ? Attribution.Of(name) with
            {
                Feminine = name.Referent.Feminine,
            }
            : null;
}
