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
        if (_astral.Length == 0)
        {
            return utf16;
        }
        var before = Array.BinarySearch(_astral, utf16);
        return utf16 - (before < 0 ? ~before : before);
    }

    internal TextSpan ToCodePoints(int startUtf16, int endUtf16) => new(ToCodePoint(startUtf16), ToCodePoint(endUtf16));

    internal int ToUtf16(int codePoint)
    {
        if (_astral.Length == 0)
        {
            return codePoint;
        }
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
        var text = decoded.AsSpan();
        if (text is ['\uFEFF', ..])
        {
            text = text[1..];
        }
        if (text.IndexOfAny('\r', '\0') < 0 && text.IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            return text.Length == decoded.Length ? decoded : text.ToString();
        }
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                if (i + 1 == text.Length || text[i + 1] != '\n')
                {
                    clean.Append('\n');
                }
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(c).Append(text[++i]);
            }
            else if (char.IsSurrogate(c))
            {
                clean.Append('\uFFFD');
            }
            else if (c != '\0')
            {
                clean.Append(c);
            }
        }
        return clean.ToString();
    }
}
