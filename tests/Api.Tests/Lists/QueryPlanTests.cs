using Qawl.Api.Annotations;
using Qawl.Api.Articles;
using Qawl.Api.Feeds;
using Qawl.Api.Imports;
using Qawl.Api.Lists;
using Qawl.Api.Mentions;
using Qawl.Api.Organizations;
using Qawl.Api.People;
using Qawl.Api.Quotes;
using Qawl.Api.Reconciliation;
using Qawl.Api.Requests;
using Qawl.Api.Utterances;
using Qawl.Extraction.Model;
using Qawl.Identity.Spelling;

namespace Qawl.Api.Tests.Lists;

/// <summary>
/// Explains the very statements that requests run. Sequential scans are made dear, so that one in a plan means that no
/// index serves the query.
/// </summary>
public sealed partial class QueryPlanTests(ManyRows rows) : IClassFixture<ManyRows>
{
    [Theory]
    [MemberData(nameof(QuoteFilters))]
    public Task Quotes_are_listed_by_an_index(string filter) =>
        UsesIndexesAsync(QuoteSelection.List(Quotes[filter], Everybody), QuoteQueries.OrderOf(Quotes[filter]));

    [Fact]
    public Task Of_quotes_of_one_statement_the_first_is_listed_by_an_index()
    {
        var filter = new QuoteFilter { Collapse = Collapsed };
        return UsesIndexesAsync(QuoteSelection.List(filter, Everybody), QuoteQueries.OrderOf(filter));
    }

    [Theory]
    [MemberData(nameof(UtteranceFilters))]
    public Task Utterances_are_listed_by_an_index(string filter) =>
        UsesIndexesAsync(
            UtteranceQueries.List(Utterances[filter], Everybody),
            UtteranceQueries.OrderOf(Utterances[filter])
        );

    [Theory]
    [MemberData(nameof(ArticleFilters))]
    public Task Articles_are_listed_by_an_index(string filter) =>
        UsesIndexesAsync(ArticleQueries.List(Articles[filter], Everybody), ArticleQueries.OrderOf(Articles[filter]));

    [Theory]
    [MemberData(nameof(MentionFilters))]
    public async Task Mentions_are_listed_by_an_index(string filter)
    {
        foreach (var owner in new[] { MentionQueries.OfPerson, MentionQueries.OfOrganization })
        {
            await UsesIndexesAsync(
                MentionQueries.List(Mentions[filter], Everybody).Where(owner, "named", OneId[0]),
                MentionQueries.OrderOf(Mentions[filter])
            );
        }
    }

    [Theory]
    [MemberData(nameof(PersonFilters))]
    public Task People_are_listed_by_an_index(string filter) =>
        UsesIndexesAsync(PersonQueries.List(People[filter], Found), PersonQueries.OrderOf(People[filter]));

    [Theory]
    [MemberData(nameof(OrganizationFilters))]
    public Task Organizations_are_listed_by_an_index(string filter) =>
        UsesIndexesAsync(
            OrganizationQueries.List(Organizations[filter], Found),
            OrganizationQueries.OrderOf(Organizations[filter])
        );

    [Fact]
    public async Task The_quotes_of_one_thing_are_listed_by_its_index()
    {
        var none = new SpokenListFilter();
        await UsesIndexesAsync(
            QuoteQueries.List(none, ResolvedNames.None).Where(QuoteQueries.OfPerson, "speaker", OneId[0]),
            QuoteQueries.NewestFirst,
            "quotes_of_person"
        );
        await UsesIndexesAsync(
            QuoteQueries.List(none, ResolvedNames.None).Where(QuoteQueries.OfOrganization, "speaker", OneId[0]),
            QuoteQueries.NewestFirst,
            "quotes_of_organization"
        );
        await UsesIndexesAsync(
            QuoteQueries
                .List(new ArticleQuoteFilter(), ResolvedNames.None)
                .Where(QuoteQueries.OfArticle, "article", OneId[0]),
            QuoteQueries.AsInText,
            "quotes_pkey"
        );
    }

