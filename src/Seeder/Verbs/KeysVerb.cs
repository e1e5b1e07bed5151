using System.Globalization;
using Qawl.Database;
using Qawl.Database.Keys;
using Qawl.Ingestion;

namespace Qawl.Seeder.Verbs;

internal static class KeysVerb
{
    public const string Help = $"""
        Makes, lists and revokes the keys that clients of the service send in the header X-Api-Key.

        Usage: Seeder keys create --role ROLE --name NAME [--expires DAY] [OPTIONS]
               Seeder keys list [OPTIONS]
               Seeder keys revoke ID [OPTIONS]

          --role ROLE        reader asks; writer adds articles and imports too; curator takes articles down too; operator
                             sees the paths of imports too
          --name NAME        who has it, at most 200 letters
          --expires DAY      from this day on, in UTC, it is refused, for example 2027-01-31; without it, never
        {DatabaseArguments.Help}

        create prints the key, once: only a salted hash of it is kept. A running service takes a new key, and refuses a
        revoked one, within 5 seconds.

        Exit codes: 0 done, 1 failure, 2 wrong usage or there is no such key.
        """;

    private const string Form = "keys takes create, list or revoke ID.";
    private const string Day = "yyyy-MM-dd";

    public static async Task<int> RunAsync(string[] words, CancellationToken cancellation)
    {
        var line = new CommandLine(words, [], ["--role", "--name", "--expires", .. DatabaseArguments.Options]);
        Func<KeyStore, Task> act = line.Paths switch
        {
            ["create"] => Creating(line, cancellation),
            ["list"] => keys => ListAsync(keys, cancellation),
            ["revoke", var id] => keys => RevokeAsync(keys, id, cancellation),
            _ => throw new UsageException(Form),
        };
        await using var server = await DatabaseArguments.StartAsync(line, cancellation);
        await using var database = await DatabaseArguments.ConnectAsync(server, cancellation);
        await Upgrade.ApplyAsync(database, cancellation);
        await act(new KeyStore(database, TimeProvider.System));
        return 0;
    }

    private static Func<KeyStore, Task> Creating(CommandLine line, CancellationToken cancellation)
    {
        var role = Role(line.Value("--role"));
        var name = line.Value("--name")?.Trim() ?? "";
        if (name.Length == 0 || name.EnumerateRunes().Count() > KeyStore.LongestName || name.Any(char.IsControl))
        {
            throw new UsageException(
                $"keys create needs --name NAME: who has it, in one line of at most {KeyStore.LongestName} letters."
            );
        }
        var expires = Expires(line.Value("--expires"));
        return async keys =>
            await Console.Out.WriteLineAsync((await keys.CreateAsync(role, name, expires, cancellation)).Reveal());
    }

    private static async Task ListAsync(KeyStore keys, CancellationToken cancellation)
    {
        await Console.Out.WriteLineAsync("id\trole\tname\tcreated\texpires\tlast used\trevoked");
        foreach (var key in await keys.ListAsync(cancellation))
        {
            await Console.Out.WriteLineAsync(
                string.Join(
                    '\t',
                    key.Id,
                    EnumNames.Of(key.Role),
                    key.Name,
                    Told(key.CreatedAt),
                    Told(key.ExpiresAt),
                    Told(key.LastUsedAt),
                    Told(key.RevokedAt)
                )
            );
        }
    }

    private static async Task RevokeAsync(KeyStore keys, string id, CancellationToken cancellation)
    {
        if (!await keys.RevokeAsync(id, cancellation))
        {
            throw new UsageException($"There is no key {id}.");
        }
        await Console.Out.WriteLineAsync($"Revoked {id}.");
    }

    private static KeyRole Role(string? text)
    {
        var roles = EnumNames
            .All(typeof(KeyRole))
            .ToDictionary(r => r.Name, r => (KeyRole)r.Value, StringComparer.Ordinal);
        return text is not null && roles.TryGetValue(text, out var role)
            ? role
            : throw new UsageException($"keys create needs --role ROLE: {string.Join(", ", roles.Keys)}.");
    }

    private static DateTimeOffset? Expires(string? text) =>
        text is null ? null
        : DateTimeOffset.TryParseExact(
            text,
            Day,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var day
        )
            ? day > TimeProvider.System.GetUtcNow() ? day
                : throw new UsageException($"--expires is past: {text}.")
        : throw new UsageException($"--expires is a day such as 2027-01-31, not '{text}'.");

    private static string Told(DateTimeOffset? time) =>
        time?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "-";
}
