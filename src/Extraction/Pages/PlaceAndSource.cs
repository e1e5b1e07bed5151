using Qawl.Extraction.Dates;
using Qawl.Extraction.Lexicons;
using Qawl.Extraction.Text;
using Qawl.Extraction.Words;

namespace Qawl.Extraction.Pages;

/// <summary>What a dateline tells.</summary>
/// <param name="Body">The token that the body's own words begin with.</param>
/// <param name="Source">Tokens of who signs.</param>
internal readonly record struct Dateline(int Body, (int First, int End)? Source);

/// <summary>Reads places, outlets, days and the marks between them, up to a word that is none.</summary>
internal sealed class PlaceAndSource
{
    /// <summary>Tokens of the longest dateline: two places, an agency in brackets and the strokes between.</summary>
    private const int Longest = 24;

    /// <summary>Tokens of the longest place that no list has.</summary>
    private const int LongestPlace = 5;

    private readonly Token[] _tokens;
    private readonly int _end;
    private int _at;
    private bool _hasPlace;

    /// <summary>Somebody who is no outlet is named: a reporter, the agencies at large.</summary>
    private bool _isCredited;

    /// <summary>What was read last may close a dateline.</summary>
    private bool _isClosed;

    /// <summary>The source's name is also a word.</summary>
    private bool _isWeak;

    /// <summary>An agency, in brackets or by its letters: nothing else has it behind its first words.</summary>
    private bool _isSure;
    private (int First, int End)? _source;

    private PlaceAndSource(Token[] tokens, PageLine line, int unknown)
    {
        (_tokens, _at) = (tokens, line.FirstToken + unknown);
        _end = Math.Min(line.TokenEnd, line.FirstToken + Longest);
        _hasPlace = unknown > 0;
    }

    public static Dateline? Find(Token[] tokens, PageLine line)
    {
        if (new PlaceAndSource(tokens, line, 0).Read() is { } found)
        {
            return found;
        }
        for (var words = 1; words <= LongestPlace; words++)
        {
            if (line.FirstToken + words >= line.TokenEnd || !IsOfPlace(tokens[line.FirstToken + words - 1]))
            {
                return null;
            }
            var reader = new PlaceAndSource(tokens, line, words);
            if (reader.Read() is { } behind && reader._isSure && IsEnd(tokens[behind.Body - 1]))
            {
                return behind;
            }
        }
        return null;
    }

    private Dateline? Read()
    {
        while (
            _at < _end
            && (
                ReadMark()
                || ReadEnclosed()
                || ReadPlace()
                || ReadSource()
                || ReadDate()
                || ReadService()
                || ReadReporter()
            )
        ) { }
        var isRead =
            _isClosed
            && _at < _end
            && (_source is not null || _hasPlace && Datelines.IsDash(_tokens[_at - 1]) || _isCredited);
        return isRead ? new Dateline(_at, _source) : null;
    }

    /// <summary>الخرطوم، السودان</summary>
    private static bool IsOfPlace(Token token) => token.IsWord || token.Symbol is '،' or ',';

    public static bool IsEnd(Token token) => Datelines.IsDash(token) || token.IsSymbol(':');

    private bool ReadMark()
    {
        if (_tokens[_at].Symbol is not ('-' or '–' or '—' or ':' or '/' or '،' or ',' or '|'))
        {
            return false;
        }
        _isClosed = _tokens[_at].Symbol is not ('،' or ',') && (!_isWeak || _hasPlace || !_tokens[_at].IsSymbol(':'));
        _at++;
        return true;
    }

    /// <summary>(رويترز); «الأفق» only behind a place; (الضفة الغربية) behind the town</summary>
    private bool ReadEnclosed()
    {
        var isBracket = _tokens[_at].Symbol is '(' or '[';
        if (!isBracket && !Marks.IsOpening(_tokens[_at].Symbol) || Closing() is not { } close)
        {
            return false;
        }
        var inner = _tokens.AsSpan(_at + 1, close - _at - 1);
        var isKnown = HasKnown(inner) || inner is [{ Word.IsLatin: true }];
        if (!Datelines.IsSource(inner, _hasPlace) && !IsCalledAndDashed(inner, close))
        {
            return false;
        }
        _source ??= (_at + 1, close);
        _isSure |= isKnown;
        _isClosed = isBracket || _hasPlace;
        _at = close + 1;
        return true;
    }

