using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Deploy;

/// <summary>
/// Makes the list of parts (CycloneDX) of what is published from the lock files and the notices, and compares:
/// <c>QAWL_WRITE_SBOM=true</c> writes it.
/// </summary>
public sealed partial class SbomTests
{
    private const string File = "deploy/sbom.cdx.json";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string Notices = Read("THIRD-PARTY-NOTICES.md");

    private static readonly IReadOnlyList<Package> Locked =
    [
        .. new[] { "src/Api/packages.lock.json", "src/Seeder/packages.lock.json" }
            .SelectMany(lockFile => JsonElement.Parse(Read(lockFile)).GetProperty("dependencies").EnumerateObject())
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => !package.Value.GetProperty("type").ValueEquals("Project"))
            .Select(package => new Package(package.Name, package.Value))
            .DistinctBy(package => package.Name, StringComparer.Ordinal)
            .OrderBy(package => package.Name, StringComparer.Ordinal),
    ];

    [Fact]
    public async Task The_list_of_parts_is_that_of_the_lock_files()
    {
        var made = Make().ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("QAWL_WRITE_SBOM") == "true")
        {
            await System.IO.File.WriteAllTextAsync(
                Path.Combine(Repository.Root, File),
                made,
                TestContext.Current.CancellationToken
            );
        }

        Read(File).ShouldBe(made, "After a change of packages run this test with QAWL_WRITE_SBOM=true.");
        Make()["components"]!.AsArray().Count.ShouldBeGreaterThan(15);
    }

    [Fact]
    public void The_notices_name_what_is_published_and_nothing_else() =>
        Published()
            .Select(p => p.Name)
            .ShouldBe(Table("In the published service and console job").Keys, ignoreOrder: true);

    [Fact]
    public void The_notices_have_the_licences_that_packages_declare()
    {
        var folder =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var told = Table("In the published service and console job");

        foreach (var package in Published())
        {
            var name = package.Name.ToLowerInvariant();
            var description = XDocument.Load(Path.Combine(folder, name, package.Version, $"{name}.nuspec"));
            var declared = description.Descendants().First(e => e.Name.LocalName == "license");
            told[package.Name].ShouldBe(declared.Value, package.Name);
        }
    }

    private static JsonObject Make() =>
        new()
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = new JsonObject
                {
                    ["type"] = "application",
                    ["bom-ref"] = "qawl",
                    ["name"] = "qawl",
                    ["version"] = Version().Match(Read("Directory.Build.props")).Groups["version"].Value,
                    ["licenses"] = Licences("MIT"),
                },
            },
            ["components"] = new JsonArray([
                .. Published()
                    .Select(package => new JsonObject
                    {
                        ["type"] = "library",
                        ["bom-ref"] = package.Url,
                        ["name"] = package.Name,
                        ["version"] = package.Version,
                        ["licenses"] = Licences(Table("In the published service and console job")[package.Name]),
                        ["purl"] = package.Url,
                    }),
            ]),
            ["dependencies"] = new JsonArray([
                Needs("qawl", Published().Where(p => p.IsDirect)),
                .. Published().Select(p => Needs(p.Url, Published().Where(other => p.Needs.Contains(other.Name)))),
            ]),
        };

    private static JsonObject Needs(string what, IEnumerable<Package> needed) =>
        new() { ["ref"] = what, ["dependsOn"] = new JsonArray([.. needed.Select(n => (JsonNode)n.Url)]) };

    private static JsonArray Licences(string id) => [new JsonObject { ["license"] = new JsonObject { ["id"] = id } }];

    private static IEnumerable<Package> Published()
    {
        var building = Table("Needed to build, in no result");
        return Locked.Where(p => !building.ContainsKey(p.Name));
    }

    /// <summary>Packages and licences under a heading of the notices.</summary>
    private static Dictionary<string, string> Table(string heading)
    {
        var start = Notices.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0);
        var end = Notices.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return Rows()
            .Matches(Notices[start..end])
            .Where(row => row.Groups["package"].Value is not ("package" or "---"))
            .ToDictionary(
                row => row.Groups["package"].Value,
                row => row.Groups["licence"].Value,
                StringComparer.Ordinal
            );
    }

    private static string Read(string path) => System.IO.File.ReadAllText(Path.Combine(Repository.Root, path));

    [GeneratedRegex(@"^\| (?<package>\S+) \| (?<licence>\S+) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex("<Version>(?<version>.+)</Version>")]
    private static partial Regex Version();

    private sealed class Package(string name, JsonElement locked)
    {
        public string Name => name;

        public string Version { get; } = locked.GetProperty("resolved").GetString()!;

        public bool IsDirect { get; } = !locked.GetProperty("type").ValueEquals("Transitive");

        public string Url => $"pkg:nuget/{name}@{Version}";

        public HashSet<string> Needs { get; } =
            locked.TryGetProperty("dependencies", out var needed)
                ? [.. needed.EnumerateObject().Select(n => n.Name)]
                : [];
    }
}
