using Dapper;
using Npgsql;
using Qawl.Identity;
using Qawl.Ingestion.Views;

namespace Qawl.Ingestion.Writing;

/// <summary>What documents say, written at once for one as for hundreds, and taken back.</summary>
internal static class Facts
{
    /// <summary>For every statement, in seconds: an index that is being tidied up may hold one for long.</summary>
    public const int Seconds = 120;

    /// <summary>Of what an article's rows count for.</summary>
    internal const string Counted = """
        with counted as (
            select form_id, text as spelling, 1 as mentions, 0 as quotes, 0 as articles
            from mentions where article_id = @article
            union all
            select id, name, 0, 0, 0 from forms where article_id = @article
            union all
            select speaker_form_id, null, 0, 1, 0 from quotes where article_id = @article and speaker_form_id is not null
            union all
            select outlet_form_id, null, 0, 0, 1 from articles where id = @article and outlet_form_id is not null
        )
        select f.person_id as "PersonId", f.organization_id as "OrganizationId", min(f.name) as "Name",
               array_agg(distinct c.spelling) filter (where c.spelling is not null) as "Spellings",
               sum(c.mentions)::integer as "Mentions", sum(c.quotes)::integer as "Quotes", sum(c.articles)::integer as "Articles",
               array(select distinct r.office from form_roles r
                     where r.article_id = @article and r.person_id = f.person_id) as "Offices"
        from counted c
        join forms f on f.article_id = @article and f.id = c.form_id
        group by f.person_id, f.organization_id
        """;

    /// <summary>Mentions and offices go with their forms; what others may mean now is judged again.</summary>
    internal const string Delete = $"""
        {ArticleFacts.QueueOfArticle};
        {FormFacts.QueueOfArticle};
        {QuoteFacts.QueueOfArticle};
        delete from quotes where article_id = @article;
        delete from forms where article_id = @article
        """;

    /// <summary>
    /// In one statement; the references between the rows are checked at its end. Columns are taken apart side by side in a
    /// select list, where rows flow: as functions in FROM each would be stored first.
    /// </summary>
    /// <param name="connection">With a transaction.</param>
    /// <param name="fresh">Articles whose facts are not stored, each once.</param>
    /// <param name="arrivals">Documents that have not arrived before; also of articles that are stored.</param>
    /// <param name="run">The run that brings them.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task WriteAsync(
        NpgsqlConnection connection,
        IReadOnlyList<ArticleRows> fresh,
        IReadOnlyList<ArticleRows> arrivals,
        Guid run,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var ids = fresh.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand { Connection = connection, CommandTimeout = Seconds };
        var parts = new List<string>();
        if (fresh.Count > 0)
        {
            var room = new Terms();
            var terms = fresh.Select(rows => ArticleTerms.Of(rows, room)).ToList();
            Add(ArticleFacts.Insert, ArticleFacts.Columns(fresh, terms, FirstUrls(fresh, arrivals)));
            parts.Add(ArticleFacts.Queue);
            if (AddIfAny(FormFacts.InsertForms, FormFacts.FormColumns(fresh)))
            {
                parts.Add(FormFacts.Queue);
            }
            AddIfAny(FormFacts.InsertRoles, FormFacts.RoleColumns(fresh));
            AddIfAny(FormFacts.InsertMentions, FormFacts.MentionColumns(fresh));
            if (AddIfAny(QuoteFacts.Insert, QuoteFacts.Columns(fresh, terms)))
            {
                parts.Add(QuoteFacts.Queue);
            }
        }
        if (arrivals.Count > 0)
        {
            Add(Arrivals.Insert, Arrivals.Columns(arrivals, run, now));
        }
        if (arrivals.Any(r => !ids.Contains(r.Id)))
        {
            parts.Add(Arrivals.KeepFirstUrls);
        }
        command.CommandText = $"with {string.Join(",\n", parts.Select((sql, i) => $"part{i} as ({sql})"))}\nselect";
        await command.ExecuteNonQueryAsync(cancellation);

        void Add(string sql, IEnumerable<NpgsqlParameter> columns)
        {
            parts.Add(sql);
            command.Parameters.AddRange(columns.ToArray());
        }

        bool AddIfAny(string sql, IEnumerable<NpgsqlParameter> columns)
        {
            var all = columns.ToArray();
            if (all[0].Value is not Array { Length: > 0 })
            {
                return false;
            }
            Add(sql, all);
            return true;
        }
    }

    /// <summary>What views lose with an article's rows; to be asked before they go.</summary>
    public static async Task TakeFromAsync(
        NpgsqlConnection connection,
        string article,
        Change change,
        CancellationToken cancellation
    )
    {
        var counted = await connection.QueryAsync<CountedParty>(
            new CommandDefinition(Counted, new { article }, commandTimeout: Seconds, cancellationToken: cancellation)
        );
        foreach (var party in counted)
        {
            var changed = party.PersonId is { } person
                ? change.Of(FormType.Person, person, party.Name)
                : change.Of(FormType.Organization, party.OrganizationId!, party.Name);
            changed.Mentions -= party.Mentions;
            changed.Quotes -= party.Quotes;
            changed.Articles -= party.Articles;
            foreach (var office in party.Offices)
            {
                changed.Hold(office, articles: -1);
            }
            foreach (var spelling in party.Spellings)
            {
                changed.Spell(spelling, documents: -1);
            }
        }
        change.TakesAway = true;
    }

    private static IEnumerable<string?> FirstUrls(IEnumerable<ArticleRows> fresh, IEnumerable<ArticleRows> arrivals)
    {
        var urls = arrivals.ToLookup(r => r.Id, r => r.Document.Given.Url, StringComparer.Ordinal);
        return fresh.Select(r => urls[r.Id].Append(r.Document.Given.Url).OfType<string>().Min(CodePointOrder.Instance));
    }

    private sealed record CountedParty
    {
        public string? PersonId { get; init; }
        public string? OrganizationId { get; init; }
        public required string Name { get; init; }
        public required string[] Spellings { get; init; }
        public required string[] Offices { get; init; }
        public required int Mentions { get; init; }
        public required int Quotes { get; init; }
        public required int Articles { get; init; }
    }
}
