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

    /// <summary>Looks in Debian's folders and along the search path; the newest wins.</summary>
    /// <param name="major">The version of an existing cluster, which no other can open.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<PostgresBinaries?> FindAsync(int? major, CancellationToken cancellationToken)
    {
        const string Debian = "/usr/lib/postgresql";
        var installed = System.IO.Directory.Exists(Debian) ? System.IO.Directory.GetDirectories(Debian) : [];
        var searched = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            ':',
            StringSplitOptions.RemoveEmptyEntries
        );
        PostgresBinaries? newest = null;
        foreach (var folder in installed.Select(path => Path.Combine(path, "bin")).Concat(searched))
        {
            var found = await InAsync(folder, cancellationToken);
            var fits = found is not null && (major is null ? found.Major >= OldestMajor : found.Major == major);
            if (fits && found!.Major > (newest?.Major ?? 0))
            {
                newest = found;
            }
        }

        return newest;
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

    [GeneratedRegex(@"(?<=\(PostgreSQL\) )[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 250)]
    private static partial Regex MajorVersion();
}
