using System.Security.Cryptography;
using Dapper;
using Npgsql;

namespace Qawl.Database.Keys;

/// <summary>The keys in the database, which does not have the secrets.</summary>
public sealed class KeyStore(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>In code points.</summary>
    public const int LongestName = 200;

    private const string All = """
        select id as "Id", role as "Role", name as "Name", salt as "Salt", hash as "Hash", created_at as "CreatedAt",
               expires_at as "ExpiresAt", last_used_at as "LastUsedAt", revoked_at as "RevokedAt"
        from api_keys
        order by created_at, id
        """;

    private const string Add = """
        insert into api_keys (id, role, name, salt, hash, created_at, expires_at)
        values (@Id, @role, @name, @salt, @hash, @now, @expires)
        """;

    private const string Revoke = "update api_keys set revoked_at = coalesce(revoked_at, @now) where id = @id";

    private const string Use = """
        update api_keys set last_used_at = @now where id = @id and (last_used_at is null or last_used_at < @now)
        """;

    /// <summary>The oldest first; those too that are refused.</summary>
    public async Task<IReadOnlyList<StoredKey>> ListAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<StoredKey>(new(All, cancellationToken: cancellation))).AsList();
    }

    /// <returns>The key, which nobody can be told again.</returns>
    public async Task<KeyText> CreateAsync(
        KeyRole role,
        string name,
        DateTimeOffset? expires,
        CancellationToken cancellation
    )
    {
        var key = KeyText.Create();
        var salt = RandomNumberGenerator.GetBytes(KeyText.SaltBytes);
        await ExecuteAsync(
            Add,
            new
            {
                key.Id,
                role = EnumNames.Of(role),
                name,
                salt,
                hash = key.Hash(salt),
                now = time.GetUtcNow(),
                expires = expires?.ToUniversalTime(),
            },
            cancellation
        );
        return key;
    }

    /// <summary>A key that was revoked before stays revoked since then.</summary>
    /// <returns>Whether there is such a key.</returns>
    public async Task<bool> RevokeAsync(string id, CancellationToken cancellation) =>
        await ExecuteAsync(Revoke, new { id, now = time.GetUtcNow() }, cancellation) > 0;

    /// <summary>Remembers that the key was let in now.</summary>
    public Task UseAsync(string id, CancellationToken cancellation) =>
        ExecuteAsync(Use, new { id, now = time.GetUtcNow() }, cancellation);

    private async Task<int> ExecuteAsync(string sql, object values, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new(sql, values, cancellationToken: cancellation));
    }
}
