using System.Reflection;

namespace Qawl.Identity.Spelling;

/// <summary>A list that is embedded; lines that begin with # are comments.</summary>
internal static class WordList
{
    /// <param name="file">Folder and name.</param>
    /// <param name="separator">Between columns.</param>
    /// <returns>The columns of each row, trimmed.</returns>
    public static IEnumerable<string[]> Rows(string file, char separator)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The list {file} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split(separator, StringSplitOptions.TrimEntries);
            }
        }
    }
}
