using Npgsql;

namespace Qawl.Database;

/// <summary>Opens the pool that a whole program shares.</summary>
public static class DataSource
{
    private const string Name = "qawl";

    private const int Few = 3;

    /// <summary>
    /// What the server holds every session to, also when this program stands still or is gone: nobody waits for locks for
    /// long or keeps a transaction open, and what nobody waits for any more is ended. Statements that need longer say so.
    /// </summary>
    private const string Bounds =
        "-c lock_timeout=5s -c idle_in_transaction_session_timeout=60s -c client_connection_check_interval=2s";

    // Npgsql's own defaults let one program take every connection of a server and wait 15 and 30 s for an answer.
    // What the connection string says itself is kept.
    private static readonly (string Keyword, object Value)[] Defaults =
    [
        ("Maximum Pool Size", 20),
        ("Minimum Pool Size", 2),
        // Seconds: for a connection, from the pool or new; for a statement. Milliseconds: for the server to give one up.
        ("Timeout", 2),
        ("Command Timeout", 5),
        ("Cancellation Timeout", 500),
        ("Host Recheck Seconds", 1),
        ("Connection Idle Lifetime", 60),
        ("Connection Lifetime", 1800),
        ("Keepalive", 30),
        // A statement is planned once on each connection; each is written so that any of its plans is good.
        ("Max Auto Prepare", 100),
        ("Auto Prepare Min Usages", 2),
        // Nobody leaves a state behind: see OwnSession.
        ("No Reset On Close", true),
        ("Include Error Detail", false),
        ("Persist Security Info", false),
        ("Application Name", "qawl"),
        // Without this, slim images print that libgssapi cannot be loaded on every connection.
        ("GSS Encryption Mode", GssEncryptionMode.Disable),
    ];

    /// <param name="connectionString">Npgsql's form, or a <c>postgres://user:password@host:port/database</c> URL.</param>
    /// <param name="name">What its measures are called by; without one they would be by the connection string.</param>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static NpgsqlDataSource Create(string connectionString, string name = Name)
    {
        var builder = Builder(connectionString);
        builder.Name = name;
        // Only one of several servers can be written to; what may be read from the others is found by Standbys.
        return HostsOf(builder.ConnectionStringBuilder).Count > 1
            ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary)
            : builder.Build();
    }

    /// <summary>The same for what requests read: the server ends a statement soon after they have given it up.</summary>
    /// <inheritdoc cref="Create" path="/exception" />
    public static NpgsqlDataSource CreateReading(string connectionString, string name = Name)
    {
        var settings = Settings(connectionString);
        if (IsBounded(settings) && settings.CommandTimeout > 0)
        {
            settings.Options += $" -c statement_timeout={settings.CommandTimeout + 1}s";
        }
        return Create(settings.ConnectionString, name);
    }

    /// <summary>The same for whoever wants to add to it.</summary>
    internal static NpgsqlDataSourceBuilder Builder(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(Settings(connectionString).ConnectionString) { Name = Name };
#pragma warning disable NPG9001 // See TsVectorTypes.
        builder.AddTypeInfoResolverFactory(new TsVectorTypes());
#pragma warning restore NPG9001
        return builder;
    }

    /// <summary>The same with another time for a connection, unless the connection string says one.</summary>
    internal static NpgsqlDataSource CreatePatient(string connectionString, int timeout)
    {
        var given = Read(connectionString);
        if (!given.ShouldSerialize("Timeout"))
        {
            given.Timeout = timeout;
        }
        return Create(given.ConnectionString);
    }

    /// <summary>The same with a few connections, one of which is kept open.</summary>
    /// <param name="most">How many.</param>
    public static NpgsqlDataSource CreateSmall(string connectionString, string name, int most = Few)
    {
        var given = Read(connectionString);
        (given.MinPoolSize, given.MaxPoolSize) = (1, Math.Min(most, given.MaxPoolSize));
        return Create(given.ConnectionString, name);
    }

    internal static bool IsWellFormed(string connectionString)
    {
        try
        {
            Read(connectionString);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    internal static NpgsqlConnectionStringBuilder Settings(string connectionString)
    {
        var builder = Read(connectionString);
        foreach (var (keyword, value) in Defaults)
        {
            if (!builder.ShouldSerialize(keyword))
            {
                builder[keyword] = value;
            }
        }
        // Which of several servers is asked is decided here.
        builder.Remove("Target Session Attributes");
        // A pooler refuses sessions that ask for parameters which it does not know.
        if (!builder.ShouldSerialize("Options") && builder.MaxAutoPrepare > 0)
        {
            builder.Options = Bounds;
        }
        return builder;
    }

    /// <summary>The servers that it names: <c>db</c>, <c>db:5433</c>, <c>[::1]:5433</c> or a folder of sockets, parted by commas.</summary>
    internal static IReadOnlyList<(string Host, int Port)> HostsOf(NpgsqlConnectionStringBuilder settings) =>
        [
            .. (settings.Host ?? "")
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(host =>
                    host.LastIndexOf(':') is > 0 and var colon
                    && (host[colon - 1] == ']' || !host[..colon].Contains(':', StringComparison.Ordinal))
                    && int.TryParse(host[(colon + 1)..], out var port)
                        ? (host[..colon], port)
                        : (host, settings.Port)
                ),
        ];

    /// <summary>Whether the bounds are ours.</summary>
    private static bool IsBounded(NpgsqlConnectionStringBuilder settings) =>
        settings.Options?.StartsWith(Bounds, StringComparison.Ordinal) is true;

    private static NpgsqlConnectionStringBuilder Read(string text)
    {
        var isUrl = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "postgres" or "postgresql";
        if (!isUrl)
        {
            return new(text);
        }

        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = url!.Host,
            Port = url.IsDefaultPort ? 5432 : url.Port,
        };
        var user = url.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
        {
            builder.Username = Uri.UnescapeDataString(user[0]);
        }

        if (user.Length > 1)
        {
            builder.Password = Uri.UnescapeDataString(user[1]);
        }

        if (url.AbsolutePath.Length > 1)
        {
            builder.Database = Uri.UnescapeDataString(url.AbsolutePath[1..]);
        }

        foreach (var option in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = option.Split('=', 2) is [var key, var given] ? (key, given) : (option, "");
            // libpq writes sslmode=verify-full, Npgsql VerifyFull.
            var known = string.Equals(name, "sslmode", StringComparison.Ordinal)
                ? value.Replace("-", "", StringComparison.Ordinal)
                : value;
            builder[Uri.UnescapeDataString(name)] = Uri.UnescapeDataString(known);
        }

        return builder;
    }
}
