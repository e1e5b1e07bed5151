using System.Text.RegularExpressions;
using System.Xml.Linq;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Deploy;

public sealed partial class ImageTests
{
    private static readonly string Dockerfile = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "Dockerfile"));

    public static TheoryData<string> Projects =>
        [
            .. Directory
                .EnumerateDirectories(Path.Combine(Repository.Root, "src"))
                .Select(folder => Path.GetFileName(folder)),
        ];

    private static IReadOnlyDictionary<string, string> Newest =>
        Yaml.Read("deploy", "known-versions.yaml").Map("newest");

    /// <summary>The image is made of every project: one that is left out is missed only where the image is built.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_is_restored_in_the_image(string project) =>
        Dockerfile.ShouldContain(
            $"\nCOPY src/{project}/{project}.csproj src/{project}/packages.lock.json src/{project}/\n"
        );

    [Fact]
    public void What_images_are_made_from_is_the_newest_patch_of_its_line()
    {
        var compose = File.ReadAllText(Path.Combine(Repository.Root, "docker-compose.yml"));
        var pins = Pins().Matches(Dockerfile).Concat(Pins().Matches(compose)).ToArray();

        pins.Select(p => p.Groups["name"].Value).ShouldBe(Newest.Keys, ignoreOrder: true);
        foreach (var pin in pins)
        {
            pin.Groups["version"].Value.ShouldBe(Newest[pin.Groups["name"].Value], pin.Value);
        }
    }

    [Fact]
    public void What_is_known_is_no_older_than_what_is_used_here()
    {
        var runtime = new Version(Newest["mcr.microsoft.com/dotnet/aspnet"]);
        var packages = XDocument
            .Load(Path.Combine(Repository.Root, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Where(p => p.Attribute("Include")!.Value.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal))
            .Select(p => new Version(p.Attribute("Version")!.Value));

        runtime.ShouldBeGreaterThanOrEqualTo(Environment.Version);
        packages.ShouldNotBeEmpty();
        packages.ShouldAllBe(p => p <= runtime);
        // An SDK of the first band has the number of its runtime.
        new Version(Newest["mcr.microsoft.com/dotnet/sdk"]).Build.ShouldBe(100 + runtime.Build);
    }

    [Fact]
    public void The_licence_the_notices_and_the_list_of_parts_go_with_the_image()
    {
        string[] files = ["LICENSE", "THIRD-PARTY-NOTICES.md", "deploy/sbom.cdx.json"];
        var ignored = File.ReadAllLines(Path.Combine(Repository.Root, ".dockerignore"));

        Dockerfile[Dockerfile.LastIndexOf("\nFROM ", StringComparison.Ordinal)..]
            .ShouldContain($"\nCOPY {string.Join(' ', files)} ./\n");
        files.ShouldAllBe(f => File.Exists(Path.Combine(Repository.Root, f)) && ignored.Contains("!" + f));
    }

    [GeneratedRegex(
        @"(?:FROM|image:) (?<name>(?!localhost/)\S+):(?<version>\d[\w.-]*)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Pins();
}
