using System.Text.Json.Nodes;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Contracts.Requests;

/// <summary>A parameter that a route declares and does not obey would deceive whoever sends it.</summary>
[Collection(SeededServiceTests.Name)]
public sealed class ObeyedParameterTests(SeededService service)
{
    /// <summary>What stands for the id in a path: with one of these the parameter must matter.</summary>
    private static readonly Dictionary<string, string[]> Ids = new(StringComparer.Ordinal)
    {
        ["articles"] = ["{dam}", "{rain}"],
        ["imports"] = ["latest"],
        ["organizations"] = ["{water}", "{agency}"],
        ["people"] = ["{samir}", "{layla}"],
        ["quotes"] = ["{ready}"],
    };

    /// <summary>Values that find nothing, or at least something else. Of those that can be listed all are tried.</summary>
    private static readonly Dictionary<string, string[]> Values = new(StringComparer.Ordinal)
    {
        ["at"] = ["1990"],
        ["bom"] = ["true"],
        ["contextLength"] = ["1"],
        ["dated"] = ["true", "false"],
        ["from"] = ["2030-01-01"],
        ["hasOutlet"] = ["true", "false"],
        ["ids"] = ["nothing"],
        ["importedSince"] = ["2030-01-01"],
        ["isOutlet"] = ["true", "false"],
        ["limit"] = ["1"],
        ["minOutlets"] = ["1000"],
        ["q"] = ["قلم"],
        ["saidFrom"] = ["2030-01-01"],
        ["saidTo"] = ["1990-01-01"],
        ["sample"] = ["1"],
        ["seed"] = ["1", "2", "3", "4"],
        ["source"] = ["nowhere"],
        ["to"] = ["1990-01-01"],
        ["total"] = ["true"],
    };

    /// <summary>Parameters that others need to mean anything.</summary>
    private static readonly Dictionary<string, string> Needed = new(StringComparer.Ordinal)
    {
        ["bom"] = "format=csv",
        ["contextLength"] = "include=context",
        ["seed"] = "sample=1",
    };

    /// <summary>Of what is required, values that find something.</summary>
    private static readonly Dictionary<string, string> Required = new(StringComparer.Ordinal)
    {
        ["groupBy"] = "groupBy=kind,outlet",
        ["searchEverything"] = "q=المياه",
        ["suggestNames"] = "q=ال",
    };

    /// <summary>Where there is one row only, which has no order and no next page; people have more, and the same queries.</summary>
    private static readonly string[] HaveOneRow =
    [
        "listOrganizationQuotes",
        "listOrganizationTimeline",
        "listQuoteVariants",
    ];

    [Slow]
    [Fact]
    public async Task Every_parameter_that_is_declared_changes_something()
    {
        var checks = 0;
        var ignored = new List<string>();
        foreach (var operation in service.Declared.Operations.Where(o => o.Method == "GET"))
        {
            foreach (var parameter in operation.Parameters.Where(p => p.In == "query"))
            {
                if (
                    parameter.Name is "sort" or "limit" or "cursor"
                    && HaveOneRow.Contains(operation.Id, StringComparer.Ordinal)
                )
                {
                    continue;
                }
                checks++;
                if (!await MattersAsync(operation, parameter))
                {
                    ignored.Add($"{operation.Id} {parameter.Name}");
                }
            }
        }

        ignored.ShouldBeEmpty();
        checks.ShouldBeGreaterThan(200);
    }

    private async Task<bool> MattersAsync(DeclaredOperation operation, DeclaredParameter parameter)
    {
        foreach (var path in PathsOf(operation))
        {
            var bases = operation
                .Parameters.Where(p => p.IsRequired && p.In == "query" && p.Name != parameter.Name)
                .Select(p => Required.GetValueOrDefault(operation.Id) ?? Required[p.Name])
                .Append(Needed.GetValueOrDefault(parameter.Name))
                .OfType<string>();
            var start = $"{path}?{string.Join('&', bases)}";
            var required = Required.GetValueOrDefault(operation.Id) ?? Required.GetValueOrDefault(parameter.Name);
            var without = parameter.IsRequired ? $"{start}&{required}" : start;
            foreach (var value in await ValuesOfAsync(parameter, start))
            {
                if (await AnswerAsync(without) != await AnswerAsync($"{start}&{parameter.Name}={value}"))
                {
                    return true;
                }
            }
        }
        return false;
    }

    private static IEnumerable<string> PathsOf(DeclaredOperation operation) =>
        operation.Path.Contains("{id}", StringComparison.Ordinal)
            ? Ids[operation.Path.Split('/')[2]]
                .Select(id => operation.Path.Replace("{id}", id, StringComparison.Ordinal))
            : [operation.Path];

    private async Task<string[]> ValuesOfAsync(DeclaredParameter parameter, string start)
    {
        if (parameter.Name == "cursor")
        {
            using var page = await service.Client.GetAsync(
                service.Resolve(start + "&limit=1"),
                TestContext.Current.CancellationToken
            );
            return [.. page.Headers.GetValues("Link").Single().Split('>')[0].Split("cursor=").Skip(1)];
        }
        return Values.GetValueOrDefault(parameter.Name)
            ?? (
                parameter.ItemSchema.TryGetProperty("enum", out var listed)
                    ? [.. listed.EnumerateArray().Select(v => v.GetString()!)]
                    : ["nobody"]
            );
    }

    /// <summary>Without what repeats the request: its cursors, its address and what its names were taken for.</summary>
    private async Task<string> AnswerAsync(string path)
    {
        using var answer = await service.Client.GetAsync(service.Resolve(path), TestContext.Current.CancellationToken);
        // Not as text, which the mark at the beginning of a table would not be part of.
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var body = System.Text.Encoding.UTF8.GetString(bytes);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {body}");
        if (answer.Content.Headers.ContentType!.MediaType == "application/atom+xml")
        {
            return string.Concat(body.Split("<entry>").Skip(1));
        }
        if (body.StartsWith('{') && JsonNode.Parse(body.Split('\n')[0]) is JsonObject page && page.ContainsKey("items"))
        {
            foreach (var echo in new[] { "nextCursor", "resolved", "id", "next", "partOf" })
            {
                page.Remove(echo);
            }
            return page.ToJsonString();
        }
        return body;
    }
}
