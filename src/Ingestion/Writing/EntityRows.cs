using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Qawl.Database;
using Qawl.Extraction.Model;
using Qawl.Extraction.Text;

namespace Qawl.Ingestion.Writing;

/// <summary>
/// What a transaction adds to people and organizations, gathered first and then written in the order of ids, so that two
/// importers that meet wait for each other and never in a circle. Every column is merged by an operation whose order does
/// not matter (least, greatest, or, plus).
/// </summary>
internal sealed class EntityRows
{
    internal const string UpsertOrganizations = """
        insert into organizations as o
            (id, key, name, folded_name, kind, is_outlet, quote_count, mention_count, article_count)
        select * from unnest(@ids, @keys, @names, @folded, @kinds, @outlets, @quotes, @mentions, @articles) as n (id)
        order by n.id
        on conflict (id) do update set
            name = least(o.name collate "C", excluded.name),
            folded_name = case when excluded.name collate "C" < o.name then excluded.folded_name else o.folded_name end,
            kind = coalesce(least(nullif(o.kind, 'other') collate "C", nullif(excluded.kind, 'other')), 'other'),
            is_outlet = o.is_outlet or excluded.is_outlet,
            quote_count = o.quote_count + excluded.quote_count,
            mention_count = o.mention_count + excluded.mention_count,
            article_count = o.article_count + excluded.article_count
        """;

    internal const string UpsertPeople = """
        insert into people as p (id, key, name, folded_name, quote_count, mention_count)
        select * from unnest(@ids, @keys, @names, @folded, @quotes, @mentions) as n (id)
        order by n.id
        on conflict (id) do update set
            name = least(p.name collate "C", excluded.name),
            folded_name = case when excluded.name collate "C" < p.name then excluded.folded_name else p.folded_name end,
            quote_count = p.quote_count + excluded.quote_count,
            mention_count = p.mention_count + excluded.mention_count
        """;

    internal const string InsertAliases = """
        insert into aliases (person_id, organization_id, name, folded_name)
        select * from unnest(@people, @organizations, @names, @folded) as n (person_id, organization_id, name)
        order by n.person_id, n.organization_id, n.name
        on conflict do nothing
        """;

    internal const string UpsertRoles = """
        insert into roles as r (person_id, title, first_seen, last_seen)
        select * from unnest(@people, @titles, @first, @last) as n (person_id, title)
        order by n.person_id, n.title
        on conflict (person_id, title) do update set
            first_seen = least(r.first_seen, excluded.first_seen),
            last_seen = greatest(r.last_seen, excluded.last_seen)
        """;

    private readonly SortedDictionary<string, Row> _organizations = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Row> _people = new(StringComparer.Ordinal);
    private readonly HashSet<(string Id, bool IsPerson, string Name)> _aliases = [];
    private readonly Dictionary<(string Id, string Title), (DateOnly? First, DateOnly? Last)> _roles = [];

    public void Add(ArticleRows rows)
    {
        foreach (var person in rows.Article.People)
        {
            Add(person, isPerson: true);
            foreach (var title in person.Roles)
            {
                AddRole(Ids.Entity(person.Key), title, DayOf(rows.Article.Published));
            }
        }
        foreach (var organization in rows.Article.Organizations)
        {
            Add(organization, isPerson: false);
        }
        if (rows.Outlet is { } outlet)
        {
            Add(outlet, isPerson: false).Articles++;
        }
        foreach (var mention in rows.Mentions)
        {
            (mention.IsPerson ? _people : _organizations)[mention.EntityId].Mentions++;
            _aliases.Add((mention.EntityId, mention.IsPerson, rows.Document.Text.Slice(mention.Span)));
        }
        foreach (var speaker in rows.Quotes.Select(q => q.Speaker).Where(s => s?.Key is not null))
        {
            (speaker!.Type == SpeakerType.Person ? _people : _organizations)[Ids.Entity(speaker.Key!)].Quotes++;
        }
    }

