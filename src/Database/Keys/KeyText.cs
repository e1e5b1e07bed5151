using System.Security.Cryptography;
using System.Text;

namespace Qawl.Database.Keys;

/// <summary>
/// A key as its holder has it: <c>qawl_ID_SECRET</c>, both in hexadecimal. The secret has 256 random bits, so one round of a fast
/// hash keeps it as well as a slow one would, which whoever sends wrong keys could keep the service busy with.
/// </summary>
public sealed class KeyText
{
    public const int SaltBytes = 16;

    private const string Prefix = "qawl_";
    private const int IdBytes = 8;
    private const int SecretBytes = 32;
    private const int Length = 5 + 2 * IdBytes + 1 + 2 * SecretBytes;

    private readonly string _secret;

    private KeyText(string id, string secret)
    {
        Id = id;
        _secret = secret;
    }

    /// <summary>Tells keys apart, and is no secret.</summary>
    public string Id { get; }

    public static KeyText Create() =>
        new(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)),
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))
        );

    /// <returns><c>null</c> if no key looks like this.</returns>
    public static KeyText? Parse(string text) =>
        text.Length == Length
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text[Prefix.Length..].Split('_') is [{ Length: 2 * IdBytes } id, { Length: 2 * SecretBytes } secret]
            ? new(id, secret)
            : null;

    public byte[] Hash(byte[] salt) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(_secret)]);

    /// <summary>Takes the same time whatever differs.</summary>
    public bool IsOf(StoredKey stored) => CryptographicOperations.FixedTimeEquals(Hash(stored.Salt), stored.Hash);

    /// <summary>The whole key: for its holder's eyes, and never for a log.</summary>
    public string Reveal() => $"{Prefix}{Id}_{_secret}";
}
