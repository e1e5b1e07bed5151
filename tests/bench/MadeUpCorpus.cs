using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Qawl.Extraction.Model;
using Qawl.Extraction.Search;
using Qawl.Extraction.Text;
using Qawl.Ingestion.Writing;

namespace Qawl.Bench;

/// <summary>
/// A database of made-up news with the proportions of real ones: few words, people, organizations and outlets stand in much
/// of it and most in little (after Zipf and Mandelbrot), some articles have no date or no outlet, and every span is where
/// its text says. The same number makes the same corpus.
/// </summary>
internal sealed class MadeUpCorpus
{
    public const int People = 20_000;
    public const int Organizations = 2_000;
    public const int Outlets = 20;
    public const int Words = 40_000;

    private const int QuotesOfArticle = 8;

    /// <summary>Articles that are stored in one transaction have one time of import.</summary>
    private const int Batch = 200;

    private static readonly DateTimeOffset Begin = new(2017, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Years = TimeSpan.FromDays(8 * 365);

    private readonly Random _random = new(7);
    private readonly string[] _words = [.. Enumerable.Range(0, Words).Select(Word)];
    private readonly SearchWord[] _found;

    private MadeUpCorpus() => _found = Array.ConvertAll(_words, w => SearchWords.Find(w));

    /// <summary>The words from the most to the least frequent.</summary>
    public static string Word(int rank) => Letters(rank * 2_654_435_761L % 65_521, 4);

    public static string PersonName(int rank) =>
        $"{Letters(rank % 90 * 37L, 3)} {Letters(rank * 40_503L % 65_521, 4)}ي";

    public static string OrganizationName(int rank) => $"هيئة {Letters(rank * 7_919L % 65_521, 4)}";

    public static string PersonId(int rank) => Ids.Entity($"person:{FoldedName.Of(PersonName(rank))}");

    public static string OrganizationId(int rank) =>
        Ids.Entity($"organization:{FoldedName.Of(OrganizationName(rank))}");

    /// <summary>Fills an empty database of the current schema.</summary>
    public static async Task FillAsync(NpgsqlDataSource source, int quotes)
    {
        await using var connection = await source.OpenConnectionAsync();
        // Indexes are made when the rows are there, which is many times faster.
        var indexes = new List<string>();
        await using (
            var found = new NpgsqlCommand(
                """
                select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index
                where indrelid in ('articles'::regclass, 'quotes'::regclass, 'mentions'::regclass) and not indisunique
                """,
                connection
            )
        )
        await using (var reader = await found.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                indexes.Add($"drop index {reader.GetString(0)};{reader.GetString(1)}");
            }
        }
        await ExecuteAsync(connection, string.Concat(indexes.Select(i => i.Split(';')[0] + ";")));
        await new MadeUpCorpus().CopyAsync(connection, quotes);
        await ExecuteAsync(connection, Entities);
        foreach (var index in indexes)
        {
            await ExecuteAsync(connection, "set maintenance_work_mem = '512MB'; " + index.Split(';')[1]);
        }
        await ExecuteAsync(connection, "vacuum analyze");
    }

    private const string Incoming = """
        create temporary table incoming (id text, title text, outlet integer, published timestamptz, precise boolean,
            zoned boolean, text text, terms text, imported_at timestamptz);
        create temporary table incoming_quotes (article_id text, start_at integer, end_at integer, kind text, text text,
            speaker_type text, person integer, organization integer, words_end integer, speaker_by text,
            relay integer, confidence double precision, terms text);
        create temporary table incoming_mentions (article_id text, start_at integer, end_at integer, person integer,
            organization integer);
        create temporary table named_people (number integer, id text, name text, folded text);
        create temporary table named_organizations (number integer, id text, name text, folded text, kind text, is_outlet boolean);
        """;

