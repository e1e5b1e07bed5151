using System.Formats.Tar;
using System.IO.Enumeration;
using Qawl.Ingestion.Documents;

namespace Qawl.Ingestion.Reading;

/// <summary>A file to read, or one that must not be.</summary>
/// <param name="Name">Relative to the folder that was given, with slashes.</param>
internal readonly record struct TreeFile(string Path, string Name, long Length, Rejection? Rejection = null);

/// <summary>
/// The files below a path in ordinal order of their names. Names that begin with a dot are passed over, and so are files
/// about the documents: <c>README*</c>, <c>LICENSE*</c>, <c>gold.json</c> and <c>*.gold.json</c>. A link counts only if it
/// leads to a file inside the same folder.
/// </summary>
internal static class DocumentTree
{
    private static readonly string[] AboutDocuments = ["README*", "LICENSE*", "gold.json", "*.gold.json"];

    public static IEnumerable<TreeFile> Walk(string path) =>
        Directory.Exists(path)
            ? Walk(new DirectoryInfo(path), RealPath(Path.GetFullPath(path)), "", 1)
            : [Inspect(new FileInfo(path), Path.GetFileName(path))];

    private static IEnumerable<TreeFile> Walk(DirectoryInfo folder, string root, string prefix, int depth)
    {
        var (entries, refused) = List(folder);
        if (refused is not null)
        {
            yield return new TreeFile(folder.FullName, prefix.TrimEnd('/'), 0, refused);
        }
        foreach (var entry in entries)
        {
            var name = prefix + entry.Name;
            if (entry.LinkTarget is not null)
            {
                yield return Follow(entry, root, name);
            }
            else if (entry is not DirectoryInfo subfolder)
            {
                yield return Inspect((FileInfo)entry, name);
            }
            else if (depth == DocumentLimits.FolderDepth)
            {
                yield return new TreeFile(
                    entry.FullName,
                    name,
                    0,
                    new Rejection(
                        RejectionReason.TooDeep,
                        $"The folder is nested deeper than {DocumentLimits.FolderDepth}."
                    )
                );
            }
            else
            {
                foreach (var file in Walk(subfolder, root, name + '/', depth + 1))
                {
                    yield return file;
                }
            }
        }
    }

    private static (IEnumerable<FileSystemInfo> Entries, Rejection? Refused) List(DirectoryInfo folder)
    {
        try
        {
            var entries = folder
                .EnumerateFileSystemInfos(
                    "*",
                    new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false }
                )
                .Where(e =>
                    !e.Name.StartsWith('.')
                    && !AboutDocuments.Any(a => FileSystemName.MatchesSimpleExpression(a, e.Name))
                )
                // A folder sorts as its files will: by the name with a slash.
                .OrderBy(e => e is DirectoryInfo ? e.Name + '/' : e.Name, StringComparer.Ordinal)
                .ToList();
            return (entries, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ([], new Rejection(RejectionReason.Unreadable, "The folder cannot be read: " + e.Message));
        }
    }

    private static TreeFile Follow(FileSystemInfo link, string root, string name)
    {
        string target;
        try
        {
            target = RealPath(link.FullName);
        }
        catch (IOException)
        {
            return Refused("The link leads in a circle.");
        }
        if (!target.StartsWith(root.TrimEnd('/') + '/', StringComparison.Ordinal))
        {
            return Refused("The link leads out of the folder.");
        }
        return File.Exists(target)
            ? Inspect(new FileInfo(target), name)
            : Refused(Directory.Exists(target) ? "Links to folders are not followed." : "The link leads nowhere.");

        TreeFile Refused(string detail) =>
            new(link.FullName, name, 0, new Rejection(RejectionReason.SymbolicLink, detail));
    }

    private static TreeFile Inspect(FileInfo file, string name)
    {
        if (!file.Exists)
        {
            return new TreeFile(
                file.FullName,
                name,
                0,
                new Rejection(
                    RejectionReason.Unreadable,
                    "The file has gone since it was listed, or its name is not UTF-8."
                )
            );
        }
        // Pipes, sockets and devices all have length 0; opening one could block for ever, so none of that length is opened.
        var rejection =
            file.Length > 0 ? null
            : IsRegular(file) ? new Rejection(RejectionReason.EmptyFile, "The file is empty.")
            : new Rejection(RejectionReason.NotRegularFile, "A pipe, a socket or a device.");
        return new TreeFile(file.FullName, name, file.Length, rejection);
    }

    /// <summary>The one place in .NET that tells a pipe or device from a file without opening it is the tar writer.</summary>
    private static bool IsRegular(FileInfo file)
    {
        try
        {
            using var buffer = new MemoryStream();
            using (var writer = new TarWriter(buffer, TarEntryFormat.Pax, leaveOpen: true))
            {
                writer.WriteEntry(file.FullName, "entry");
            }
            buffer.Position = 0;
            using var reader = new TarReader(buffer);
            return reader.GetNextEntry()?.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile;
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>With every link on the way resolved.</summary>
    /// <exception cref="IOException">More links than any sound path has.</exception>
    private static string RealPath(string path)
    {
        const int MostLinks = 40;
        var links = 0;
        var real = "/";
        var rest = new Stack<string>(Parts(path).Reverse());
        while (rest.TryPop(out var part))
        {
            if (part is "..")
            {
                real = Path.GetDirectoryName(real) ?? "/";
                continue;
            }
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }
            if (++links > MostLinks)
            {
                throw new IOException($"Too many links in {path}");
            }
            real = Path.IsPathRooted(target) ? "/" : real;
            foreach (var step in Parts(target).Reverse())
            {
                rest.Push(step);
            }
        }
        return real;

        static IEnumerable<string> Parts(string path) =>
            path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p is not ".");
    }
}
