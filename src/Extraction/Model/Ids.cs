using System.Security.Cryptography;
using System.Text;

namespace Qawl.Extraction.Model;

/// <summary>
/// Ids that need no coordination: the same content gets the same id on every machine, in any order of import.
/// Base32 is RFC 4648 (section 6), lower case, without padding.
/// </summary>
public static class Ids
{
    public const int ArticleLength = 26;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The first 128 bits of SHA-256 over UTF-8 of the outlet as given (or nothing), U+0000 and the stored text.</summary>
    public static string Article(string? givenOutlet, StoredText text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(givenOutlet ?? ""));
        hash.AppendData([0]);
        hash.AppendData(text.Utf8.Span);
        return Base32(hash.GetHashAndReset().AsSpan(0, 16));
    }

    /// <summary>
    /// 80 bits of SHA-256 of an <see cref="Model.Entity.Key"/>, followed by U+0000 and what tells namesakes apart if anything does.
    /// </summary>
    public static string Entity(string key, string? tellsApart = null) =>
        Base32(
            SHA256
                .HashData(Encoding.UTF8.GetBytes(tellsApart is null ? key : string.Concat(key, "\0", tellsApart)))
                .AsSpan(0, 10)
        );

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        int buffer = 0,
            bits = 0;
        foreach (var b in bytes)
        {
            buffer = (buffer << 8 | b) & 0xFFF;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Alphabet[buffer >> (bits - 5) & 31]);
            }
        }
        if (bits > 0)
        {
            text.Append(Alphabet[buffer << (5 - bits) & 31]);
        }
        return text.ToString();
    }
}
