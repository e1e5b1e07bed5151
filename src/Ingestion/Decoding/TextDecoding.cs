using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Decoding;

/// <summary>A document's text and the encoding it was found to be in.</summary>
/// <param name="Replaced">How often U+FFFD stands for bytes that the encoding does not have.</param>
internal sealed record DecodedText(string Text, string Encoding, int Replaced = 0);

/// <summary>
/// Which encoding bytes are in, decided from the bytes alone and in this order: byte order mark; UTF-16 without one, by
/// where its zero bytes stand; UTF-8; an Arabic code page if most high bytes are Arabic letters in it. UTF-16 comes before
/// UTF-8 because Arabic in UTF-16 without a mark is valid UTF-8 too. A few bytes that are not UTF-8 (a stray mark of another
/// code page, the half letter where a page was cut) cost those bytes and not the page.
/// </summary>
internal static class TextDecoding
{
    public const string Utf8Name = "utf-8";
    public const string Utf16LittleEndianName = "utf-16le";
    public const string Utf16BigEndianName = "utf-16be";
    public const string Windows1256Name = "windows-1256";
    public const string Iso88596Name = "iso-8859-6";
    public const string MacArabicName = "x-mac-arabic";

    /// <summary>Share of characters that may be control characters or NUL before text counts as binary.</summary>
    private const double ControlShare = 0.02;

    /// <summary>Share of high bytes that must be Arabic letters for Windows-1256.</summary>
    private const double ArabicShare = 0.6;

    private static readonly Encoding StrictUtf16LittleEndian = new UnicodeEncoding(
        false,
        false,
        throwOnInvalidBytes: true
    );
    private static readonly Encoding StrictUtf16BigEndian = new UnicodeEncoding(true, false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1256 = CodePagesEncodingProvider.Instance.GetEncoding(1256)!;
    private static readonly Encoding Iso88596 = CodePagesEncodingProvider.Instance.GetEncoding(28596)!;
    private static readonly Encoding MacArabic = CodePagesEncodingProvider.Instance.GetEncoding(10004)!;

    private static readonly SearchValues<byte> HighBytes = SearchValues.Create([
        .. Enumerable.Range(0x80, 0x80).Select(b => (byte)b),
    ]);

    /// <returns>The text, with its byte order mark if it has one; or why there is none.</returns>
    public static (DecodedText? Decoded, Rejection? Rejection) Decode(ReadOnlySpan<byte> bytes)
    {
        var decoded = bytes switch
        {
            [0xFF, 0xFE, 0x00, 0x00, ..] or [0x00, 0x00, 0xFE, 0xFF, ..] => null,
            [0xFF, 0xFE, ..] => Strict(StrictUtf16LittleEndian, Utf16LittleEndianName, bytes),
            [0xFE, 0xFF, ..] => Strict(StrictUtf16BigEndian, Utf16BigEndianName, bytes),
            _ => UnmarkedUtf16(bytes) ?? Utf8Text(bytes) ?? ArabicCodePage(bytes),
        };
        if (decoded is null)
        {
            return bytes.Contains((byte)0)
                ? (null, new Rejection(RejectionReason.Binary, "Not text: zero bytes in no known encoding."))
                : (null, Unknown());
        }
        return Accept(decoded);
    }

    /// <returns>What is decoded, or why it is no text.</returns>
    public static (DecodedText? Decoded, Rejection? Rejection) Accept(DecodedText decoded) =>
        IsMostlyControls(decoded.Text)
            ? (null, new Rejection(RejectionReason.Binary, "Not text: too many control characters."))
        : DoubleEncoding.Is(decoded.Text)
            ? (
                null,
                new Rejection(
                    RejectionReason.UnknownEncoding,
                    "UTF-8 that was read as another encoding and saved again."
                )
            )
        : (decoded, null);

    private static Rejection Unknown() =>
        new(RejectionReason.UnknownEncoding, "Neither UTF-8, UTF-16 nor Arabic in Windows-1256 or ISO-8859-6.");

    private static DecodedText? Strict(Encoding encoding, string name, ReadOnlySpan<byte> bytes)
    {
        try
        {
            // A page may be cut in the middle of a letter.
            return new DecodedText(encoding.GetString(bytes[..(bytes.Length & ~1)]), name, bytes.Length & 1);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static DecodedText? Utf8Text(ReadOnlySpan<byte> bytes)
    {
        const int fewest = 2;
        const int lettersForOneMore = 50;
        if (Utf8.IsValid(bytes))
        {
            return new DecodedText(Encoding.UTF8.GetString(bytes), Utf8Name);
        }
        var (whole, broken) = CountUtf8Sequences(bytes);
        return whole > 4 * broken && broken <= fewest + whole / lettersForOneMore
            ? new DecodedText(Encoding.UTF8.GetString(bytes), Utf8Name, broken)
            : null;
    }

    /// <summary>The zero bytes of UTF-16 (of its spaces, digits and line ends) stand on one side of the pairs only.</summary>
    private static DecodedText? UnmarkedUtf16(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.Contains((byte)0))
        {
            return null;
        }
        int even = 0,
            odd = 0;
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        var enough = bytes.Length / 100;
        var decoded =
            odd > enough && even <= odd / 100 ? Strict(StrictUtf16LittleEndian, Utf16LittleEndianName, bytes)
            : even > enough && odd <= even / 100 ? Strict(StrictUtf16BigEndian, Utf16BigEndianName, bytes)
            : null;
        return decoded is not null && !IsMostlyControls(decoded.Text) ? decoded : null;
    }

    private static DecodedText? ArabicCodePage(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0))
        {
            return null;
        }
        var high = 0;
        for (var rest = bytes; rest.IndexOfAny(HighBytes) is >= 0 and var at; rest = rest[(at + 1)..])
        {
            high++;
        }
        // Damaged UTF-8 is no other encoding: read as one, it would be stored as nonsense.
        if (2 * CountUtf8Sequences(bytes).Whole > high / 2)
        {
            return null;
        }
        var (text, name) = (Windows1256.GetString(bytes), Windows1256Name);
        if (HasLatinInsideWords(text))
        {
            // Half the alphabet stands elsewhere in ISO-8859-6, and there where Macintosh has it.
            (text, name) = (Iso88596.GetString(bytes), Iso88596Name);
            if (bytes.ContainsAnyInRange((byte)0x80, (byte)0x9F))
            {
                (text, name) = (MacArabic.GetString(OfOneDirection(bytes)), MacArabicName);
            }
        }
        return ArabicLetters.Count(text) >= ArabicShare * high ? new DecodedText(text, name) : null;
    }

