using System.Globalization;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Reading;

/// <summary>
/// JSON: one object, or an array whose elements are documents. Finds only where elements begin and end, which takes
/// constant memory however long one is; whether an element is well-formed is told when it is read.
/// </summary>
internal sealed class ElementCutter : IPieceCutter
{
    private readonly PieceBuffer _element = new(DocumentLimits.DocumentBytes);
    private Place _place = Place.Start;
    private bool _isArray;
    private bool _isScalar;
    private bool _inString;
    private bool _escaped;
    private int _depth;
    private int _deepest;
    private long _ordinal;
    private long _position;

    private enum Place
    {
        Start,
        BeforeFirst,
        BeforeNext,
        Inside,
        After,
        End,
    }

    public bool Feed(ReadOnlySpan<byte> bytes, List<Piece> complete)
    {
        var from = 0;
        for (var i = 0; i < bytes.Length; i++, _position++)
        {
            var b = bytes[i];
            if (_place != Place.Inside)
            {
                if (b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
                {
                    continue;
                }
                if (!Structure(b))
                {
                    complete.Add(new Piece(0, [], Unexpected()));
                    return false;
                }
                from = i;
                if (_place != Place.Inside)
                {
                    continue;
                }
            }
            if (_isScalar && !_inString && b is (byte)',' or (byte)']' or (byte)'}' && _depth == 0)
            {
                Complete(bytes[from..i], complete);
                if (!Structure(b))
                {
                    complete.Add(new Piece(0, [], Unexpected()));
                    return false;
                }
                continue;
            }
            if (Ends(b))
            {
                Complete(bytes[from..(i + 1)], complete);
            }
        }
        if (_place == Place.Inside)
        {
            _element.Append(bytes[from..]);
        }
        return true;
    }

    public void Finish(List<Piece> complete)
    {
        if (_place != Place.End)
        {
            complete.Add(
                new Piece(
                    _place == Place.Inside && _isArray ? _ordinal : 0,
                    [],
                    new Rejection(RejectionReason.MalformedJson, "The file ends before its JSON does.")
                )
            );
        }
    }

    /// <summary>A byte between elements.</summary>
    private bool Structure(byte b)
    {
        switch (_place, b)
        {
            case (Place.Start, (byte)'['):
                _isArray = true;
                _place = Place.BeforeFirst;
                return true;
            case (Place.Start, (byte)'{'):
            case (Place.BeforeFirst or Place.BeforeNext, not ((byte)']' or (byte)',' or (byte)'}' or (byte)':')):
                _place = Place.Inside;
                _isScalar = b is not ((byte)'{' or (byte)'[' or (byte)'"');
                _deepest = 0;
                _ordinal++;
                return true;
            case (Place.BeforeFirst or Place.After, (byte)']') when _isArray:
                _place = Place.End;
                return true;
            case (Place.After, (byte)',') when _isArray:
                _place = Place.BeforeNext;
                return true;
            default:
                return false;
        }
    }

    /// <summary>A byte of an element: is it the last one?</summary>
    private bool Ends(byte b)
    {
        if (_inString)
        {
            if (_escaped)
            {
                _escaped = false;
            }
            else if (b == '\\')
            {
                _escaped = true;
            }
            else if (b == '"')
            {
                _inString = false;
                return _depth == 0;
            }
            return false;
        }
        switch (b)
        {
            case (byte)'"':
                _inString = true;
                return false;
            case (byte)'{' or (byte)'[':
                _deepest = Math.Max(_deepest, ++_depth);
                return false;
            case (byte)'}' or (byte)']':
                return --_depth == 0;
            default:
                return false;
        }
    }

    private void Complete(ReadOnlySpan<byte> rest, List<Piece> complete)
    {
        _element.Append(rest);
        complete.Add(
            new Piece(
                _isArray ? _ordinal : 0,
                _element.Written.ToArray(),
                _element.Overflowed
                        ? new Rejection(
                            RejectionReason.TooLarge,
                            $"The object has more than {DocumentLimits.DocumentBytes.ToString("N0", CultureInfo.InvariantCulture)} bytes."
                        )
                    : _deepest > DocumentLimits.JsonDepth
                        ? new Rejection(
                            RejectionReason.TooDeep,
                            $"The object is nested deeper than {DocumentLimits.JsonDepth}."
                        )
                    : null
            )
        );
        _element.Clear();
        _place = _isArray ? Place.After : Place.End;
    }

    private Rejection Unexpected() =>
        new(
            RejectionReason.MalformedJson,
            _place switch
            {
                Place.Start => "The file is neither a JSON object nor an array.",
                Place.End =>
                    $"Something follows the end of the JSON at byte {_position}; for one object a line, name the file .ndjson.",
                _ => $"A comma or bracket is missing or misplaced at byte {_position}.",
            }
        );
}
