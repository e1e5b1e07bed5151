using Dapper;
using Npgsql;

namespace Qawl.Database;

/// <summary>
/// A state of the data. Two databases, or one that was restored, never share a token; of one database the state with the
/// greater number is the later one.
/// </summary>
public sealed record DataVersion(long Number, Guid Token)
{
    /// <summary>Where each new version is announced, as <see cref="ToString"/> writes it.</summary>
    public const string Channel = "qawl_data";

    internal const string Read = """select number as "Number", token as "Token" from data_version""";

    /// <summary>
    /// Stands in the statement that ends a transaction which changes the data, as <c>changed</c> of its <c>with</c>: from here
    /// to the commit nobody else can end one. More may be set, and <c>returning number, token</c> follows.
    /// </summary>
    public const string Raise = "update data_version set number = number + 1, token = gen_random_uuid()";

    /// <summary>What stands behind that <c>with</c>.</summary>
    public const string Announce = $"select pg_notify('{Channel}', number || ' ' || token) from changed";

    /// <summary>Announces the version that is there.</summary>
    public const string Repeat = $"select pg_notify('{Channel}', number || ' ' || token) from data_version";

    /// <summary>Follows whatever changed the data, last in the same transaction. It has no parameters.</summary>
    public const string Bump = $"""
        with changed as ({Raise} returning number, token)
        {Announce}
        """;

    /// <summary>Says inside a transaction, and last in it, that the data is not what it was.</summary>
    public static Task BumpAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        connection.ExecuteAsync(new CommandDefinition(Bump, cancellationToken: cancellation));

    /// <summary>The state that a query sees that begins now, or a later one.</summary>
    /// <exception cref="NpgsqlException">The database does not answer; see <see cref="DatabaseFailures"/>.</exception>
    public static Task<DataVersion> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        connection.QuerySingleAsync<DataVersion>(new CommandDefinition(Read, cancellationToken: cancellation));

    /// <returns><c>null</c> if it is no announcement.</returns>
    public static DataVersion? Parse(string payload) =>
        payload.Split(' ') is [var number, var token]
        && long.TryParse(number, out var parsed)
        && Guid.TryParse(token, out var guid)
            ? new(parsed, guid)
            : null;

    public override string ToString() => $"{Number} {Token}";
}
