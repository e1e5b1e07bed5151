using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Qawl.Api.Quotes;
using Qawl.Database;
using Qawl.Extraction.Model;

namespace Qawl.Api.Claims;

/// <summary>
/// What was found where, as it was then. On the wire it is base64url of its version, the values and the beginning of their
/// hash. It holds no secret and nothing of the claim, and the service keeps no copy: what it says is compared with what is
/// stored.
/// </summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Span">The quote in its text, in code points.</param>
/// <param name="TextSha256">Of the whole text.</param>
/// <param name="Data">The state of the data in which it was found.</param>
/// <param name="Engine">The version that had extracted the article.</param>
internal sealed record Receipt(string ArticleId, TextSpan Span, byte[] TextSha256, DataVersion Data, string Engine)
{
    /// <summary>On the wire.</summary>
    public const int Longest = 300;

    private const byte Version = 1;

    private const int ArticleLength = 26;

    private const int HashLength = 32;

    private const int SealLength = 6;

    /// <summary>Of what has a fixed length.</summary>
    private const int HeadLength = 1 + ArticleLength + 4 + 4 + HashLength + 8 + 16;

    public string OnWire()
    {
        var bytes = new byte[HeadLength + Encoding.UTF8.GetByteCount(Engine) + SealLength];
        bytes[0] = Version;
        Encoding.ASCII.GetBytes(ArticleId, bytes.AsSpan(1));
        var rest = bytes.AsSpan(1 + ArticleLength);
        BinaryPrimitives.WriteInt32BigEndian(rest, Span.Start);
        BinaryPrimitives.WriteInt32BigEndian(rest[4..], Span.End);
        TextSha256.CopyTo(rest[8..]);
        BinaryPrimitives.WriteInt64BigEndian(rest[(8 + HashLength)..], Data.Number);
        Data.Token.TryWriteBytes(rest[(16 + HashLength)..]);
        Encoding.UTF8.GetBytes(Engine, bytes.AsSpan(HeadLength));
        SealOf(bytes).CopyTo(bytes.AsSpan(bytes.Length - SealLength));
        return Base64Url.EncodeToString(bytes);
    }

    /// <returns><c>null</c> if it is none that the service gave.</returns>
    public static Receipt? Parse(string text)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text))
        {
            return null;
        }
        var bytes = Base64Url.DecodeFromChars(text);
        if (
            bytes.Length < HeadLength + SealLength
            || bytes[0] != Version
            || !SealOf(bytes).SequenceEqual(bytes.AsSpan(bytes.Length - SealLength))
            || Base64Url.EncodeToString(bytes) != text
        )
        {
            return null;
        }
        var rest = bytes.AsSpan(1 + ArticleLength);
        var article = Encoding.ASCII.GetString(bytes, 1, ArticleLength);
        var (start, end) = (BinaryPrimitives.ReadInt32BigEndian(rest), BinaryPrimitives.ReadInt32BigEndian(rest[4..]));
        // Anybody can make one up.
        if (QuoteId.Parse($"{article}-{start}-{end}") is null || start >= end)
        {
            return null;
        }
        return new(
            article,
            new(start, end),
            rest.Slice(8, HashLength).ToArray(),
            new(
                BinaryPrimitives.ReadInt64BigEndian(rest[(8 + HashLength)..]),
                new Guid(rest.Slice(16 + HashLength, 16))
            ),
            Encoding.UTF8.GetString(bytes.AsSpan(HeadLength..^SealLength))
        );
    }

    /// <summary>Tells what was cut off or mistyped.</summary>
    private static ReadOnlySpan<byte> SealOf(byte[] bytes) =>
        SHA256.HashData(bytes.AsSpan(0, bytes.Length - SealLength)).AsSpan(0, SealLength);
}
