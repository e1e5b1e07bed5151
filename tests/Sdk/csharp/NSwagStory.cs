using System.Net.Http.Headers;
using Qawl.Sdk.NSwag;

namespace Qawl.Sdk.NSwag
{
    /// <summary>What NSwag lets a user add: headers of a request, and what an answer says besides its body.</summary>
    public partial class QawlClient
    {
        public string? Key { get; set; }

        public string? IfNoneMatch { get; set; }

        public string? ETag { get; private set; }

        public int Status { get; private set; }

        partial void PrepareRequest(HttpClient client, HttpRequestMessage request, string url)
        {
            if (Key is not null)
            {
                request.Headers.Add("X-Api-Key", Key);
            }
            if (IfNoneMatch is not null)
            {
                request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(IfNoneMatch));
            }
        }

        partial void ProcessResponse(HttpClient client, HttpResponseMessage response)
        {
            Status = (int)response.StatusCode;
            ETag = response.Headers.ETag?.ToString();
        }
    }
}

namespace Qawl.Sdk
{
    /// <summary>The story told with the client that NSwag makes.</summary>
    internal static class NSwagStory
    {
        public static async Task<int> RunAsync()
        {
            using var http = new HttpClient { BaseAddress = Steps.Address };
            var qawl = new QawlClient(http) { BaseUrl = Steps.Address.ToString() };
            var steps = new Steps();
            var quotes = new List<Quote>();
            var person = "";

            steps.Add(
                "find a person in another spelling",
                async () => person = (await qawl.ListPeopleAsync(q: "سلمي الدروبى")).Items.First().Id
            );
            steps.Add(
                "page through all quotes of the person",
                async () =>
                {
                    string? cursor = null;
                    long? total = null;
                    do
                    {
                        var page = await qawl.ListPersonQuotesAsync(person, limit: 2, total: true, cursor: cursor);
                        quotes.AddRange(page.Items);
                        cursor = page.NextCursor;
                        total ??= page.Total;
                    } while (cursor is not null);
                    Steps.Holds(quotes.Count > 2, "more than one page");
                    Steps.Equal(quotes.Count, total);
                    Steps.Equal(quotes.DistinctBy(q => q.Id, StringComparer.Ordinal).Count(), total);
                }
            );
            steps.Add(
                "read one quote",
                async () =>
                {
                    var quote = await qawl.GetQuoteAsync(quotes[0].Id);
                    Steps.Equal(quote.Text, quotes[0].Text);
                    Steps.Equal(quote.Speaker?.Id, person);
                }
            );
            steps.Add(
                "find the quote in the stored text",
                async () =>
                {
                    var text = await qawl.GetArticleTextAsync(quotes[0].ArticleId);
                    Steps.Equal(Steps.Slice(text, quotes[0].Start, quotes[0].End), quotes[0].Text);
                }
            );
            steps.Add(
                "handle a 404",
                async () =>
                {
                    var refused = await Steps.RefusedAsync<ApiException<Problem>>(() =>
                        qawl.GetQuoteAsync("no-such-quote")
                    );
                    Steps.Equal(refused.Result.Status, 404);
                    Steps.Holds(refused.Result.Type.StartsWith("/problems/", StringComparison.Ordinal), "a known type");
                }
            );
            steps.Add(
                "handle a 400 that names the field",
                async () =>
                {
                    var refused = await Steps.RefusedAsync<ApiException<Problem>>(() =>
                        qawl.ListQuotesAsync(limit: 1000)
                    );
                    Steps.Equal(refused.Result.Status, 400);
                    Steps.Equal(refused.Result.Errors!.Keys.Single(), "limit");
                }
            );
            steps.AddIfOffered(
                "etag",
                "spare an answer that has not changed",
                async () =>
                {
                    await qawl.GetQuoteAsync(quotes[0].Id);
                    qawl.IfNoneMatch = qawl.ETag;
                    var refused = await Steps.RefusedAsync<ApiException>(() => qawl.GetQuoteAsync(quotes[0].Id));
                    qawl.IfNoneMatch = null;
                    Steps.Equal(refused.StatusCode, 304);
                }
            );
            steps.AddIfOffered(
                "ndjson",
                "stream an export",
                async () =>
                {
                    // The generated method reads one page of JSON; a stream is read with the generated record.
                    using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/quotes");
                    request.Headers.Accept.Add(new("application/x-ndjson"));
                    using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                    Steps.Equal(answer.Content.Headers.ContentType?.MediaType, "application/x-ndjson");
                    var ids = new HashSet<string>(StringComparer.Ordinal);
                    await foreach (var quote in Steps.RowsAsync<Quote>(await answer.Content.ReadAsStreamAsync()))
                    {
                        ids.Add(quote.Id);
                    }
                    Steps.Holds(ids.IsSupersetOf(quotes.Select(q => q.Id)), "all quotes are in the export");
                    Steps.Holds(ids.Count > 20, "more than a page");
                }
            );
            var article = new NewArticle
            {
                Text = Steps.ArticleBy("NSwag"),
                Outlet = "الأفق",
                PublishedAt = "2025-02-03",
            };
            steps.Add(
                "add an article twice",
                async () =>
                {
                    qawl.Key = Steps.Key;
                    var first = await qawl.AddArticleAsync(article);
                    Steps.Equal(qawl.Status, 201);
                    var second = await qawl.AddArticleAsync(article);
                    Steps.Equal(qawl.Status, 200);
                    Steps.Equal(second.Id, first.Id);
                }
            );
            steps.Add(
                "be refused without a key",
                async () =>
                {
                    qawl.Key = null;
                    var refused = await Steps.RefusedAsync<ApiException<Problem>>(() => qawl.AddArticleAsync(article));
                    Steps.Equal(refused.Result.Status, 401);
                }
            );
            return await steps.RunAsync();
        }
    }
}
