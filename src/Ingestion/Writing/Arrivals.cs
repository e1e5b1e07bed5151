using Npgsql;
using NpgsqlTypes;
using Qawl.Ingestion.Views;

namespace Qawl.Ingestion.Writing;

/// <summary>Rows of <c>documents</c>.</summary>
internal static class Arrivals
{
    internal const string Insert = """
        insert into documents (article_id, sha256, name, encoding, given, run_id, imported_at)
        select n.article_id, n.sha256, n.name, n.encoding, n.given::jsonb, @run, @now
        from (
            select unnest(@arrived) as article_id, unnest(@hashes) as sha256, unnest(@names) as name,
                   unnest(@encodings) as encoding, unnest(@given) as given
        ) as n
        """;

    /// <summary>Of several addresses of one text the first in code point order counts, in whatever order they arrive.</summary>
    internal const string KeepFirstUrls = """
        update articles a set url = n.url
        from (select id, min(url collate "C") as url from unnest(@arrived, @arrivedUrls) as n (id, url) group by id) as n
        where a.id = n.id and n.url is not null and (a.url is null or n.url < a.url collate "C")
        """;

    public static IEnumerable<NpgsqlParameter> Columns(
        IReadOnlyList<ArticleRows> arrivals,
        Guid run,
        DateTimeOffset now
    ) =>
        [
            new("run", run),
            new("now", now),
            Column.Text("arrived", arrivals.Select(r => r.Id)),
            Column.Of("hashes", NpgsqlDbType.Bytea, arrivals.Select(r => r.Document.Sha256)),
            Column.Text("names", arrivals.Select(r => r.Name)),
            Column.Text("encodings", arrivals.Select(r => r.Document.Encoding)),
            Column.Text("given", arrivals.Select(r => GivenJson.Of(r.Document.Given))),
            Column.Text("arrivedUrls", arrivals.Select(r => r.Document.Given.Url)),
        ];
}
