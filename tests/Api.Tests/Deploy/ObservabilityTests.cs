using System.Text.Json;
using System.Text.RegularExpressions;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Deploy;

/// <summary>The dashboard and the alerts ask for what the service serves.</summary>
[Slow]
public sealed partial class ObservabilityTests(PostgresFixture postgres)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static JsonElement Dashboard =>
        JsonElement.Parse(File.ReadAllText(Path.Combine(Repository.Root, "deploy", "observability", "dashboard.json")));

    private static IEnumerable<JsonElement> Panels => Dashboard.GetProperty("panels").EnumerateArray();

    private static IEnumerable<string> Expressions =>
        Panels
            .SelectMany(p => p.GetProperty("targets").EnumerateArray())
            .Select(t => t.GetProperty("expr").GetString()!)
            .Concat(Alerts().Select(a => a.Text("expr")!));

    [Fact]
    public async Task Every_measure_and_label_that_is_asked_for_is_served()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var service = await TestService.StartAsync(database.ConnectionString);
        using var client = new HttpClient { BaseAddress = service.ClientOptions.BaseAddress };
        using var kept = await client.GetAsync("/v1/people", Cancelled);
        using var import = new HttpRequestMessage(HttpMethod.Post, "/v1/imports")
        {
            Content = new StringContent(
                "{\"text\":\"قال زاهر السنبل: «عاد القطار».\"}\n",
                null,
                "application/x-ndjson"
            ),
        };
        import.Headers.Add("X-Api-Key", TestService.Key);
        using var imported = await client.SendAsync(import, Cancelled);
        imported.EnsureSuccessStatusCode();

        // What was just measured may be missing from a text that was made a moment ago.
        string[] missing;
        do
        {
            var served = (await client.GetStringAsync("/metrics", Cancelled)).Split('\n');
            missing = [.. Expressions.SelectMany(e => Missing(e, served)).Distinct(StringComparer.Ordinal)];
        } while (
            missing
                is ["http_server_request_duration_seconds_count" or "http_server_request_duration_seconds_bucket", ..]
        );

        missing.ShouldBeEmpty();
        Missing("rate(qawl_answers_total{cept=\"hit\"}[5m]) + qawl_places_lost", ["qawl_answers_total{kept=\"hit\"} 1"])
            .ShouldBe(["qawl_answers_total{cept}", "qawl_places_lost"]);
    }

    [Fact]
    public void The_dashboard_has_panels_side_by_side_that_ask_its_data_source()
    {
        var cells = Panels
            .Select(p => p.GetProperty("gridPos"))
            .SelectMany(g =>
                from x in Enumerable.Range(g.GetProperty("x").GetInt32(), g.GetProperty("w").GetInt32())
                from y in Enumerable.Range(g.GetProperty("y").GetInt32(), g.GetProperty("h").GetInt32())
                select (x, y)
            )
            .ToArray();
        var variables = Dashboard
            .GetProperty("templating")
            .GetProperty("list")
            .EnumerateArray()
            .Select(v => "$" + v.GetProperty("name").GetString())
            .Append("$__rate_interval");

        cells.Distinct().Count().ShouldBe(cells.Length);
        cells.ShouldAllBe(c => c.x < 24);
        Panels.Select(p => p.GetProperty("id").GetInt32()).ShouldBeUnique();
        Panels.ShouldAllBe(p => p.GetProperty("datasource").GetProperty("uid").ValueEquals("${datasource}"));
        Expressions
            .SelectMany(e => Variables().Matches(e))
            .Select(m => m.Value)
            .Except(variables, StringComparer.Ordinal)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_alert_says_how_urgent_it_is_and_what_to_do()
    {
        Alerts().Select(a => a.Text("alert")).Distinct(StringComparer.Ordinal).Count().ShouldBe(Alerts().Count);
        Alerts().ShouldAllBe(a => a.Text("labels/severity") == "page" || a.Text("labels/severity") == "ticket");
        Alerts().ShouldAllBe(a => a.Text("annotations/summary") != null && a.Text("annotations/description") != null);
        Yaml.Read("deploy", "observability", "prometheus.yaml").Text("scrape_configs/0/job_name").ShouldBe("qawl");
        Yaml.Read("deploy", "observability", "prometheus.yaml").Text("rule_files/0").ShouldBe("alerts.yaml");
    }

    private static IReadOnlyList<YamlDotNet.RepresentationModel.YamlNode> Alerts() =>
        Yaml.Read("deploy", "observability", "alerts.yaml").Items("groups/0/rules");

    /// <summary>Which measures of an expression no line has, and which of their labels.</summary>
    private static IEnumerable<string> Missing(string expression, string[] served)
    {
        foreach (Match measure in Measures().Matches(expression))
        {
            var name = measure.Groups["name"].Value;
            var lines = served.Where(l => l.StartsWith(name + "{", StringComparison.Ordinal)).ToArray();
            if (lines.Length == 0)
            {
                yield return name;
            }
            foreach (var label in Labels().Matches(measure.Groups["labels"].Value).Select(m => m.Groups["label"].Value))
            {
                // Prometheus itself adds the instance.
                if (
                    lines.Length > 0
                    && label != "instance"
                    && !Array.Exists(lines, l => l.Contains($"{label}=\"", StringComparison.Ordinal))
                )
                {
                    yield return $"{name}{{{label}}}";
                }
            }
        }
    }

    [GeneratedRegex(
        @"\b(?<name>(?:qawl|http_server|db_client|dotnet|kestrel)_\w+)(?:\{(?<labels>[^}]*)\})?",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Measures();

    [GeneratedRegex(@"(?<label>\w+)\s*[=!]~?\s*""")]
    private static partial Regex Labels();

    [GeneratedRegex(@"\$\w+")]
    private static partial Regex Variables();
}
