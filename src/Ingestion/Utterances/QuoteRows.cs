using System.Globalization;
using Qawl.Identity.Utterances;
using Qawl.Identity.Wording;

namespace Qawl.Ingestion.Utterances;

/// <summary>Quotes as rules compare them, the queue of their articles, and the keys by which they are found.</summary>
internal static class QuoteRows
{
    /// <summary>Each article once, however often it was changed; so many at a time that what others have said is read seldom.</summary>
    internal const string Next = """
        select array_agg(number) as "Numbers", article_id as "Article"
        from articles_to_judge
        where article_id in (select article_id from articles_to_judge order by number limit 3000)
        group by article_id order by min(number)
        """;

    internal const string Gone = """
        select distinct unnest(gone) from articles_to_judge where number = any(@numbers)
        """;

    internal const string Done = "delete from articles_to_judge where number = any(@numbers)";

    internal const string OfArticles = $"{Columns} from quotes q {Speaker} where q.article_id = any(@articles)";

    internal const string OfIds = $"""
        {Columns}
        from unnest(@articles, @starts, @ends) as n (article_id, start_at, end_at)
        join quotes q on q.article_id = n.article_id and q.start_at = n.start_at and q.end_at = n.end_at
        {Speaker}
        """;

    /// <summary>
    /// Nobody else writes them meanwhile, so what is there is looked for first: to insert and to give way where another was
    /// faster takes longer.
    /// </summary>
    internal const string InsertKeys = """
        insert into utterance_keys (key, day, article_id, start_at, end_at)
        select n.* from unnest(@keys, @days, @articles, @starts, @ends) as n (key, day, article_id, start_at, end_at)
        where not exists (
            select from utterance_keys k
            where k.key = n.key and k.day = n.day and k.article_id = n.article_id and k.start_at = n.start_at
              and k.end_at = n.end_at
        )
        """;

    /// <summary>
    /// Of each key the first quotes in the days around, so many that a term which many have takes no longer; then of each quote
    /// those that share most.
    /// </summary>
    internal const string Candidates = """
        with asked as materialized (
            select * from unnest(@numbers, @keys, @anybody, @days, @froms, @untils) as n (number, key, anybody, day, from_day, until_day)
        ),
        found as (
            select a.number, a.anybody, k.article_id, k.start_at, k.end_at
            from asked a
            cross join lateral (
                select article_id, start_at, end_at from utterance_keys
                where key = a.key and day between a.from_day and a.until_day
                order by key, day, article_id, start_at, end_at limit 40
            ) as k
            union all
            select a.number, a.anybody, k.article_id, k.start_at, k.end_at
            from asked a
            cross join lateral (
                select article_id, start_at, end_at from utterance_keys
                where key = a.key and day = 0 order by key, day, article_id, start_at, end_at limit 20
            ) as k
            where a.day > 0
        ),
        shared as (
            select number, article_id, start_at, end_at, count(*) as keys,
                   row_number() over (
                       partition by number order by count(*) desc, article_id collate "C", start_at, end_at
                   ) as place
            from found group by number, article_id, start_at, end_at
            having count(*) > 1 or bool_or(anybody)
        )
        select number as "Number", article_id as "Article", start_at as "Start", end_at as "End" from shared where place <= 40
        """;

    internal const string DropKeys = """
        delete from utterance_keys k using unnest(@articles, @starts, @ends) as n (article_id, start_at, end_at)
        where k.key = any(@keys) and k.article_id = n.article_id and k.start_at = n.start_at and k.end_at = n.end_at
          and not exists (
              select from quotes q
              where q.article_id = n.article_id and q.start_at = n.start_at and q.end_at = n.end_at
          )
        """;

    private const string Columns = """
        select q.article_id as "Article", q.start_at as "Start", q.end_at as "End", q.kind = 'direct' as "IsDirect",
               q.text as "Text", q.speaker_person_id as "Person", q.speaker_organization_id as "Organization",
               q.on_behalf_of_organization_id as "Body", q.cue_words as "Cue", f.key as "Key", q.utterance as "Utterance",
               case when q.sort_at > '-infinity' then (extract(epoch from q.sort_at) / 86400)::integer end as "Day"
        """;

    private const string Speaker = "left join forms f on f.article_id = q.article_id and f.id = q.speaker_form_id";

    internal sealed record Queued
    {
        public required long[] Numbers { get; init; }
        public required string Article { get; init; }
    }

    internal sealed record Candidate
    {
        public required int Number { get; init; }
        public required string Article { get; init; }
        public required int Start { get; init; }
        public required int End { get; init; }

        public QuotePlace Place => new(Article, Start, End);
    }
}

/// <summary>Where a quote stands; its id is made of that.</summary>
internal readonly record struct QuotePlace(string Article, int Start, int End)
{
    public string Id => FormattableString.Invariant($"{Article}-{Start}-{End}");

    /// <summary>Whether a quote can have this id; forms have no places.</summary>
    public static bool IsId(string id) =>
        id.Split('-') is [{ Length: > 0 }, var start, var end] && IsOffset(start) && IsOffset(end);

    /// <param name="id">As <see cref="Id"/> makes it.</param>
    public static QuotePlace Of(string id)
    {
        var parts = id.Split('-');
        return new(
            parts[0],
            int.Parse(parts[1], CultureInfo.InvariantCulture),
            int.Parse(parts[2], CultureInfo.InvariantCulture)
        );
    }

    private static bool IsOffset(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}

/// <summary>A quote that is there.</summary>
internal sealed record StoredQuote
{
    private Said? _said;

    public required string Article { get; init; }
    public required int Start { get; init; }
    public required int End { get; init; }
    public required bool IsDirect { get; init; }
    public required string Text { get; init; }
    public string? Person { get; init; }
    public string? Organization { get; init; }
    public string? Body { get; init; }
    public string? Cue { get; init; }
    public string? Key { get; init; }
    public string? Utterance { get; init; }
    public int? Day { get; init; }

    public QuotePlace Place => new(Article, Start, End);

    public Voice Voice => new(Person, Organization, Body, NameOf(Key));

    public Said Said =>
        _said ??= new(WordedText.Of(Text), IsDirect, Voice, Article, Day)
        {
            IsDenied = Cue is not null && Denials.Report(Cue, Text, IsDirect),
        };

    /// <summary>A key is what a form names and its name, folded.</summary>
    private static string[] NameOf(string? key) =>
        key is null ? [] : key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ');
}
