using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;
using Qawl.Ingestion.Documents;

namespace Qawl.Api.Tests.Documentation;

/// <summary>What the documentation shows and names must be so.</summary>
[Slow]
public sealed partial class ReadmeTests(PostgresFixture postgres)
{
    private static readonly string Readme = Read("README.md");

    [Fact]
    public async Task Queries_answer_what_the_readme_shows()
    {
        await using var seeds = await ImportedSeeds.StartAsync(postgres);
        using var client = seeds.Service.CreateClient();

        var examples = Examples().Matches(Readme);
        examples.Count.ShouldBe(7);
        foreach (Match example in examples)
        {
            var command = example.Groups["command"].Value;
            var shown = example.Groups["shown"].Value;
            using var answer = BodyAsShown().Match(command) is { Success: true } sent
                ? await client.PostAsync(
                    PathOfCommand().Match(command).Groups[1].Value,
                    new StringContent(sent.Groups[1].Value, Encoding.UTF8, "application/json"),
                    TestContext.Current.CancellationToken
                )
                : await client.GetAsync(UrlOf(command), TestContext.Current.CancellationToken);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            answer.IsSuccessStatusCode.ShouldBeTrue($"{command}{body}");
            if (Slice().Match(command) is { Success: true } slice)
            {
                var points = body.EnumerateRunes().ToArray()[
                    int.Parse(slice.Groups[1].ValueSpan)..int.Parse(slice.Groups[2].ValueSpan)
                ];
                string.Concat(points).ShouldBe(shown.Trim());
            }
            else
            {
                Holds(JsonElement.Parse(body), JsonElement.Parse(shown)).ShouldBeTrue($"{command}{body}");
            }
        }
    }

    [Fact]
    public async Task Every_question_of_the_table_is_answered()
    {
        await using var seeds = await ImportedSeeds.StartAsync(postgres);
        using var client = seeds.Service.CreateClient();

        var requests = Section("Asked in vain elsewhere")
            .Split('\n')
            .Select(l => LastCell().Match(l))
            .Where(m => m.Success)
            .Select(m => m.Groups[1].Value)
            .ToArray();
        requests.Length.ShouldBeGreaterThan(10);
        foreach (var request in requests)
        {
            using var answer = await client.GetAsync(request, TestContext.Current.CancellationToken);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            answer.IsSuccessStatusCode.ShouldBeTrue($"{request}{body}");
            // A list of nothing begins so, and a feed, an export or an article never does.
            body.ShouldNotStartWith("""{"items":[]""", Case.Sensitive, request);
            body.ShouldNotBeEmpty(request);
        }
    }

