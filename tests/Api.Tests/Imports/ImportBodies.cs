using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Imports;

/// <summary>Bodies for imports, and what is answered to them.</summary>
internal static class ImportBodies
{
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>An article of its own for each <paramref name="mark"/>.</summary>
    public static string Line(string mark) =>
        $$"""{"text":"قال سمير الحداد في مؤتمر صحفي إن «السد جاهز» وهذه {{mark}}.","outlet":"وكالة المدى","date":"2024-05-04"}""";

    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }
        return packed.ToArray();
    }

    public static HttpRequestMessage Post(
        byte[] body,
        string? coding = null,
        string? key = TestService.Key,
        string query = ""
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/imports" + query)
        {
            Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = MediaTypeHeaderValue.Parse("application/x-ndjson") },
            },
        };
        if (coding is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        }
        if (key is not null)
        {
            request.Headers.Add("X-Api-Key", key);
        }
        return request;
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public static (int Imported, int Unchanged, int Rejected) Counts(JsonElement run)
    {
        var counts = run.GetProperty("counts");
        return (
            counts.GetProperty("imported").GetInt32(),
            counts.GetProperty("unchanged").GetInt32(),
            counts.GetProperty("rejected").GetInt32()
        );
    }

    public static string[] Rejections(JsonElement page) =>
        [
            .. page.GetProperty("items")
                .EnumerateArray()
                .Select(r => $"{r.GetProperty("ordinal")} {r.GetProperty("name")} {r.GetProperty("reason")}"),
        ];
}
