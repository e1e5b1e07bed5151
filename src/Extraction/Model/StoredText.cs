using System.Security.Cryptography;
using System.Text;

namespace Qawl.Extraction.Model;

/// <summary>
/// A document's text as it is stored and as every offset counts it: CRLF and CR as LF, NUL and a leading byte order
/// mark removed, unpaired surrogates as U+FFFD, nothing else changed.
/// </summary>
public sealed class StoredText
{
    /// <summary>UTF-16 indices of the high surrogates, or empty: Arabic stands in the basic plane.</summary>
    private readonly int[] _astral;

    private byte[]? _utf8;
    private byte[]? _hash;

    private StoredText(string value)
    {
        Value = value;
        _astral = FindAstral(value);
    }

    public string Value { get; }

    /// <summary>Encoded once.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8 ??= Encoding.UTF8.GetBytes(Value);

    /// <summary>SHA-256 over UTF-8, computed once.</summary>
    public ReadOnlyMemory<byte> Hash => _hash ??= SHA256.HashData(Utf8.Span);

    /// <summary>In code points.</summary>
    public int Length => Value.Length - _astral.Length;

    public static StoredText Of(string decoded) => new(Clean(decoded));

    /// <summary>The code points that <paramref name="span"/> covers.</summary>
    public string Slice(TextSpan span)
    {
        var start = ToUtf16(span.Start);
        return Value[start..ToUtf16(span.End)];
    }

    /// <summary>SHA-256 over UTF-8, in lower-case hexadecimal.</summary>
    public string Sha256() => Convert.ToHexStringLower(Hash.Span);

    /// <summary>From a UTF-16 index of <see cref="Value"/> to a code point offset.</summary>
    internal int ToCodePoint(int utf16)
    {
        var before = Array.BinarySearch(_astral, utf16);
        return utf16 - (before < 0 ? ~before : before);
    }

    /// <summary>From a UTF-16 range of <see cref="Value"/>.</summary>
    public TextSpan ToCodePoints(int startUtf16, int endUtf16) => new(ToCodePoint(startUtf16), ToCodePoint(endUtf16));

    internal int ToUtf16(int codePoint)
    {
        // The k-th pair sits at code point _astral[k] - k; each pair before the offset adds one.
        int low = 0,
            high = _astral.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_astral[middle] - middle < codePoint)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return codePoint + low;
    }

    private static int[] FindAstral(string value)
    {
        var first = value.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF');
        if (first < 0)
        {
            return [];
        }
        var found = new List<int>();
        for (var i = first; i < value.Length; i++)
        {
            if (char.IsHighSurrogate(value[i]))
            {
                found.Add(i);
            }
        }
        return [.. found];
    }

    private static string Clean(string decoded)
    {
        var text = decoded is ['\uFEFF', ..] ? decoded[1..] : decoded;
        // There and back again replaces what is no pair.
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0)
        {
            text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        }
        return text.Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n')
            .Replace("\0", "", StringComparison.Ordinal);
    }
}