    private const string Entities = """
        insert into people (id, name, folded_name) select id, name, folded from named_people;
        insert into organizations (id, name, folded_name, kind, is_outlet)
        select id, name, folded, kind, is_outlet from named_organizations;
        insert into aliases (person_id, name, folded_name, bare_name, documents) select id, name, folded, folded, 1 from named_people
        union all
        select id, split_part(name, ' ', 2), split_part(folded, ' ', 2), split_part(folded, ' ', 2), 1
        from named_people where number % 2 = 0;
        insert into aliases (organization_id, name, folded_name, bare_name, documents)
        select id, name, folded, folded, 1 from named_organizations;
        insert into roles (person_id, office, title, articles, first_seen, last_seen)
        select id, 'وزير', 'وزير', 1, date '2017-01-01' + number % 900, date '2021-01-01' + number % 900 from named_people where number % 3 = 0;
        insert into articles (id, title, outlet, outlet_id, outlet_form_id, language, published_text, published_precision,
            published_sort, published_zoned, text, text_sha256, body_start, body_end, furniture, terms, engine_version)
        select i.id, i.title, o.name, o.id, o.id, 'ar',
            case when precise then to_char(published at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') || case when zoned then 'Z' else '' end
                 else to_char(published at time zone 'UTC', 'YYYY-MM-DD') end,
            case when published is not null then case when precise then 'minute' else 'day' end end,
            published, case when published is not null then zoned end, text, sha256(convert_to(text, 'UTF8')),
            length(i.title) + 2, length(text), '{}', i.terms::tsvector, 'bench'
        from incoming i left join named_organizations o on o.number = i.outlet;
        insert into commits (article_id, version, committed_at)
        select id, dense_rank() over (order by imported_at), imported_at from incoming;
        insert into forms (article_id, id, type, key, name, kind, is_outlet, person_id, organization_id)
        select n.article_id, coalesce(p.id, o.id), case when p.id is not null then 'person' else 'organization' end,
            coalesce('person:' || p.folded, 'organization:' || o.folded), coalesce(p.name, o.name), o.kind,
            coalesce(o.is_outlet, false), p.id, o.id
        from (
            select article_id, person, organization from incoming_mentions
            union select article_id, person, organization from incoming_quotes where coalesce(person, organization) is not null
            union select article_id, null, relay from incoming_quotes where relay is not null
            union select id, null, outlet from incoming where outlet is not null
        ) n
        left join named_people p on p.number = n.person left join named_organizations o on o.number = n.organization;
        insert into quotes (article_id, start_at, end_at, kind, text, speaker_type, speaker_form_id, speaker_person_id,
            speaker_organization_id, speaker_words_start, speaker_words_end, speaker_words, speaker_by, relay_form_id,
            relay_organization_id, cue_start, cue_end, cue_words, confidence, outlet_id, sort_at, terms)
        select q.article_id, q.start_at, q.end_at, q.kind, q.text, q.speaker_type, coalesce(p.id, o.id), p.id, o.id,
            case when words_end is not null then q.start_at - 10 end, words_end, case when words_end is not null then 'مصدر' end,
            speaker_by, r.id, r.id, q.start_at - 4, q.start_at, ' قال', confidence, a.outlet_id, a.sort_at,
            q.terms::tsvector
        from incoming_quotes q join articles a on a.id = q.article_id
        left join named_people p on p.number = q.person left join named_organizations o on o.number = q.organization
        left join named_organizations r on r.number = q.relay;
        insert into mentions (article_id, start_at, end_at, text, form_id, person_id, organization_id, sort_at)
        select m.article_id, m.start_at, m.end_at, coalesce(p.name, o.name), coalesce(p.id, o.id), p.id, o.id, a.sort_at
        from incoming_mentions m join articles a on a.id = m.article_id
        left join named_people p on p.number = m.person left join named_organizations o on o.number = m.organization;
        update people set quote_count = coalesce(q.count, 0), mention_count = coalesce(m.count, 0)
        from people p left join (select speaker_person_id as id, count(*) from quotes group by 1) q using (id)
        left join (select person_id as id, count(*) from mentions group by 1) m using (id) where p.id = people.id;
        update organizations set quote_count = coalesce(q.count, 0), mention_count = coalesce(m.count, 0), article_count = coalesce(a.count, 0)
        from organizations o left join (select speaker_organization_id as id, count(*) from quotes group by 1) q using (id)
        left join (select organization_id as id, count(*) from mentions group by 1) m using (id)
        left join (select outlet_id as id, count(*) from articles group by 1) a using (id) where o.id = organizations.id;
        """;

    private async Task CopyAsync(NpgsqlConnection connection, int quotes)
    {
        await ExecuteAsync(connection, Incoming);
        await CopyAsync(
            connection,
            "named_people",
            Enumerable
                .Range(0, People)
                .Select(i => new object?[] { i, PersonId(i), PersonName(i), FoldedName.Of(PersonName(i)) })
        );
        await CopyAsync(
            connection,
            "named_organizations",
            Enumerable
                .Range(0, Organizations)
                .Select(i =>
                    new object?[]
                    {
                        i,
                        OrganizationId(i),
                        OrganizationName(i),
                        FoldedName.Of(OrganizationName(i)),
                        i < Outlets ? "media" : "government",
                        i < Outlets,
                    }
                )
        );
        var (articles, left) = (0, quotes);
        while (left > 0)
        {
            var rows = new List<ArticleDraft>();
            while (rows.Count < 10_000 && left > 0)
            {
                var count = Math.Min(left, 1 + (int)(-(QuotesOfArticle - 0.5) * Math.Log(1 - _random.NextDouble())));
                rows.Add(Draft(articles++, count));
                left -= count;
            }
            await CopyAsync(connection, "incoming", rows.Select(r => r.Row));
            await CopyAsync(connection, "incoming_quotes", rows.SelectMany(r => r.Quotes));
            await CopyAsync(connection, "incoming_mentions", rows.SelectMany(r => r.Mentions));
        }
        await ExecuteAsync(connection, "analyze incoming; analyze incoming_quotes; analyze incoming_mentions");
    }

