using System.Text;
using Microsoft.Extensions.Primitives;
using Qawl.Api.Answers;
using Qawl.Api.Search;
using Qawl.Ingestion.Decoding;
using Qawl.Ingestion.Documents;

namespace Qawl.Api.Tests.Ingestion.Reading;

/// <summary>
/// What was good, changed at random byte by byte: each parser says what is wrong with it, or reads it. <c>QAWL_MUTATIONS</c>
/// says how many times, <c>QAWL_SEED</c> repeats a run.
/// </summary>
public sealed class MutatedInputTests
{
    private const int Usual = 20_000;
    private const int Longest = 4000;

    private static readonly int Count = AskedFor.Number("QAWL_MUTATIONS") ?? Usual;
    private static readonly int Seed = AskedFor.Number("QAWL_SEED") ?? Random.Shared.Next();

    /// <summary>What parsers trip over.</summary>
    private static readonly byte[][] Splinters =
    [
        [0],
        [0xED, 0xA0, 0x80],
        [0xC0, 0xAF],
        [0xEF, 0xBB, 0xBF],
        [0xFF, 0xFE],
        .. new[]
        {
            "\"",
            "\\u",
            "\\ud800",
            "[[[[",
            "}",
            "<!--",
            "<p",
            "&#x",
            "&amp;",
            "</",
            "\u202E",
            "(",
            " OR ",
            "*",
            "-",
            "q=",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly Dictionary<string, (byte[][] Good, Action<byte[]> Read)> Parsers = new(
        StringComparer.Ordinal
    )
    {
        ["json"] = (
            [
                Encoding.UTF8.GetBytes(
                    """{"title":"خبر","content":"قال سامي: «نعم» &quot;\u0627","date":"2024-05-04","n":1.5}"""
                ),
            ],
            bytes => ReadAs(bytes, DocumentFormat.Json)
        ),
        ["html"] = (
            [
                Encoding.UTF8.GetBytes(
                    "<html><head><title>خبر</title><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\"}</script></head><body><h1>خبر</h1><div hidden>x</div><p>قال &laquo;نعم&raquo;</p></body></html>"
                ),
            ],
            bytes => ReadAs(bytes, DocumentFormat.Html)
        ),
        ["text"] = (
            [
                Encoding.UTF8.GetBytes("خبر\n\nقال المدير: «نعم»."),
                [0xC7, 0xE1, 0xE3, 0xD5, 0xD1, 0xED, 0x20, 0xDE, 0xC7, 0xE1],
                Encoding.Unicode.GetBytes("\uFEFFقال المدير"),
            ],
            bytes => ReadAs(bytes, DocumentFormat.Text)
        ),
        ["search"] = (
            [Encoding.UTF8.GetBytes("by:الدروبي \"رئيس الوزراء\" (زلزال OR فيضان) -النفط وزار* =المسئول")],
            bytes => SearchReader.Read(Encoding.UTF8.GetString(bytes))
        ),
        ["accept"] = (
            [Encoding.UTF8.GetBytes("text/csv;header=absent;q=0.1, application/json;q=.8, */*;q=0.01")],
            bytes => _ = AcceptHeader.TryParse(new StringValues(Encoding.Latin1.GetString(bytes)), out _, out _)
        ),
    };

    public static TheoryData<string> Names => [.. Parsers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_changed_at_random_is_read_or_refused(string parser)
    {
        var (good, read) = Parsers[parser];
        var random = new Random(Seed);
        var bytes = good[0];
        for (var i = 0; i < Count / Parsers.Count; i++)
        {
            // Changes add up for a while.
            bytes = Mutate(i % 10 == 0 ? good[random.Next(good.Length)] : bytes, random);
            try
            {
                read(bytes);
            }
            catch (Exception e)
            {
                Assert.Fail($"{e}\nof {Convert.ToHexString(bytes)}; QAWL_SEED={Seed}");
            }
        }
    }

    [Theory]
    [InlineData("""{"\ud800":1,"content":"قال سامي: «نعم»."}""")]
    [InlineData("""{"\udbff":1,"title":"خبر","content":"قال سامي: «نعم»."}""")]
    [InlineData("""{"\udc00\u0061":1,"text":"قال سامي: «نعم»."}""")]
    public void A_name_of_a_field_that_is_no_text_is_malformed_JSON_and_no_defect(string json)
    {
        var document = new IncomingDocument
        {
            Name = "odd",
            Bytes = Encoding.UTF8.GetBytes(json),
            Format = DocumentFormat.Json,
        };

        DocumentContent.Of(document).Rejection!.Reason.ShouldBe(RejectionReason.MalformedJson);
    }

    private static void ReadAs(byte[] bytes, DocumentFormat format) =>
        DocumentContent.Of(
            new IncomingDocument
            {
                Name = "mutated",
                Bytes = bytes,
                Format = format,
            }
        );

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length + 1);
        var end = Math.Min(bytes.Length, at + random.Next(8));
        byte[] changed = random.Next(5) switch
        {
            0 => [.. bytes[..at], .. bytes[end..]],
            1 => [.. bytes[..end], .. bytes[at..]],
            2 => [.. bytes[..at], .. Splinters[random.Next(Splinters.Length)], .. bytes[at..]],
            3 => [.. bytes[..at], (byte)random.Next(256), .. bytes[end..]],
            _ => [.. bytes[at..], .. bytes[..at]],
        };
        return changed.Length is 0 or > Longest ? [(byte)random.Next(256)] : changed;
    }
}
