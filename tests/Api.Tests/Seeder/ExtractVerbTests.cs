using System.Text.Json;
using System.Text.RegularExpressions;
using Qawl.Api.Tests.Ingestion;

namespace Qawl.Api.Tests.Seeder;

[Slow]
public sealed class ExtractVerbTests : IDisposable
{
    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Standard_output_holds_one_line_a_document_in_order_and_nothing_else()
    {
        MadeUpNews.Write(_files.Full("b.ndjson"), 40);
        _files.File("a.txt", Workspace.Body);
        _files.File("c.txt", "");

        var (exitCode, output, errors) = await SeederProcess.RunAsync("extract", _files.Path);

        exitCode.ShouldBe(3);
        errors.ShouldContain("rejected c.txt: emptyFile", Case.Sensitive);
        output.ShouldEndWith("\n");
        Lines(output)
            .Select(l => l.GetProperty("file").GetString())
            .ShouldBe(["a.txt", .. Enumerable.Range(1, 40).Select(n => $"b.ndjson#{n}")]);
        (await SeederProcess.RunAsync("extract", "--allow-rejected", _files.Path)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_line_has_every_field_with_null_for_what_the_text_does_not_say_and_Arabic_as_itself()
    {
        _files.File("a.txt", Workspace.Body);

        var (_, output, _) = await SeederProcess.RunAsync("extract", _files.Path);

        output.ShouldNotContain("\\u06", Case.Sensitive);
        var line = Lines(output).Single();
        line.EnumerateObject()
            .Select(p => p.Name)
            .ShouldBe(["file", "sha256", "article", "people", "organizations", "quotes"]);
        var article = line.GetProperty("article");
        article
            .EnumerateObject()
            .Select(p => p.Name)
            .ShouldBe([
                "title",
                "kicker",
                "outlet",
                "original_source",
                "published_at",
                "published_precision",
                "updated_at",
                "external_id",
                "language",
                "body",
            ]);
        article.GetProperty("published_at").ValueKind.ShouldBe(JsonValueKind.Null);
        line.GetProperty("sha256").GetString()!.Length.ShouldBe(64);
    }

    [Theory]
    [InlineData("2024-05-04T09:30:00", "2024-05-04T09:30", "2024-05-05T10:15:00Z", "2024-05-05T10:15Z")]
    [InlineData("2024-05-04T09:30:07+03:00", "2024-05-04T09:30:07+03:00", null, null)]
    [InlineData("2024-05-04", "2024-05-04", null, null)]
    public async Task Times_are_written_with_their_seconds(
        string published,
        string given,
        string? updated,
        string? givenUpdate
    )
    {
        var update = givenUpdate is null ? "" : $"آخر تحديث: {givenUpdate.Replace('T', ' ').Replace("Z", " GMT")}\n";
        _files.File(
            "a.ndjson",
            $$"""{"content":"{{(update + Workspace.Body).Replace("\n", "\\n")}}","publishedAt":"{{given}}"}"""
        );

        var (_, output, errors) = await SeederProcess.RunAsync("extract", _files.Path);

        var article = Lines(output).ShouldHaveSingleItem(errors).GetProperty("article");
        article.GetProperty("published_at").GetString().ShouldBe(published);
        article.GetProperty("updated_at").GetString().ShouldBe(updated);
    }

    [Fact]
    public async Task A_quote_tells_the_rule_that_found_its_speaker_and_who_else_was_seen()
    {
        _files.File("a.txt", "قالت الوزيرة سلمى الدروبي إن السعر ثابت. وأكد المدير سامي الخطيب أن المحطة ستعمل.");

        var (_, output, _) = await SeederProcess.RunAsync("extract", _files.Path);

        var quotes = Lines(output).Single().GetProperty("quotes").EnumerateArray().ToList();
        quotes.Count.ShouldBe(2);
        var attribution = quotes[1].GetProperty("attribution");
        attribution.GetProperty("rule").GetString().ShouldBe("subject-behind-verb");
        var other = attribution.GetProperty("alternatives").EnumerateArray().ShouldHaveSingleItem();
        other.GetProperty("who").GetProperty("key").GetString().ShouldBe("person:سلمي دروبي");
        other.GetProperty("rule").GetString().ShouldBe("last-speaker-who-agrees");
        other.GetProperty("why_not").GetString().ShouldBe("gender");
    }

    [Theory]
    [InlineData("المحطة ستعمل")]
    [InlineData("75-80")]
    public async Task Why_tells_how_a_quote_was_read_rule_by_rule(string quote)
    {
        _files.File("a.txt", "قالت الوزيرة سلمى الدروبي إن السعر ثابت. وأكد المدير سامي الخطيب أن المحطة ستعمل.");

        var (exitCode, output, errors) = await SeederProcess.RunAsync("extract", _files.Path, "--why", quote);

        exitCode.ShouldBe(0, errors);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("a.txt 68-80 indirect: المحطة ستعمل");
        lines[1].ShouldMatch("^  cue +verb-that-reports +«وأكد»$");
        lines[2].ShouldMatch("^  complement +complementizer +begins at «المحطة»$");
        lines.ShouldContain(l =>
            Regex.IsMatch(
                l,
                "^  asked +last-speaker-who-agrees .* the verb is of the other gender$",
                RegexOptions.None,
                TimeSpan.FromSeconds(1)
            )
        );
        lines[^2].ShouldMatch("^  meaning +name-behind-office +«سامي الخطيب» = person:سامي خطيب$");
        lines[^1].ShouldMatch(@"^  confidence +subject-behind-verb +0\.\d\d$");
        lines.Count(l => l.Contains("indirect:", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [InlineData("المحطة أغلقت")]
    [InlineData("9000-9001")]
    [InlineData("80-68")]
    public async Task Why_says_so_when_no_quote_is_meant(string quote)
    {
        _files.File("a.txt", "قالت الوزيرة سلمى الدروبي إن السعر ثابت. وأكد المدير سامي الخطيب أن المحطة ستعمل.");

        var (exitCode, output, errors) = await SeederProcess.RunAsync("extract", _files.Path, "--why", quote);

        exitCode.ShouldBe(1);
        output.ShouldBeEmpty();
        errors.ShouldBe($"No quote has “{quote}” in its words or stands there.\n");
    }

    [Fact]
    public async Task Every_span_printed_for_real_documents_is_the_slice_of_their_text()
    {
        var seeds = Workspace.Shared("seeds");

        var (exitCode, output, errors) = await SeederProcess.RunAsync("extract", seeds);

        exitCode.ShouldBe(0, errors);
        foreach (var line in Lines(output))
        {
            var text = await File.ReadAllTextAsync(
                Path.Combine(seeds, line.GetProperty("file").GetString()!),
                TestContext.Current.CancellationToken
            );
            var runes = Qawl.Extraction.Model.StoredText.Of(text).Value.EnumerateRunes().ToArray();
            foreach (var span in Spans(line))
            {
                var (start, end) = (span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32());
                string.Concat(runes[start..end]).ShouldBe(span.GetProperty("text").GetString());
            }
        }
    }

    private static IEnumerable<JsonElement> Lines(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement);

    /// <summary>Whatever has a start, an end and a text, at any depth.</summary>
    private static IEnumerable<JsonElement> Spans(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Spans),
            JsonValueKind.Object => json.EnumerateObject()
                .SelectMany(property => Spans(property.Value))
                .Concat(json.TryGetProperty("text", out _) ? [json] : []),
            _ => [],
        };
}
