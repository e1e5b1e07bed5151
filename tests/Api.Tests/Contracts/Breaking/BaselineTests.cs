using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Contracts.Breaking;

/// <summary>
/// The gate: clients that were built for the last release go on working. <c>baseline.yaml</c> is the contract of that
/// release; CONTRIBUTING.md says when it is renewed, which is the only way to break the contract on purpose.
/// </summary>
public sealed class BaselineTests
{
    [Fact]
    public async Task Nothing_breaks_clients_of_the_last_release()
    {
        var baseline = await ReadAsync("tests/Api.Tests/Contracts/Breaking/baseline.yaml");
        var contract = await ReadAsync("openapi.yaml");

        baseline.Paths.ShouldNotBeEmpty();
        BreakingChanges.Between(baseline, contract).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_operation_of_the_baseline_would_be_missed()
    {
        var baseline = await ReadAsync("tests/Api.Tests/Contracts/Breaking/baseline.yaml");

        BreakingChanges
            .Between(baseline, new OpenApiDocument { Paths = [] })
            .Count.ShouldBe(baseline.Paths.Sum(p => p.Value.Operations!.Count));
    }

    private static async Task<OpenApiDocument> ReadAsync(string file)
    {
        var settings = new OpenApiReaderSettings();
        settings.AddYamlReader();
        var text = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, file),
            TestContext.Current.CancellationToken
        );
        var (contract, diagnostic) = OpenApiDocument.Parse(text, "yaml", settings);
        diagnostic!.Errors.ShouldBeEmpty(file);
        return contract!;
    }
}
