using System.Text.Json;

namespace Qawl.Bench;

/// <summary>What is asked: each operation, with filters that leave much and with filters that leave little.</summary>
internal static class QueryRequests
{
    // By how often the corpus has them.
    private static readonly string Common = MadeUpCorpus.Word(0);
    private static readonly string Usual = MadeUpCorpus.Word(60);
    private static readonly string Rare = MadeUpCorpus.Word(MadeUpCorpus.Words - 10);
    private static readonly string Star = MadeUpCorpus.PersonId(0);
    private static readonly string Nobody = MadeUpCorpus.PersonId(MadeUpCorpus.People - 10);
    private static readonly string Body = MadeUpCorpus.OrganizationId(30);
    private static readonly string Outlet = MadeUpCorpus.OrganizationId(0);
    private static readonly string SmallOutlet = MadeUpCorpus.OrganizationId(MadeUpCorpus.Outlets - 1);

    private static readonly string[] Filters =
    [
        $"q={Common}",
        $"q={Usual}",
        $"q={Rare}",
        $"q={Common}+{Usual}",
        $"speaker={Star}",
        $"speaker={Nobody}",
        $"speaker={Star}&speaker={Body}",
        $"person={Star}",
        $"person={Nobody}",
        $"organization={Body}",
        $"outlet={Outlet}",
        $"outlet={SmallOutlet}",
        "hasOutlet=false",
        "from=2020-01-01&to=2020-03-01",
        "from=2019-01-01",
        "dated=false",
        "importedSince=2024-12-31",
    ];

    private static readonly string[] OfQuotes = ["kind=direct", "speakerType=unnamed"];

    /// <summary>Two at once, of which the rows have one often and both seldom.</summary>
    private static readonly string[] Pairs =
    [
        $"person={Nobody}&outlet={Outlet}",
        $"q={Usual}&speaker={Nobody}",
        $"q={Common}&outlet={SmallOutlet}",
        $"q={Usual}&from=2020-01-01&to=2020-03-01",
        $"speaker={Star}&kind=direct&outlet={SmallOutlet}",
    ];

    private static readonly string[] Groups =
    [
        "speaker",
        "speakerType",
        "outlet",
        "kind",
        "day",
        "week",
        "month",
        "outlet,month",
        "speaker,month",
    ];

    public static async IAsyncEnumerable<string> AllAsync(HttpClient client)
    {
        foreach (var (list, filters) in new[] { ("quotes", Filters.Concat(OfQuotes)), ("articles", Filters) })
        {
            foreach (
                var filter in filters
                    .Concat(Pairs.Where(p => list == "quotes" || !p.Contains("kind", StringComparison.Ordinal)))
                    .Prepend("")
            )
            {
                var path = $"/v1/{list}?limit=100&{filter}".TrimEnd('&');
                yield return path;
                yield return $"{path}&sort=publishedAt";
                yield return $"{path}&total=true";
                yield return $"{path}&facets=speaker,outlet,kind";
                yield return $"/v1/{list}?sample=50&seed=7&{filter}".TrimEnd('&');
                using var page = JsonDocument.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
                if (page.RootElement.TryGetProperty("nextCursor", out var cursor) && filter != "dated=false")
                {
                    yield return $"{path}&cursor={QueryRun.Moved(cursor.GetString()!, "2020-02-01 00:00:00")}";
                }
            }
            foreach (var group in Groups)
            {
                yield return $"/v1/stats/{list}?groupBy={group}";
            }
            yield return $"/v1/stats/{list}?groupBy=month&speaker={Star}";
            yield return $"/v1/stats/{list}?groupBy=outlet,month&q={Usual}";
            yield return $"/v1/stats/{list}?groupBy=speaker&from=2020-01-01&to=2020-03-01";
            using var first = JsonDocument.Parse(
                await client.GetStringAsync(new Uri($"/v1/{list}?limit=100", UriKind.Relative))
            );
            var ids = first
                .RootElement.GetProperty("items")
                .EnumerateArray()
                .Select(i => i.GetProperty("id").GetString());
            yield return $"/v1/{list}?ids={string.Join(',', ids)}";
            if (list == "articles")
            {
                var article = first.RootElement.GetProperty("items")[0].GetProperty("id").GetString();
                yield return $"/v1/articles/{article}";
                yield return $"/v1/articles/{article}/text";
                yield return $"/v1/articles/{article}/quotes";
                yield return $"/v1/articles/{article}/annotations";
            }
        }
        yield return "/v1/quotes?limit=100&include=context";
        foreach (
            var words in new[]
            {
                Common,
                Usual,
                Rare,
                $"{Common}+{Usual}",
                MadeUpCorpus.PersonName(0).Replace(' ', '+'),
            }
        )
        {
            yield return $"/v1/search?q={words}";
            yield return $"/v1/search?q={words}&type=quote";
            yield return $"/v1/search?q={words}&type=article";
        }
        var name = MadeUpCorpus.PersonName(0);
        foreach (var beginning in new[] { name[..1], name[..2], name[..4], "ه", "ا" })
        {
            yield return $"/v1/suggest?q={beginning}";
        }
        foreach (var (kind, ids) in new[] { ("people", new[] { Star, Nobody }), ("organizations", [Body, Outlet]) })
        {
            yield return $"/v1/{kind}";
            yield return $"/v1/{kind}?sort=name&total=true";
            yield return $"/v1/{kind}?q={name[..2]}";
            yield return $"/v1/{kind}?q={name[..4]}";
            foreach (var id in ids)
            {
                var path = $"/v1/{kind}/{id}";
                yield return path;
                yield return $"{path}/quotes?total=true";
                yield return $"{path}/mentions?total=true";
                yield return $"{path}/connections";
                yield return $"{path}/connections?relation=speaksAbout";
                yield return $"{path}/connections?relation=spokenAboutBy";
                yield return $"{path}/connections?relation=appearsWith";
                yield return $"{path}/connections?total=true&from=2020-01-01&to=2020-03-01";
                yield return $"{path}/timeline";
                yield return $"{path}/timeline?bucket=day&limit=100&total=true";
                yield return $"{path}/timeline?bucket=week&q={Usual}";
                yield return $"{path}/feed";
            }
        }
        foreach (var filter in Filters.Concat(OfQuotes).Concat(Pairs).Prepend(""))
        {
            yield return $"/v1/quotes/feed?{filter}".TrimEnd('?');
        }
    }
}
