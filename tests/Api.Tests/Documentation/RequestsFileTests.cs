using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Documentation;

/// <summary>The tour in <c>requests.http</c> is sent as it stands, to a service with the project's seeds.</summary>
[Slow]
public sealed partial class RequestsFileTests(PostgresFixture postgres)
{
    private const int Stations = 20;

    [Fact]
    public async Task Every_request_is_answered_with_the_status_that_its_heading_states_and_lists_find_something()
    {
        await using var seeds = await ImportedSeeds.StartAsync(postgres);
        using var client = seeds.Service.CreateClient();
        var file = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "requests.http"),
            TestContext.Current.CancellationToken
        );

        var requests = Read(file.ReplaceLineEndings("\n"), client.BaseAddress!).ToArray();
        requests.Length.ShouldBeGreaterThanOrEqualTo(Stations);
        foreach (var (name, status, request) in requests)
        {
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            answer.StatusCode.ShouldBe(status, $"{name}: {body}");
            if (
                answer.Content.Headers.ContentType?.MediaType == "application/json"
                && JsonElement.Parse(body).TryGetProperty("items", out var items)
            )
            {
                items.GetArrayLength().ShouldBePositive(name);
            }
            request.Dispose();
        }
    }

    /// <summary>Variables first, then for each heading a request line, headers, and behind an empty line the body.</summary>
    private static IEnumerable<(string Name, HttpStatusCode Status, HttpRequestMessage Request)> Read(
        string file,
        Uri address
    )
    {
        var sections = file.Split("\n### ");
        var variables = Variable()
            .Matches(sections[0])
            .ToDictionary(v => v.Groups["name"].Value, v => v.Groups["value"].Value, StringComparer.Ordinal);
        variables["address"] = address.GetLeftPart(UriPartial.Authority);
        variables["key"] = TestService.Key;
        foreach (var section in sections[1..])
        {
            var text = Use().Replace(section, use => variables[use.Groups["name"].Value]);
            var parts = text.Trim().Split("\n\n", 2);
            var lines = parts[0].Split('\n');
            var heading = Heading().Match(lines[0]);
            heading.Success.ShouldBeTrue(lines[0]);
            var line = lines[1].Split(' ', 2);
            var request = new HttpRequestMessage(new HttpMethod(line[0]), line[1]);
            var headers = lines[2..]
                .Select(h => h.Split(": ", 2))
                .ToDictionary(h => h[0], h => h[1], StringComparer.Ordinal);
            if (headers.Remove("Content-Type", out var type))
            {
                request.Content = new StringContent(parts[1], Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
            }
            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue(name);
            }
            yield return (lines[0], (HttpStatusCode)int.Parse(heading.Groups["status"].ValueSpan), request);
        }
    }

    [GeneratedRegex(@"^@(?<name>\w+) = (?<value>.+)$", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}")]
    private static partial Regex Use();

    [GeneratedRegex(@"^\d+\. .+ \[(?<status>\d{3})\]$")]
    private static partial Regex Heading();
}