    [Fact]
    public async Task The_article_that_the_readme_posts_is_taken()
    {
        var (key, article) = (
            KeyAsShown().Match(Readme).Groups[1].Value,
            BodyAsShown().Matches(Readme)[^1].Groups[1].Value
        );
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(database.ConnectionString, key);
        using var client = service.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", key);

        using var body = new StringContent(article, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/v1/articles", body, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created);
        var quotes = await client.GetStringAsync("/v1/quotes", TestContext.Current.CancellationToken);
        quotes.ShouldContain("المكتبة مفتوحة للجميع");
        quotes.ShouldContain("هدى النجار");
    }

    [Fact]
    public void Every_relative_link_leads_to_a_file()
    {
        var pages = Directory
            .EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
            .Where(p => !Generated().IsMatch(Path.GetRelativePath(Repository.Root, p)))
            .ToArray();
        pages.ShouldNotBeEmpty();

        var broken = pages.SelectMany(page =>
            Links()
                .Matches(File.ReadAllText(page))
                .Select(link => link.Groups[1].Value)
                .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)))
                .Select(target => $"{page}: {target}")
        );

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void The_table_of_settings_names_those_of_the_code() =>
        FirstColumn("Configuration").ShouldBe(SettingsOfTheCode(), ignoreOrder: true);

    [Fact]
    public void The_table_of_reasons_names_those_of_the_code() =>
        FirstColumn("Your own documents", "reason")
            .ShouldBe(
                Enum.GetNames<RejectionReason>().Select(JsonNamingPolicy.CamelCase.ConvertName),
                ignoreOrder: true
            );

    [Fact]
    public void The_table_of_routes_names_those_of_the_contract()
    {
        string? path = null;
        var contract = new List<string>();
        foreach (var line in Read("openapi.yaml").Split('\n'))
        {
            path = PathOfContract().Match(line) is { Success: true } found ? found.Groups[1].Value : path;
            if (MethodOfContract().Match(line) is { Success: true } method)
            {
                contract.Add($"{method.Groups[1].Value.ToUpperInvariant()} {path}");
            }
        }

        FirstColumn("Routes").ShouldBe(contract, ignoreOrder: true);
    }

    [Fact]
    public void Every_package_stands_in_the_notices()
    {
        var notices = Words()
            .Matches(Read("THIRD-PARTY-NOTICES.md"))
            .Select(w => w.Value.TrimEnd('.'))
            .ToHashSet(StringComparer.Ordinal);
        var used = Directory
            .EnumerateFiles(Repository.Root, "packages.lock.json", SearchOption.AllDirectories)
            .SelectMany(file => JsonElement.Parse(File.ReadAllText(file)).GetProperty("dependencies").EnumerateObject())
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => !package.Value.GetProperty("type").ValueEquals("Project"))
            .Select(package => package.Name)
            .Distinct(StringComparer.Ordinal)
            .ToArray();

        used.ShouldNotBeEmpty();
        used.Where(package => !notices.Contains(package)).ShouldBeEmpty();
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(Repository.Root, name));

    /// <summary>Everything shown is there: members by name, items of a list in their order with others between them.</summary>
    private static bool Holds(JsonElement answer, JsonElement shown)
    {
        if (answer.ValueKind != shown.ValueKind)
        {
            return false;
        }
        if (shown.ValueKind == JsonValueKind.Object)
        {
            return shown
                .EnumerateObject()
                .All(m => answer.TryGetProperty(m.Name, out var there) && Holds(there, m.Value));
        }
        if (shown.ValueKind == JsonValueKind.Array)
        {
            var rest = new Queue<JsonElement>(shown.EnumerateArray());
            foreach (var item in answer.EnumerateArray())
            {
                if (rest.TryPeek(out var next) && Holds(item, next))
                {
                    rest.Dequeue();
                }
            }
            return rest.Count == 0;
        }
        return JsonElement.DeepEquals(answer, shown);
    }

    private static string UrlOf(string command)
    {
        var parameters = Parameters()
            .Matches(command)
            .Select(p => $"{p.Groups["name"]}={Uri.EscapeDataString(p.Groups["value"].Value)}");
        return $"{PathOfCommand().Match(command).Groups[1]}?{string.Join('&', parameters)}";
    }

    /// <summary>The names in backquotes that begin the rows of a section's table.</summary>
    private static string[] FirstColumn(string section, string? heading = null)
    {
        var text = Section(section);
        text = text[(text.IndexOf($"\n| {heading}", StringComparison.Ordinal) + 1)..];
        var table = text.Split('\n').SkipWhile(l => !l.StartsWith('|')).TakeWhile(l => l.StartsWith('|'));
        return [.. table.Select(l => FirstCell().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value)];
    }

    private static string Section(string heading)
    {
        var text = Readme[(Readme.IndexOf($"\n## {heading}\n", StringComparison.Ordinal) + 1)..];
        var end = text.IndexOf("\n## ", StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }

    private static string[] SettingsOfTheCode() =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
                .Where(p => !Generated().IsMatch(Path.GetRelativePath(Repository.Root, p)))
                .SelectMany(p => Settings().Matches(File.ReadAllText(p)))
                .Select(m => m.Value.Replace(":", "__", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal),
        ];

    [GeneratedRegex(@"```sh\n(?<command>curl -sG? 127[^`]*)```\n\n```(json|text)\n(?<shown>[^`]*)```")]
    private static partial Regex Examples();

    [GeneratedRegex(@"127\.0\.0\.1:8080(/\S+)")]
    private static partial Regex PathOfCommand();

    [GeneratedRegex(
        @"(?:-d|--data-urlencode) (?:'(?<name>\w+)=(?<value>[^']*)'|(?<name>\w+)=(?<value>\S+))",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Parameters();

    [GeneratedRegex(@"\.\[(\d+):(\d+)\]")]
    private static partial Regex Slice();

    [GeneratedRegex("X-Api-Key: ([^']+)'")]
    private static partial Regex KeyAsShown();

    [GeneratedRegex(@"-d '(\{[^']+\})'")]
    private static partial Regex BodyAsShown();

    [GeneratedRegex(@"\]\((?!\w+:|#)([^)#]+)")]
    private static partial Regex Links();

    [GeneratedRegex(@"(^|/)(bin|obj|node_modules|\.[^/]+)/")]
    private static partial Regex Generated();

    [GeneratedRegex(@"^\| `([^`]+)` \|")]
    private static partial Regex FirstCell();

    [GeneratedRegex(@"\? \| `(/v1/[^`]+)`")]
    private static partial Regex LastCell();

    [GeneratedRegex(
        @"\b(?:(?:Qawl|ConnectionStrings)(?:__|:)[A-Z]\w*(?::[A-Z]\w*)*|DATABASE_URL|(?:ASPNETCORE|OTEL|QAWL)_[A-Z_]+)\b"
    )]
    private static partial Regex Settings();

    [GeneratedRegex(@"^  '?(/[^':]+)'?:$")]
    private static partial Regex PathOfContract();

    [GeneratedRegex("^    (get|post|put|patch|delete):$")]
    private static partial Regex MethodOfContract();

    [GeneratedRegex(@"[\w.@-]+")]
    private static partial Regex Words();
}
