using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Qawl.Api.Problems;

namespace Qawl.Api.Lists;

/// <summary>
/// Where a page ended: the sort key of its last row, bound to the request that it continues. On the wire it is opaque:
/// base64url of version, hash of path, filters and sort, and the key's values. It holds no secret.
/// </summary>
internal sealed record Cursor(IReadOnlyList<string> Keys)
{
    /// <summary>The longest key of an index, about 2,700 bytes, fits.</summary>
    public const int LongestOnWire = 4096;

    private const string Version = "1";

    /// <summary>Cannot occur in a value: PostgreSQL stores no NUL.</summary>
    private const char Separator = '\0';

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    /// <summary>These change neither which rows there are nor their order.</summary>
    private static readonly string[] Unbound =
    [
        "cursor",
        "limit",
        "total",
        "format",
        "bom",
        "facets",
        "fields",
        "include",
        "contextLength",
    ];

    /// <summary>Said or left out, these mean the same: what a list does unless told otherwise.</summary>
    private static readonly string[] Defaults = ["sort=-publishedAt", "sort=-quotes", "sort=-count", "bucket=month"];

    public string Encode(ListAddress address) =>
        Base64Url.EncodeToString(Strict.GetBytes(string.Join(Separator, [Version, HashOf(address), .. Keys])));

    /// <summary>Fails unless <paramref name="text"/> is exactly what <see cref="Encode"/> gave for such a list.</summary>
    public static bool TryDecode(
        string text,
        ListAddress address,
        IReadOnlyList<KeyType> keys,
        [NotNullWhen(true)] out Cursor? cursor
    )
    {
        cursor = null;
        try
        {
            var parts = Strict.GetString(Base64Url.DecodeFromChars(text)).Split(Separator);
            if (
                parts.Length != keys.Count + 2
                || parts[0] != Version
                || parts[1] != HashOf(address)
                || !keys.Zip(parts.Skip(2)).All(k => IsValid(k.First, k.Second))
            )
            {
                return false;
            }
            cursor = new Cursor(parts[2..]);
            return cursor.Encode(address) == text;
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return false;
        }
    }

    public static ProblemResult Wrong(string sent) =>
        ProblemResult.InvalidParameter(
            "cursor",
            $"must be one that this list gave for these filters and this order, not {Echo.Of(sent)}."
        );

    private static string HashOf(ListAddress address)
    {
        var filters = address
            .Query.Where(p => !Unbound.Contains(p.Key, StringComparer.Ordinal))
            .SelectMany(p => p.Value.Select(v => $"{p.Key}={v}"))
            .Except(Defaults, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var bound = string.Join(Separator, filters.Prepend(address.Path.Value));
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(bound)).AsSpan(0, 9));
    }

    private static bool IsValid(KeyType type, string value) =>
        type switch
        {
            KeyType.Number => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
            KeyType.Instant => value == "-infinity"
                || DateTime.TryParseExact(
                    value,
                    "yyyy-MM-dd HH:mm:ss.FFFFFF",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out _
                ),
            KeyType.Uuid => Guid.TryParseExact(value, "D", out _),
            _ => true,
        };
}

/// <summary>What a value of a sort key must look like.</summary>
internal enum KeyType
{
    Text,
    Number,
    Uuid,

    /// <summary>PostgreSQL's text of a timestamp in UTC.</summary>
    Instant,
}
