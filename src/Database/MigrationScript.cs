using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Qawl.Database;

/// <summary>One numbered step of the schema, with the SHA-256 of its text (line ends as LF).</summary>
internal sealed partial record MigrationScript(int Version, string Name, string Sql, string Checksum)
{
    /// <summary>Every script that this program carries, in order of version.</summary>
    public static readonly IReadOnlyList<MigrationScript> All = ReadEmbedded(typeof(MigrationScript).Assembly);

    /// <param name="fileName">For example <c>V001__create_articles.sql</c>.</param>
    /// <param name="sql">The text of the script; CRLF and LF have the same checksum, so a checkout cannot change it.</param>
    public static MigrationScript Parse(string fileName, string sql)
    {
        var match = FileName().Match(fileName);
        if (!match.Success)
        {
            throw new FormatException($"A migration is named V001__what_it_does.sql, not {fileName}.");
        }

        var text = sql.ReplaceLineEndings("\n");
        return new(
            int.Parse(match.Groups["version"].ValueSpan, CultureInfo.InvariantCulture),
            match.Groups["name"].Value.Replace('_', ' '),
            text,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))
        );
    }

    private static MigrationScript[] ReadEmbedded(Assembly assembly)
    {
        const string Folder = "Migrations/";
        var scripts = new List<MigrationScript>();
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(Folder, StringComparison.Ordinal))
            {
                continue;
            }

            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            scripts.Add(Parse(resource[Folder.Length..], reader.ReadToEnd()));
        }

        return [.. scripts.OrderBy(script => script.Version)];
    }

    [GeneratedRegex(
        @"^V(?<version>[0-9]{3})__(?<name>[a-z0-9]+(_[a-z0-9]+)*)\.sql$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 250
    )]
    private static partial Regex FileName();
}
