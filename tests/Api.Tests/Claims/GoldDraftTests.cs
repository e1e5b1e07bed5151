using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Claims;

/// <summary>Drafts about the project's own documents: which quotations they have, and what is true of each.</summary>
[Slow]
public sealed partial class GoldDraftTests(GoldDrafts drafts) : IClassFixture<GoldDrafts>
{
    /// <param name="name">Of the file: each was written when those before it had been read, and not this one.</param>
    /// <param name="least">Of its quotations so many have the right verdict.</param>
    [Theory]
    [InlineData("drafts.txt", 0.96)]
    [InlineData("drafts-second.txt", 0.94)]
    [InlineData("drafts-third.txt", 0.96)]
    [InlineData("drafts-fourth.txt", 0.93)]
    [InlineData("drafts-fifth.txt", 0.97)]
    [InlineData("drafts-sixth.txt", 0.95)]
    [InlineData("drafts-seventh.txt", 0.92)]
    [InlineData("drafts-eighth.txt", 0.90)]
    [InlineData("drafts-ninth.txt", 0.88)]
    [InlineData("drafts-tenth.txt", 0.91)]
    [InlineData("drafts-eleventh.txt", 0.94)]
    [InlineData("drafts-twelfth.txt", 0.88)]
    [InlineData("drafts-thirteenth.txt", 0.85)]
    [InlineData("drafts-fourteenth.txt", 0.88)]
    [InlineData("drafts-fifteenth.txt", 0.90)]
    [InlineData("drafts-sixteenth.txt", 0.84)]
    public async Task Quotations_of_drafts_are_found_and_get_the_verdict_that_a_reader_gives(string name, double least)
    {
        using var client = drafts.Service.CreateClient();
        var (asked, found, right, falselyVerbatim) = (0, 0, 0, 0);
        var texts = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, $"tests/gold/{name}"),
            TestContext.Current.CancellationToken
        );
        foreach (var (number, draft) in Number().Split(texts).Index().Skip(1))
        {
            var (text, quotations) = Read(draft.Trim());
            var answers = await VerifyAsync(client, text);
            foreach (var (words, verdicts) in quotations)
            {
                asked++;
                var answer = answers.FirstOrDefault(a => Agrees(a.Words, words));
                found += answer.Verdict is null ? 0 : 1;
                right += verdicts.Contains(answer.Verdict) ? 1 : 0;
                falselyVerbatim += answer.Verdict == "verbatim" && !verdicts.Any(IsOfTheWords) ? 1 : 0;
                if (!verdicts.Contains(answer.Verdict))
                {
                    Say(
                        $"draft {number}: {string.Join(',', verdicts)} is {answer.Verdict ?? "missing"} ({answer.Speaker ?? "nobody"}): {words.Text}"
                    );
                }
            }
        }
        Say($"{asked} quotations, {found} found, {right} right, {falselyVerbatim} falsely verbatim");

        asked.ShouldBeGreaterThan(60);
        falselyVerbatim.ShouldBe(0);
        right.ShouldBeGreaterThanOrEqualTo((int)(least * asked));
    }

    /// <summary>Somebody else's words are verbatim too, where the speaker of the draft is not found.</summary>
    private static bool IsOfTheWords(string verdict) => verdict is "verbatim" or "otherSpeaker";

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    private static bool Agrees(Words one, Words other)
    {
        var common = Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start);
        return common >= 0.7 * (Math.Max(one.End, other.End) - Math.Min(one.Start, other.Start));
    }

    private static (string Text, List<(Words Words, string[] Verdicts)> Quotations) Read(string draft)
    {
        var text = new StringBuilder();
        var quotations = new List<(Words, string[])>();
        var at = 0;
        foreach (Match mark in Quotation().Matches(draft))
        {
            text.Append(draft[at..mark.Index]);
            var words = mark.Groups["words"].Value;
            quotations.Add((Placed(text.ToString(), words), mark.Groups["verdicts"].Value.Split(',')));
            text.Append(words);
            at = mark.Index + mark.Length;
        }
        return (text.Append(draft[at..]).ToString(), quotations);
    }

    /// <summary>Offsets are in code points.</summary>
    private static Words Placed(string before, string words)
    {
        var start = before.EnumerateRunes().Count();
        return new(start, start + words.EnumerateRunes().Count(), words);
    }

    private static async Task<(Words Words, string? Verdict, string? Speaker)[]> VerifyAsync(
        HttpClient client,
        string text
    )
    {
        using var body = new StringContent(JsonSerializer.Serialize(new { text }), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/v1/verify/text", body, TestContext.Current.CancellationToken);
        var told = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return
        [
            .. told.GetProperty("quotations")
                .EnumerateArray()
                .Select(q =>
                    (
                        new Words(
                            q.GetProperty("start").GetInt32(),
                            q.GetProperty("end").GetInt32(),
                            q.GetProperty("text").GetString()!
                        ),
                        q.TryGetProperty("verification", out var verified)
                            ? verified.GetProperty("verdict").GetString()
                            : "tooShort",
                        SpeakerOf(q)
                    )
                ),
        ];
    }

    private static string? SpeakerOf(JsonElement quotation) =>
        !quotation.TryGetProperty("speaker", out var speaker) ? null
        : speaker.TryGetProperty("name", out var name) ? name.GetString()
        : speaker.GetProperty("words").GetProperty("text").GetString();

    private sealed record Words(int Start, int End, string Text);

    [GeneratedRegex(@"^### \d+\s*$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"\[(?<verdicts>[A-Za-z,]+)\|(?<words>[^\]]+)\]",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Quotation();
}

/// <summary>The documents that the drafts are about, imported once for all of them.</summary>
public sealed class GoldDrafts(PostgresFixture postgres) : IAsyncLifetime
{
    private ImportedSeeds? _seeds;

    internal TestService Service => _seeds!.Service;

    public async ValueTask InitializeAsync() => _seeds = await ImportedSeeds.StartAsync(postgres);

    public async ValueTask DisposeAsync()
    {
        if (_seeds is not null)
        {
            await _seeds.DisposeAsync();
        }
    }
}
