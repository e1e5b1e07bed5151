using System.Globalization;
using System.Runtime.Versioning;
using System.Text;

namespace Qawl.Database.Embedded;

/// <summary>Where the files of a private cluster are, and the gate through which one program at a time starts or stops it.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ClusterDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // The address of a socket is a path of at most 107 bytes, and PostgreSQL appends /.s.PGSQL.5432.lock to ours.
    private const int LongestSocketDirectory = 85;

    private ClusterDirectory(string root)
    {
        Root = root;
        Sockets = Run;
    }

    /// <summary>Absolute and without links, as are all paths here.</summary>
    public string Root { get; }

    /// <summary>The folder of the Unix socket, for its owner only: whoever reaches the socket is the database's user.</summary>
    public string Sockets { get; private set; }

    public string Data => Path.Combine(Root, "data");

    /// <summary>A cluster in the making; it becomes <see cref="Data"/> when it is complete.</summary>
    public string NewData => Path.Combine(Root, "data.new");

    public string Logs => Path.Combine(Root, "log");
    public string StartLog => Path.Combine(Logs, "start.log");

    /// <summary>Server parameters for the machine, which may be changed.</summary>
    public string Settings => Path.Combine(Root, "settings.conf");

    public string Programs => Path.Combine(Root, "programs");

    /// <summary>The major version of the cluster; nothing when there is none yet.</summary>
    public int? Major =>
        File.Exists(Path.Combine(Data, "PG_VERSION"))
            ? int.Parse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")), CultureInfo.InvariantCulture)
            : null;

    private string Gate => Path.Combine(Root, "gate");
    private string Run => Path.Combine(Root, "run");

    /// <summary>Makes the folders that are missing.</summary>
    /// <exception cref="DatabaseServerException">The folder cannot be made or belongs to somebody else.</exception>
    public static ClusterDirectory Open(string dataDirectory)
    {
        try
        {
            // What is fetched is kept beside the cluster, where the server's user must be able to read it.
            Directory.CreateDirectory(dataDirectory);
            var given = Directory.CreateDirectory(Path.Combine(dataDirectory, "pg"), OwnerOnly).FullName;
            var directory = new ClusterDirectory(LinuxProcess.RealPath(given));
            Directory.CreateDirectory(directory.Logs, OwnerOnly);
            Directory.CreateDirectory(directory.Programs, OwnerOnly);
            return directory;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseServerException(
                $"The private PostgreSQL cannot keep its files in {Path.GetFullPath(dataDirectory)}: {e.Message} "
                    + "Set Qawl__DataDirectory to a folder of yours."
            );
        }
    }

    /// <summary>Waits until no other program starts or stops the cluster; the gate opens again on dispose, and when the program dies.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(Gate, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(Gate))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
            }
        }
    }

    /// <summary>Makes the folder of the socket, or finds the one that the server was started with.</summary>
    public void MakeSockets()
    {
        if (Encoding.UTF8.GetByteCount(Run) > LongestSocketDirectory)
        {
            // The socket of a cluster with a long path is elsewhere, under a name that nobody can guess and take first.
            var link = new FileInfo(Run);
            if (link.LinkTarget is null)
            {
                link.CreateAsSymbolicLink(Directory.CreateTempSubdirectory("qawl-").FullName);
            }

            Sockets = link.LinkTarget!;
        }

        Directory.CreateDirectory(Sockets, OwnerOnly);
    }

    /// <summary>Removes what <see cref="MakeSockets"/> made.</summary>
    public void RemoveSockets()
    {
        Directory.Delete(Sockets, recursive: true);
        if (!string.Equals(Sockets, Run, StringComparison.Ordinal))
        {
            File.Delete(Run);
        }
    }
}
