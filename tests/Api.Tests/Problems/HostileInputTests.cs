using System.Net;
using System.Text.Json;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Problems;

/// <summary>No string, however odd, may make the service fail.</summary>
[Collection(SeededServiceTests.Name)]
public sealed class HostileInputTests(SeededService service)
{
    private static readonly string[] Places =
    [
        "/v1/quotes?q={0}",
        "/v1/quotes?speaker={0}",
        "/v1/quotes?person={0}",
        "/v1/quotes?organization={0}",
        "/v1/quotes?outlet={0}",
        "/v1/quotes?kind={0}",
        "/v1/quotes?from={0}",
        "/v1/quotes?cursor={0}",
        "/v1/quotes?limit={0}",
        "/v1/quotes?{0}=1",
        "/v1/quotes/{0}",
        "/v1/articles?q={0}",
        "/v1/articles/{0}",
        "/v1/articles/{0}/text",
        "/v1/people?q={0}",
        "/v1/people/{0}/mentions?outlet={0}",
        "/v1/people/{0}/connections?relation={0}&outlet={0}",
        "/v1/organizations/{0}/timeline?bucket={0}&q={0}",
        "/v1/search?q={0}",
        "/v1/search?q=a&type={0}",
        "/v1/suggest?q={0}",
        "/v1/imports?source={0}",
        "/v1/imports?cursor={0}",
        "/v1/imports/{0}",
        "/v1/imports/{0}/rejections?reason={0}",
        "/v1/organizations?q={0}&kind={0}",
        "/v1/organizations/{0}/quotes",
        "/problems/{0}",
    ];

    /// <summary>Syntax of tsquery, LIKE and SQL; invisible, reordering and unpaired characters; things that are long.</summary>
    public static TheoryData<string> OwnStrings =>
        [
            "a & | ! ( ) : * < -> 'b' \\",
            "'",
            "\"",
            "a' or 1=1 --",
            "$$; drop table articles; --",
            "%",
            "_",
            "\\",
            "\u0000",
            "a\u0000b",
            "\u202Eabc\u202C",
            "\u2066a\u2069",
            "\u200B\u200C\u200D\u200E\u200F\uFEFF",
            "\uFFFE\uFFFF",
            "\U000E0041\U000E007F",
            "\U0001F600\U0010FFFF",
            "\u0640\u064B\u0670",
            "لا إله",
            "ﷺ ﻻ",
            "\r\nLocation: /x",
            "{0}{1}{ready}",
            "../../etc/passwd",
            "..%2f..%2f",
            "@x",
            "?",
            "#",
            "2024-05-04T99:99",
            "-infinity",
            "infinity",
            "NaN",
            "0001-01-01T00:00+14:00",
            "9999-12-31T23:59:59-14:00",
            new string('a', 5000),
            new string('\u0644', 250),
            string.Concat(Enumerable.Repeat("ا ", 120)),
        ];

    [Theory]
    [MemberData(nameof(OwnStrings))]
    public Task Odd_strings_in_every_place_never_fail(string text) => NeverFailsAsync(text);

    [Slow]
    [Fact]
    public async Task The_big_list_of_naughty_strings_in_every_place_never_fails()
    {
        var list = Path.Combine(Repository.Root, "..", "shared", "hostile", "blns.json");
        if (!File.Exists(list))
        {
            Assert.Skip($"There is no {list}: it is not part of the repository.");
        }
        var strings = JsonSerializer.Deserialize<string[]>(
            await File.ReadAllBytesAsync(list, TestContext.Current.CancellationToken)
        )!;

        await Parallel.ForEachAsync(
            strings,
            TestContext.Current.CancellationToken,
            async (text, _) => await NeverFailsAsync(text)
        );
    }

    private async Task NeverFailsAsync(string text)
    {
        var encoded = Uri.EscapeDataString(text);
        foreach (var place in Places)
        {
            var path = place.Replace("{0}", encoded, StringComparison.Ordinal);
            using var answer = await service.Client.GetAsync(path, TestContext.Current.CancellationToken);

            answer.StatusCode.ShouldBeOneOf(
                HttpStatusCode.OK,
                HttpStatusCode.BadRequest,
                HttpStatusCode.NotFound,
                HttpStatusCode.RequestUriTooLong
            );
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.RequestUriTooLong))
            {
                answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", path);
            }
        }
    }
}
