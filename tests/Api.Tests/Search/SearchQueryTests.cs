using Dapper;
using Qawl.Api.Search;
using Qawl.Api.Tests.Database;
using Qawl.Extraction.Search;
using Qawl.Ingestion.Writing;

namespace Qawl.Api.Tests.Search;

/// <summary>Queries find rows by an index as comparing their words one by one does.</summary>
public sealed class SearchQueryTests(PostgresFixture postgres)
{
    private static readonly string[] Words =
    [
        .. "سعر السعر بسعر سعرها بسعرها أسعار الأسعار وأسعارها سِعر سـعر مسؤول مسئولون المسؤولين مسؤولة".Split(' '),
        .. "عبدالله عبد الله نصرالله نور الدين وزير وزراء الوزارة وزاراتهم حكومة الحكومة حكوماتهم لحكومتنا".Split(' '),
        .. "إيران إيراني الإيرانية ايرانيين Apple apple APPLE apples 2015 ٢٠١٥ في من والى إلى قال قالت قالوا".Split(
            ' '
        ),
        .. "هيأة هيئة طوارىء طوارئ شيء شيئا شؤون شئون ﷲ لله بالله كتب مكتبات مكتباتها مكتب رأي آراء".Split(' '),
    ];

    private static readonly string[] Queries =
    [
        .. Words.Select(w => "=" + w),
        .. Words.Where(w => w.Length > 2).SelectMany(w => Enumerable.Range(2, w.Length - 2).Select(n => w[..n] + '*')),
        .. Words.Select(w => w + '*').Where(q => q.Length > 2),
        .. Words.Zip(Words.Skip(1), (one, other) => $"=\"{one} {other}\""),
        .. Words,
    ];

    [Fact]
    public async Task Exact_words_and_beginnings_are_found_as_by_comparing_words()
    {
        string[] texts =
        [
            .. Words,
            .. Words.Zip(Words.Skip(1), (one, other) => $"{one} {other}"),
            .. Words.Zip(Words.Skip(7), Words.Skip(13)).Select(w => $"{w.First} {w.Second}. {w.Third}"),
        ];
        var queries = Queries
            .Distinct(StringComparer.Ordinal)
            .Where(q => SearchReader.Read(q).Node is Sought)
            .ToArray();

        var found = await FoundAsync(texts.Select(TermsOf), queries);

        queries.Length.ShouldBeGreaterThan(250);
        foreach (var query in queries)
        {
            var matches = new SearchMatches(SearchQuery.Of(query), SearchField.Anywhere);
            var expected = texts.Where(text => matches.In(text).Count > 0);
            found[query].Select(i => texts[i]).ShouldBe(expected, $"{query}: {Rendered(query)}");
        }
    }

    [Theory]
    [InlineData(300)]
    [InlineData(17_000)]
    public async Task In_long_texts_too(int words)
    {
        var text = string.Concat(Enumerable.Range(0, words).Select(i => $"البيت{i} "));

        var found = await FoundAsync(
            [TermsOf(text + "السعر"), TermsOf(text + "سعر"), TermsOf(text + "الأسعار")],
            ["=السعر", "=سعر", "سعر*", "أسعا*", $"=البيت{words - 1}", $"=بيت{words - 1}", $"بيت{words - 1}*"]
        );

        found["=السعر"].ShouldBe([0]);
        found["=سعر"].ShouldBe([1]);
        found["سعر*"].ShouldBe([0, 1]);
        found["أسعا*"].ShouldBe([2]);
        found[$"=البيت{words - 1}"].ShouldBe([0, 1, 2]);
        found[$"=بيت{words - 1}"].ShouldBeEmpty();
        found[$"بيت{words - 1}*"].ShouldBe([0, 1, 2]);
    }

    [Fact]
    public async Task Fields_have_exact_words_and_beginnings_too()
    {
        var terms = new Terms()
            .Add(SearchLexeme.InTitle, Of("السعر والأسواق"), 'A')
            .Add(SearchLexeme.InName, Of("سامي المنصوري"), 'B')
            .Add(SearchLexeme.BySpeaker, Of("وزيرة التجارة"))
            .Add(Of("بيوت المدينة"), 'C');

        string[] right =
        [
            "title:=السعر",
            "title:سع*",
            "title:اسوا*",
            "about:منصور*",
            "by:=\"وزيرة التجارة\"",
            "by:وزيره*",
        ];
        string[] wrong = ["title:=سعر", "title:سوق*", "title:بيو*", "about:=منصوري", "by:سع*", "by:=\"وزير التجارة\""];
        var found = await FoundAsync([terms.ToString()], [.. right, .. wrong]);

        found.Where(f => f.Value.Length > 0).Select(f => f.Key).ShouldBe(right);
    }

    /// <summary>All words were stored as a whole, beside their terms.</summary>
    [Fact]
    public async Task Rows_of_older_versions_are_found()
    {
        string[] rows = ["سعر:1 ~سعر=السعر:1 قال:2 ~قال=:2", "سعر:1 ~اسعار=أسعار:1", "^سعر:1 ^~سعر=:1"];

        var found = await FoundAsync(
            rows,
            ["سعر", "=السعر", "=سعر", "السعر*", "أسعا*", "=\"السعر قال\"", "title:سع*", "title:=سعر"]
        );

        found["سعر"].ShouldBe([0, 1]);
        found["=السعر"].ShouldBe([0]);
        found["=سعر"].ShouldBeEmpty();
        found["السعر*"].ShouldContain(0);
        found["أسعا*"].ShouldBe([1]);
        found["=\"السعر قال\""].ShouldBe([0]);
        found["title:سع*"].ShouldBe([2]);
        found["title:=سعر"].ShouldBe([2]);
    }

    private async Task<Dictionary<string, int[]>> FoundAsync(IEnumerable<string> terms, string[] queries)
    {
        await using var database = await postgres.CreateDatabaseAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync(
            TestContext.Current.CancellationToken
        );
        await connection.ExecuteAsync(
            """
            create temporary table stored (number integer, terms tsvector);
            insert into stored select number - 1, terms::tsvector from unnest(@terms) with ordinality as n (terms, number);
            create index on stored using gin (terms);
            set enable_seqscan = off;
            """,
            new { terms = terms.ToArray() }
        );
        var found = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var query in queries)
        {
            var numbers = await connection.QueryAsync<int>(
                "select number from stored where terms @@ @query::tsquery order by number",
                new { query = Rendered(query) }
            );
            found.Add(query, [.. numbers]);
        }
        return found;
    }

    private static string Rendered(string query) => SearchQuery.Of(query).OfQuotes;

    private static string TermsOf(string text) => new Terms().Add(Of(text)).ToString();

    private static IEnumerable<SearchWord> Of(string text) => SearchWords.Of(text).Select(placed => placed.Word);
}