    [Theory]
    [InlineData("person", "mentions_of_person")]
    [InlineData("organization", "mentions_of_organization")]
    public async Task Quotes_that_name_somebody_are_found_from_the_mentions_of_who_is_named(string filter, string index)
    {
        var statement = QuoteQueries.List(Quotes[filter], Everybody);
        var order = QuoteQueries.OrderOf(Quotes[filter]);
        await UsesIndexesAsync(statement, order, index);
        var after = new Cursor(["2024-05-04 00:00:00", "a", "5", "5"]);
        var next = statement.Page(order, after, limit: 21, CancellationToken.None);

        (await ExplainAsync(next.CommandText, next.Parameters)).ShouldMatch(
            $"(?s)\"{index}\".*?\"Index Cond\"[^,]*sort_at <="
        );
    }

    [Fact]
    public async Task Quotes_of_few_days_of_speaking_are_found_by_two_ranges()
    {
        var count = QuoteQueries.List(Quotes["said"], Everybody).Count(CancellationToken.None);

        var plan = await ExplainAsync(count.CommandText, count.Parameters);

        plan.ShouldContain("\"quotes_by_day_said\"", customMessage: plan);
        plan.ShouldContain("\"quotes_by_date\"", customMessage: plan);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_not_looked_for()
    {
        var command = QuoteQueries
            .List(Quotes["speaker"], ResolvedNames.None)
            .Page(QuoteQueries.NewestFirst, after: null, limit: 21, CancellationToken.None);

        (await ExplainAsync(command.CommandText, command.Parameters)).ShouldContain("\"One-Time Filter\": \"false\"");
    }

    [Theory]
    [MemberData(nameof(QuoteFilters))]
    public async Task Quotes_are_read_to_the_last_by_an_index(string filter)
    {
        var (_, declaration) = QuoteQueries
            .List(Quotes[filter], Everybody)
            .Declare(QuoteQueries.OrderOf(Quotes[filter]), after: null, seconds: 5, CancellationToken.None);

        await ExplainAsync(declaration.CommandText, declaration.Parameters);
    }

    [Fact]
    public async Task Feeds_and_annotations_are_read_by_an_index()
    {
        var none = new SpokenListFilter();
        var latest = FeedEndpoints.Latest(
            QuoteQueries.List(none, ResolvedNames.None),
            FeedEndpoints.Longest,
            CancellationToken.None
        );
        (await ExplainAsync(latest.CommandText, latest.Parameters)).ShouldContain("\"commits_in_order\"");
        var ofPerson = FeedEndpoints.Latest(
            QuoteQueries.List(none, ResolvedNames.None).Where(QuoteQueries.OfPerson, "speaker", OneId[0]),
            FeedEndpoints.Longest,
            CancellationToken.None
        );
        await ExplainAsync(ofPerson.CommandText, ofPerson.Parameters);
        await UsesIndexesAsync(AnnotationQueries.Of(OneId[0]), AnnotationQueries.AsInText, "mentions_pkey");
        await ExplainAsync(AnnotationQueries.Article, new { id = "a" });
        var quote = AnnotationQueries.Of(OneId[0], new(0, 1)).All(CancellationToken.None);
        (await ExplainAsync(quote.CommandText, quote.Parameters)).ShouldContain("\"quotes_pkey\"");
    }

    [Fact]
    public async Task Imports_are_found_among_runs_of_single_articles_by_an_index()
    {
        var page = ImportQueries
            .List(new ImportFilter())
            .Page(ImportQueries.NewestFirst, after: null, limit: 21, CancellationToken.None);

        (await ExplainAsync(page.CommandText, page.Parameters)).ShouldContain("\"import_runs_of_many\"");
        (await ExplainAsync(ImportQueries.Latest, null)).ShouldContain("\"import_runs_of_many\"");
    }

    [Fact]
    public async Task Words_and_names_are_found_by_the_index_made_for_them()
    {
        await UsesIndexesAsync(
            QuoteQueries.List(Quotes["q"], ResolvedNames.None),
            QuoteQueries.NewestFirst,
            "quotes_terms"
        );
        await UsesIndexesAsync(
            ArticleQueries.List(Articles["q"], ResolvedNames.None),
            ArticleQueries.NewestFirst,
            "articles_terms"
        );
    }

    [Fact]
    public async Task Names_are_found_by_what_they_sound_like_and_by_their_parts()
    {
        foreach (var sql in new[] { FoundNames.People, FoundNames.Organizations })
        {
            var plan = await ExplainAsync(sql, FoundNames.Parameters("('KTB') | ('=KTB')", "%كتب%", "كتب"));
            plan.ShouldContain("\"aliases_by_sound\"", customMessage: plan);
            plan.ShouldContain("\"aliases_folded_name\"", customMessage: plan);
        }
    }

    [Fact]
    public async Task Single_rows_and_names_are_looked_up_by_an_index()
    {
        var id = new { id = "a" };
        var names = new
        {
            Parameters = OneId,
            Given = OneId,
            Folded = OneId,
        };
        foreach (
            var view in new[]
            {
                new QuoteView(),
                new() { Include = [WireList<QuotePart>.Parse("context", null)] },
                new() { Include = [WireList<QuotePart>.Parse("evidence", null)] },
                new() { Include = [WireList<QuotePart>.Parse("context,evidence", null)] },
            }
        )
        {
            var one = QuoteQueries.One("a", new(0, 1), view).All(CancellationToken.None);
            (await ExplainAsync(one.CommandText, one.Parameters)).ShouldContain("\"quotes_pkey\"");
        }
        await ExplainAsync(ArticleQueries.Text, id);
        await ExplainAsync(ArticleQueries.Exists, id);
        await ExplainAsync(PersonQueries.Exists, id);
        await ExplainAsync(OrganizationQueries.Exists, id);
        await ExplainAsync(OrganizationQueries.Detail, id);
        await ExplainAsync(MovedIds.Holders, new { ids = OneId });
        await ExplainAsync(NameSpellings.OfHolders, new { holders = OneId });
        await ExplainAsync(CandidateQueries.People, new { ids = OneId });
        await ExplainAsync(CandidateQueries.Organizations, new { ids = OneId });
        await ExplainAsync(ResolvedNames.ResolvePeople, names);
        await ExplainAsync(ResolvedNames.ResolveOrganizations, names);
        foreach (var sql in ArticleQueries.Detail.Split(';').Concat(PersonQueries.Detail.Split(';')))
        {
            if (!string.IsNullOrWhiteSpace(sql))
            {
                await ExplainAsync(sql, id);
            }
        }
    }

    private static ResolvedNames Found =>
        new(resolved: null, [new("a", "a", new NameMatch(1, MatchedBy.Name, IsWhole: true), 1000, "a")]);

    private static ResolvedNames Everybody =>
        new([
            .. new[] { "speaker", "person", "organization", "outlet" }.SelectMany(p =>
                new[] { SpeakerType.Person, SpeakerType.Organization }.Select(t => new ResolvedName
                {
                    Parameter = p,
                    Given = OneId[0],
                    Type = t,
                    Id = OneId[0],
                    Name = "",
                })
            ),
        ]);

    private async Task UsesIndexesAsync<T>(Statement statement, Keyset<T> keyset, string? index = null)
    {
        var command = statement.Page(keyset, after: null, limit: 21, CancellationToken.None);
        var plan = await ExplainAsync(command.CommandText, command.Parameters);
        if (index is not null)
        {
            plan.ShouldContain($"\"{index}\"", customMessage: plan);
        }
        var after = new Cursor([
            .. keyset.Keys.Select(k =>
                k.Type == KeyType.Number ? "5"
                : k.Type == KeyType.Instant ? "2024-05-04 00:00:00"
                : "a"
            ),
        ]);
        var next = statement.Page(keyset, after, limit: 21, CancellationToken.None);
        await ExplainAsync(next.CommandText, next.Parameters);
        var count = statement.Count(CancellationToken.None);
        await rows.ExplainAsync(count.CommandText, count.Parameters);
    }

    private Task<string> ExplainAsync(string sql, object? parameters) => rows.ExplainIndexedAsync(sql, parameters);
}