    private ArticleDraft Draft(int number, int count)
    {
        var id = Ids.Article(givenOutlet: null, StoredText.Of($"{number}"));
        var (text, terms) = (new StringBuilder(), new List<SearchWord>());
        var draft = new ArticleDraft();
        // Whom an article is about, who speaks in it, and who is spoken of.
        var people = Enumerable.Range(0, 2 + count / 4).Select(_ => Rank(People, 8)).ToArray();
        var organizations = Enumerable.Range(0, 2 + count / 6).Select(_ => Rank(Organizations, 6)).ToArray();
        Write(6);
        var title = text.ToString();
        var titleTerms = terms.ToArray();
        text.Append("\n\n");
        for (var i = 0; i < count; i++)
        {
            Write(3 + _random.Next(6));
            var chance = _random.NextDouble();
            var person = chance < 0.55 ? people[_random.Next(people.Length)] : (int?)null;
            var organization = chance is >= 0.55 and < 0.7
                ? organizations[_random.Next(organizations.Length)]
                : (int?)null;
            var named = terms.Count;
            Name(person, organization);
            var speaker = terms[named..];
            text.Append(" قال");
            var (start, before) = (text.Length, terms.Count);
            Write(6 + _random.Next(16));
            if (_random.NextDouble() < 0.3)
            {
                var ofPerson = _random.NextDouble() < 0.5;
                Name(
                    ofPerson ? people[_random.Next(people.Length)] : null,
                    ofPerson ? null : organizations[_random.Next(organizations.Length)]
                );
            }
            draft.Quotes.Add([
                id,
                start,
                text.Length,
                _random.NextDouble() < 0.35 ? "direct" : "indirect",
                text.ToString(start, text.Length - start),
                chance < 0.55 ? "person"
                : chance < 0.7 ? "organization"
                : chance < 0.92 ? "unnamed"
                : null,
                person,
                organization,
                chance is >= 0.7 and < 0.92 ? start : (int?)null,
                chance < 0.92 ? "name" : null,
                _random.NextDouble() < 0.1 ? Rank(Outlets, 2) : (int?)null,
                0.5 + _random.Next(5) / 10.0,
                new Terms()
                    .Add(terms[before..])
                    .Add(SearchLexeme.InTitle, titleTerms)
                    .Add(SearchLexeme.BySpeaker, speaker)
                    .ToString(),
            ]);
        }
        Write(40 + _random.Next(80));
        DateTimeOffset? published = _random.NextDouble() < 0.96 ? Begin + _random.NextDouble() * Years : null;
        var precise = _random.NextDouble() < 0.5;
        draft.Row =
        [
            id,
            title,
            _random.NextDouble() < 0.97 ? Rank(Outlets, 2) : (int?)null,
            published is { } at && !precise ? new DateTimeOffset(at.Date, TimeSpan.Zero) : published,
            precise,
            precise && _random.NextDouble() < 0.4,
            text.ToString(),
            new Terms().Add(SearchLexeme.InTitle, titleTerms, 'A').Add(terms[titleTerms.Length..], 'C').ToString(),
            Begin + Years + TimeSpan.FromMinutes(number / Batch),
        ];
        return draft;

        void Write(int words)
        {
            for (var i = 0; i < words; i++)
            {
                var rank = Rank(Words, 2.7);
                text.Append(' ').Append(_words[rank]);
                terms.Add(_found[rank]);
            }
        }

        void Name(int? person, int? organization)
        {
            var name =
                person is { } p ? PersonName(p)
                : organization is { } o ? OrganizationName(o)
                : null;
            if (name is not null)
            {
                text.Append(' ').Append(name);
                terms.AddRange(SearchWords.Of(name).Select(placed => placed.Word));
                draft.Mentions.Add([id, text.Length - name.Length, text.Length, person, organization]);
            }
        }
    }

    /// <summary>From 0; the higher, the rarer. The larger the shift, the less the first ones have.</summary>
    private int Rank(int count, double shift) =>
        Math.Min(count - 1, (int)(shift * (Math.Pow((count + shift) / shift, _random.NextDouble()) - 1)));

    private static string Letters(long number, int count)
    {
        const string Of = "بتثجحخدرزسشصطعفق";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Of[(int)(number & 15)]}{Of[(int)(number >> 4 & 15)]}ا{Of[(int)(number >> 8 & 15)]}{(count > 3 ? Of[(int)(number >> 12 & 15)] : "")}"
        );
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string table, IEnumerable<object?[]> rows)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {table} from stdin (format binary)");
        copy.Timeout = TimeSpan.FromMinutes(10);
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            foreach (var value in row)
            {
                await (
                    value switch
                    {
                        null => copy.WriteNullAsync(),
                        DateTimeOffset time => copy.WriteAsync(time, NpgsqlDbType.TimestampTz),
                        int number => copy.WriteAsync(number, NpgsqlDbType.Integer),
                        double number => copy.WriteAsync(number, NpgsqlDbType.Double),
                        bool flag => copy.WriteAsync(flag, NpgsqlDbType.Boolean),
                        _ => copy.WriteAsync((string)value, NpgsqlDbType.Text),
                    }
                );
            }
        }
        await copy.CompleteAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>An article with the rows that hang on it, column by column.</summary>
    private sealed class ArticleDraft
    {
        public object?[] Row { get; set; } = [];
        public List<object?[]> Quotes { get; } = [];
        public List<object?[]> Mentions { get; } = [];
    }
}