    /// <summary>(صحة بلس) -- …: called like an outlet, at the head of the line.</summary>
    private bool IsCalledAndDashed(ReadOnlySpan<Token> inner, int close) =>
        OutletNames.IsCalledLikeOutlet(inner) && close + 1 < _end && Datelines.IsDash(_tokens[close + 1]);

    /// <summary>خدمة رويترز الرياضية: an agency among a few words.</summary>
    private static bool HasKnown(ReadOnlySpan<Token> range)
    {
        const int longest = 5;
        if (range.Length > longest || !OutletNames.AllWords(range))
        {
            return false;
        }
        for (var i = 0; i < range.Length; i++)
        {
            if (Phrases.Match(range[i..], PhraseKind.Organization, out var phrase, out _) > 0 && phrase!.Name!.IsOutlet)
            {
                return true;
            }
        }
        return false;
    }

    private int? Closing()
    {
        for (var i = _at + 1; i < _end; i++)
        {
            if (_tokens[i].Symbol is ')' or ']' || Marks.IsClosing(_tokens[i].Symbol))
            {
                return i;
            }
        }
        return null;
    }

    private bool ReadPlace()
    {
        var length = Datelines.PlaceAt(_tokens, _at);
        length = length > 0 ? length : UnknownPlace();
        if (length == 0)
        {
            return false;
        }
        (_hasPlace, _isClosed) = (true, false);
        _at += length;
        return true;
    }

    /// <summary>الأفق – بئر الحمام: a word or two between who signs and the colon.</summary>
    private int UnknownPlace()
    {
        const int longest = 2;
        if (_source is null || !Datelines.IsDash(_tokens[_at - 1]))
        {
            return 0;
        }
        for (var words = 1; words <= longest && _at + words < _end; words++)
        {
            if (_tokens[_at + words].IsSymbol(':'))
            {
                return words;
            }
        }
        return 0;
    }

    private bool ReadSource()
    {
        var range = _tokens.AsSpan(_at, _end - _at);
        var length = _hasPlace ? Credits.InitialsAt(range, 0) : 0;
        if (length > 0)
        {
            (_source, _isSure) = ((_at, _at + length), true);
        }
        else
        {
            length = Phrases.Match(range, PhraseKind.Organization, out var phrase, out var prefix);
            var isKnown = length > 0 && prefix == 0 && phrase!.Name!.IsOutlet;
            length =
                isKnown ? length
                : NewOutlets.CalledLikeOne(range) is > 0 and var called ? called
                : _hasPlace ? NewOutlets.BehindPlace(_tokens, _at, _end)
                : 0;
            if (length == 0)
            {
                return false;
            }
            _source ??= (_at, _at + length);
            _isWeak = isKnown && phrase!.Name!.IsWeak;
        }
        _isClosed = false;
        _at += length;
        return true;
    }

    /// <summary>طهران / 15 تشرين الأول / أكتوبر - …</summary>
    private bool ReadDate()
    {
        // أبوظبي في 15 مايو / وام
        var isIn = _tokens.AsSpan(_at) is [{ Word.Form: "في" }, { Kind: TokenKind.Number }, ..];
        var length =
            isIn || _tokens[_at].Kind == TokenKind.Number ? 1 : MonthNames.Match(_tokens.AsSpan(_at), out _, out _);
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
        if (!Credits.IsService(_tokens[_at].Word))
        {
            return false;
        }
        (_isCredited, _isClosed) = (_hasPlace, true);
        _at++;
        return true;
    }

    /// <summary>الكويت – سلمى الدروبي: …</summary>
    private bool ReadReporter()
    {
        const int longestName = 4;
        // عمّان – من سلمى الدروبي: …
        var first = _tokens[_at].Word?.Form == "من" && _at + 1 < _end ? _at + 1 : _at;
        if (!_hasPlace || !_tokens[first].Is(WordClass.GivenName) || !Datelines.IsDash(_tokens[_at - 1]))
        {
            return false;
        }
        var end = first;
        while (end < _end && end - first < longestName && _tokens[end].IsWord)
        {
            end++;
        }
        if (end == _end || !_tokens[end].IsSymbol(':'))
        {
            return false;
        }
        (_isCredited, _isClosed) = (true, true);
        _at = end + 1;
        return true;
    }
}
