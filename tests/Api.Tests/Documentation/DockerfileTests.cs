using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Documentation;

/// <summary>The image is made of every project: one that is left out is missed only where the image is built.</summary>
public sealed class DockerfileTests
{
    public static TheoryData<string> Projects =>
        [
            .. Directory
                .EnumerateDirectories(Path.Combine(Repository.Root, "src"))
                .Select(folder => Path.GetFileName(folder)),
        ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_is_restored_in_the_image(string project) =>
        File.ReadAllText(Path.Combine(Repository.Root, "deploy", "Dockerfile"))
            .ShouldContain($"\nCOPY src/{project}/{project}.csproj src/{project}/packages.lock.json src/{project}/\n");
}
