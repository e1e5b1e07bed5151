using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Qawl.Sdk.Kiota;
using Qawl.Sdk.Kiota.Models;

namespace Qawl.Sdk;

/// <summary>The story told with the client that Kiota makes.</summary>
internal static class KiotaStory
{
    public static async Task<int> RunAsync()
    {
        using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider())
        {
            BaseUrl = Steps.Address.ToString(),
        };
        var qawl = new QawlClient(adapter);
        var steps = new Steps();
        var quotes = new List<Quote>();
        var person = "";

        steps.Add(
            "find a person in another spelling",
            async () =>
                person = (await qawl.V1.People.GetAsync(r => r.QueryParameters.Q = "سلمي الدروبى"))!.Items![0].Id!
        );
        steps.Add(
            "page through all quotes of the person",
            async () =>
            {
                string? cursor = null;
                long? total = null;
                do
                {
                    var page = await qawl
                        .V1.People[person]
                        .Quotes.GetAsync(r =>
                        {
                            r.QueryParameters.Limit = 2;
                            r.QueryParameters.Total = true;
                            r.QueryParameters.Cursor = cursor;
                        });
                    quotes.AddRange(page!.Items!);
                    cursor = page.NextCursor;
                    total ??= page.Total;
                } while (cursor is not null);
                Steps.Holds(quotes.Count > 2, "more than one page");
                Steps.Equal(quotes.Count, total);
            }
        );
        steps.Add(
            "read one quote",
            async () =>
            {
                var quote = await qawl.V1.Quotes[quotes[0].Id!].GetAsync();
                Steps.Equal(quote!.Text, quotes[0].Text);
                Steps.Equal(quote.Speaker?.Id, person);
            }
        );
        steps.Add(
            "find the quote in the stored text",
            async () =>
            {
                var text = await qawl.V1.Articles[quotes[0].ArticleId!].Text.GetAsync();
                Steps.Equal(Steps.Slice(text!, quotes[0].Start!.Value, quotes[0].End!.Value), quotes[0].Text);
            }
        );
        steps.Add(
            "handle a 404",
            async () =>
            {
                var problem = await Steps.RefusedAsync<Problem>(() => qawl.V1.Quotes["no-such-quote"].GetAsync());
                Steps.Equal(problem.Status, 404);
                Steps.Holds(problem.Type!.StartsWith("/problems/", StringComparison.Ordinal), "a known type");
            }
        );
        steps.Add(
            "handle a 400 that names the field",
            async () =>
            {
                var problem = await Steps.RefusedAsync<Problem>(() =>
                    qawl.V1.Quotes.GetAsync(r => r.QueryParameters.Limit = 1000)
                );
                Steps.Equal(problem.Status, 400);
                Steps.Equal(problem.Errors!.AdditionalData.Keys.Single(), "limit");
            }
        );
        steps.AddIfOffered(
            "ndjson",
            "stream an export",
            async () =>
            {
                var request = qawl.V1.Quotes.ToGetRequestInformation();
                request.Headers.Clear();
                request.Headers.Add("Accept", "application/x-ndjson");
                await using var stream = await adapter.SendPrimitiveAsync<Stream>(request);
                var ids = new HashSet<string>(StringComparer.Ordinal);
                await foreach (var quote in Steps.RowsAsync<Dictionary<string, object>>(stream!))
                {
                    ids.Add(quote["id"].ToString()!);
                }
                Steps.Holds(ids.IsSupersetOf(quotes.Select(q => q.Id!)), "all quotes are in the export");
                Steps.Holds(ids.Count > 20, "more than a page");
            }
        );
        var article = new NewArticle
        {
            Text = Steps.ArticleBy("Kiota"),
            Outlet = "الأفق",
            PublishedAt = "2025-02-03",
        };
        steps.Add(
            "add an article twice",
            async () =>
            {
                var first = await qawl.V1.Articles.PostAsync(article, r => r.Headers.Add("X-Api-Key", Steps.Key));
                var second = await qawl.V1.Articles.PostAsync(article, r => r.Headers.Add("X-Api-Key", Steps.Key));
                Steps.Equal(second!.Id, first!.Id);
            }
        );
        steps.Add(
            "be refused without a key",
            async () =>
            {
                var problem = await Steps.RefusedAsync<Problem>(() => qawl.V1.Articles.PostAsync(article));
                Steps.Equal(problem.Status, 401);
            }
        );
        return await steps.RunAsync();
    }
}