    /// <summary>Takes back what an article's rows counted for when they were written.</summary>
    public void Subtract(StoredEntity stored)
    {
        var rows = stored.IsPerson ? _people : _organizations;
        if (!rows.TryGetValue(stored.Id, out var row))
        {
            rows[stored.Id] = row = new Row
            {
                Key = stored.Key,
                Name = stored.Name,
                Kind = stored.Kind ?? "",
            };
        }
        row.Quotes -= stored.Quotes;
        row.Mentions -= stored.Mentions;
        row.Articles -= stored.Articles;
    }

    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = BatchWriter.Timeout };
        if (_organizations.Count > 0)
        {
            batch.BatchCommands.Add(
                Command(
                    UpsertOrganizations,
                    [
                        .. Columns(_organizations),
                        Array("kinds", NpgsqlDbType.Text, _organizations.Values.Select(r => r.Kind)),
                        Array("outlets", NpgsqlDbType.Boolean, _organizations.Values.Select(r => r.IsOutlet)),
                        Array("articles", NpgsqlDbType.Integer, _organizations.Values.Select(r => r.Articles)),
                    ]
                )
            );
        }
        if (_people.Count > 0)
        {
            batch.BatchCommands.Add(Command(UpsertPeople, [.. Columns(_people)]));
        }
        if (_aliases.Count > 0)
        {
            batch.BatchCommands.Add(
                Command(
                    InsertAliases,
                    [
                        Array("people", NpgsqlDbType.Text, _aliases.Select(a => a.IsPerson ? a.Id : null)),
                        Array("organizations", NpgsqlDbType.Text, _aliases.Select(a => a.IsPerson ? null : a.Id)),
                        Array("names", NpgsqlDbType.Text, _aliases.Select(a => a.Name)),
                        Array("folded", NpgsqlDbType.Text, _aliases.Select(a => FoldedName.Of(a.Name))),
                    ]
                )
            );
        }
        if (_roles.Count > 0)
        {
            batch.BatchCommands.Add(
                Command(
                    UpsertRoles,
                    [
                        Array("people", NpgsqlDbType.Text, _roles.Keys.Select(r => r.Id)),
                        Array("titles", NpgsqlDbType.Text, _roles.Keys.Select(r => r.Title)),
                        Array("first", NpgsqlDbType.Date, _roles.Values.Select(r => r.First)),
                        Array("last", NpgsqlDbType.Date, _roles.Values.Select(r => r.Last)),
                    ]
                )
            );
        }
        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }
    }

    private Row Add(Entity entity, bool isPerson)
    {
        var rows = isPerson ? _people : _organizations;
        var id = Ids.Entity(entity.Key);
        var added = new Row
        {
            Key = entity.Key,
            Name = entity.Name,
            Kind = EnumNames.Of(entity.Kind ?? OrganizationKind.Other),
            IsOutlet = entity.IsOutlet,
        };
        if (rows.TryGetValue(id, out var row))
        {
            row.Merge(added);
        }
        else
        {
            rows[id] = row = added;
        }
        _aliases.Add((id, isPerson, entity.Name));
        return row;
    }

    private void AddRole(string personId, string title, DateOnly? day)
    {
        var (first, last) = _roles.GetValueOrDefault((personId, title));
        _roles[(personId, title)] = (first < day || day is null ? first : day, last > day || day is null ? last : day);
    }

    /// <summary>The day as the text states it, whatever the zone.</summary>
    private static DateOnly? DayOf(StatedTime? time) =>
        time is null ? null : DateOnly.ParseExact(time.Text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<NpgsqlParameter> Columns(SortedDictionary<string, Row> rows) =>
        [
            Array("ids", NpgsqlDbType.Text, rows.Keys),
            Array("keys", NpgsqlDbType.Text, rows.Values.Select(r => r.Key)),
            Array("names", NpgsqlDbType.Text, rows.Values.Select(r => r.Name)),
            Array("folded", NpgsqlDbType.Text, rows.Values.Select(r => FoldedName.Of(r.Name))),
            Array("quotes", NpgsqlDbType.Integer, rows.Values.Select(r => r.Quotes)),
            Array("mentions", NpgsqlDbType.Integer, rows.Values.Select(r => r.Mentions)),
        ];

    private static NpgsqlParameter Array<T>(string name, NpgsqlDbType type, IEnumerable<T> values) =>
        new(name, NpgsqlDbType.Array | type) { Value = values.ToArray() };

    private static NpgsqlBatchCommand Command(string sql, NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }

    private sealed class Row
    {
        public required string Key { get; init; }
        public required string Name { get; set; }

        /// <summary>For organizations only.</summary>
        public required string Kind { get; set; }
        public bool IsOutlet { get; set; }
        public int Quotes { get; set; }
        public int Mentions { get; set; }
        public int Articles { get; set; }

        /// <summary>The same choices as the upserts make.</summary>
        public void Merge(Row other)
        {
            Name = First(Name, other.Name);
            Kind =
                Kind is "other" ? other.Kind
                : other.Kind is "other" ? Kind
                : First(Kind, other.Kind);
            IsOutlet |= other.IsOutlet;
        }

        /// <summary>In code point order, as collation "C" has it; that of UTF-16 differs beyond the basic plane.</summary>
        private static string First(string a, string b) =>
            Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)) <= 0 ? a : b;
    }
}