    /// <summary>Macintosh has its blanks and marks twice, once for each direction; all but ، ؛ ؟ and the digits are ASCII's.</summary>
    private static byte[] OfOneDirection(ReadOnlySpan<byte> bytes)
    {
        var same = bytes.ToArray();
        foreach (ref var b in same.AsSpan())
        {
            b -= (byte)(b is >= 0xA0 and <= 0xBE and not (0xAC or 0xBB) and not (>= 0xB0 and <= 0xB9) ? 0x80 : 0);
        }
        return same;
    }

    /// <summary>â ç è é ê in the middle of Arabic words: no text has them, but ق ه و ى ي of another code page look so.</summary>
    private static bool HasLatinInsideWords(string text)
    {
        const double share = 0.03;
        var mixed = 0;
        for (var i = 1; i < text.Length; i++)
        {
            mixed +=
                text[i] is >= '\u00D7' and <= '\u00FF' && ArabicLetters.AreIn(text.AsSpan(i - 1, 1))
                || text[i - 1] is >= '\u00D7' and <= '\u00FF' && ArabicLetters.AreIn(text.AsSpan(i, 1))
                    ? 1
                    : 0;
        }
        return mixed > share * ArabicLetters.Count(text);
    }

    /// <summary>
    /// Whole UTF-8 characters of more than one byte, which the letters of a word in another code page hardly ever make, and
    /// places that are none.
    /// </summary>
    private static (int Whole, int Broken) CountUtf8Sequences(ReadOnlySpan<byte> bytes)
    {
        var (whole, broken) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            whole += status == OperationStatus.Done && length > 1 ? 1 : 0;
            broken += status == OperationStatus.Done ? 0 : 1;
            bytes = bytes[length..];
        }
        return (whole, broken);
    }

    private static bool IsMostlyControls(string text)
    {
        var controls = 0;
        foreach (var c in text)
        {
            controls += c < ' ' && c is not ('\t' or '\n' or '\r' or '\f') ? 1 : 0;
        }
        return controls > ControlShare * text.Length;
    }
}
