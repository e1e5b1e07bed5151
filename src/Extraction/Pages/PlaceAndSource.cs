using Qawl.Extraction.Dates;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>Reads places, outlets and the marks between them, up to a word that is none.</summary>
internal sealed class PlaceAndSource(Token[] tokens, Credits credits, PageLine line)
{
    /// <summary>Tokens of the longest dateline: two places, an agency in brackets and the strokes between.</summary>
    private const int Longest = 16;

    private readonly int _end = Math.Min(line.TokenEnd, line.FirstToken + Longest);
    private int _at = line.FirstToken;
    private bool _hasPlace;

    /// <summary>What was read last may close a dateline.</summary>
    private bool _isClosed;

    /// <summary>The source's name is also a word.</summary>
    private bool _isWeak;
    private (int First, int End)? _source;

    /// <summary>Where the body's own words begin, or null if there is no dateline.</summary>
    public int? Skip()
    {
        while (
            _at < _end && (ReadMark() || ReadEnclosed() || ReadPlace() || ReadSource() || ReadDate() || ReadService())
        ) { }
        if (!_isClosed || _at >= _end || _source is null && !(_hasPlace && Datelines.IsDash(tokens[_at - 1])))
        {
            return null;
        }
        if (_source is { } found)
        {
            credits.Set(found.First, found.End);
        }
        return tokens[_at].Start;
    }

    private bool ReadMark()
    {
        if (tokens[_at].Symbol is not ('-' or '–' or '—' or ':' or '/' or '،' or ',' or '|' or 'ـ')) // as written
        {
            return false;
        }
        _isClosed = tokens[_at].Symbol is not ('،' or ',') && (!_isWeak || _hasPlace || !tokens[_at].IsSymbol(':'));
        _at++;
        return true;
    }

    /// <summary>(رويترز); «الأفق» only behind a place</summary>
    private bool ReadEnclosed()
    {
        var isBracket = tokens[_at].Symbol is '(' or '[';
        if (!isBracket && !Marks.IsOpening(tokens[_at].Symbol) || Closing() is not { } close)
        {
            return false;
        }
        if (!Datelines.IsSource(tokens.AsSpan(_at + 1, close - _at - 1), _hasPlace && (isBracket || _isClosed)))
        {
            return false;
        }
        _source ??= (_at + 1, close);
        _isClosed = isBracket || _hasPlace;
        _at = close + 1;
        return true;
    }

    private int? Closing()
    {
        for (var i = _at + 1; i < _end; i++)
        {
            if (tokens[i].Symbol is ')' or ']' || Marks.IsClosing(tokens[i].Symbol))
            {
                return i;
            }
        }
        return null;
    }

    private bool ReadPlace()
    {
        var length = Datelines.PlaceAt(tokens, _at);
        if (length == 0)
        {
            return false;
        }
        (_hasPlace, _isClosed) = (true, false);
        _at += length;
        return true;
    }

    private bool ReadSource()
    {
        var range = tokens.AsSpan(_at, _end - _at);
        var length = Phrases.Match(range, PhraseKind.Organization, out var phrase, out var prefix);
        if (length == 0 || prefix > 0 || !phrase!.Name!.IsOutlet)
        {
            return false;
        }
        _source ??= (_at, _at + length);
        (_isClosed, _isWeak) = (false, phrase.Name.IsWeak);
        _at += length;
        return true;
    }

    /// <summary>طهران / 15 تشرين الأول / أكتوبر - …</summary>
    private bool ReadDate()
    {
        var length =
            !_hasPlace ? 0
            : tokens[_at].Kind == TokenKind.Number ? 1
            : MonthNames.Match(tokens.AsSpan(_at), out _, out _);
        if (length == 0)
        {
            return false;
        }
        _isClosed = false;
        _at += length;
        return true;
    }

    private bool ReadService()
    {
        if (_source is null || !Credits.IsService(tokens[_at].Word))
        {
            return false;
        }
        _isClosed = true;
        _at++;
        return true;
    }
}
