using System.Runtime.Versioning;

namespace Qawl.Database.Embedded;

/// <summary>As whom the server runs: PostgreSQL refuses to run as root.</summary>
/// <param name="Prefix">The words before the command.</param>
[SupportedOSPlatform("linux")]
internal sealed record ServerUser(IReadOnlyList<string> Prefix)
{
    private const string Nobody = "65534:65534";

    // Inside its own user namespace root is shown to the server as an ordinary user, and its files stay root's.
    private static readonly string[] OwnNamespace = ["unshare", "--user", "--map-user=1000", "--map-group=1000"];

    /// <summary>Decides, and as root gives the files to the user that is found.</summary>
    public static async Task<ServerUser> OfAsync(ClusterDirectory directory, CancellationToken cancellationToken)
    {
        if (!LinuxProcess.IsRoot)
        {
            return new([]);
        }

        var owner = await OwnerAsync(directory, cancellationToken);
        if (owner.StartsWith("0:", StringComparison.Ordinal))
        {
            var possible = await Command.RunAsync([.. OwnNamespace, "true"], directory: null, cancellationToken);
            if (possible.Succeeded)
            {
                return new(OwnNamespace);
            }

            owner = Nobody;
        }

        // Root may use the cluster of an ordinary user, who must be able to use it again afterwards.
        await Command.RunAsync(["chown", "-R", owner, directory.Root, directory.Sockets], "/", cancellationToken);
        var ids = owner.Split(':');
        return new(["setpriv", $"--reuid={ids[0]}", $"--regid={ids[1]}", "--clear-groups", "--"]);
    }

    private static async Task<string> OwnerAsync(ClusterDirectory directory, CancellationToken cancellationToken)
    {
        var subject = Directory.Exists(directory.Data) ? directory.Data : directory.Root;
        var stat = await Command.RunAsync(["stat", "-c", "%u:%g", subject], "/", cancellationToken);
        return stat.Output.Trim();
    }
}
