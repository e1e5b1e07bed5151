using Qawl.Database;
using Qawl.Identity;
using Qawl.Identity.Aspects;
using Qawl.Identity.Spelling;

namespace Qawl.Ingestion.Judging;

/// <summary>Forms as rules see them, and the queue of those to be judged.</summary>
internal static class FormRows
{
    /// <summary>Each form once, and names that begin alike together, so that few are looked at twice.</summary>
    internal const string Next = """
        select array_agg(number) as "Numbers", form_id as "Id", type as "Type", key as "Key"
        from forms_to_judge group by form_id, type, key order by key collate "C" limit 5000
        """;

    internal const string Done = "delete from forms_to_judge where number = any(@numbers)";

    /// <summary>Behind an import the server may not know yet how many names there are.</summary>
    internal const string ByIndexes = "set local enable_seqscan = off";

    /// <summary>
    /// Forms whose names begin and end like those asked for, or sound the same; and of bodies those with the same words, of which
    /// each is read once, however many documents have it.
    /// </summary>
    internal const string Near = """
        with near as materialized (
            select distinct l.person_id, l.organization_id
            from unnest(@types, @sounds) as n (type, sounds)
            join aliases l on l.sounds @@ n.sounds::tsquery and (l.person_id is not null) = (n.type = 'person')
        ),
        bodies as materialized (
            select distinct l.organization_id
            from unnest(@bodies, @bodySounds) as n (words, sounds)
            cross join lateral (
                select organization_id, bare_name from aliases where sounds @@ n.sounds::tsquery offset 0
            ) as l
            where l.organization_id is not null and to_tsvector('simple', l.bare_name) @@ n.words::tsquery
        ),
        called as materialized (
            select organization_id, organization_id as id from bodies
            union all
            select b.organization_id, j.form_id from bodies b join joined_forms j on j.party_id = b.organization_id
        )
        select distinct f.id as "Id", f.type as "Type", f.key as "Key", coalesce(f.person_id, f.organization_id) as "Party"
        from near n join forms f on f.person_id = n.person_id or f.organization_id = n.organization_id
        where f.key like '% %'
        union
        select c.id, 'organization', f.key, c.organization_id
        from called c
        cross join lateral (
            select key from forms where organization_id = c.organization_id and id = c.id limit 1
        ) as f
        where f.key like '% %'
        """;

    internal const string Titles = """
        select distinct form_id as "Form", title as "Title"
        from form_roles where person_id = any(@parties) and form_id = any(@forms)
        """;

    /// <summary>Of a form in many documents the first by their ids, which do not depend on who came first.</summary>
    internal const string Appearances = """
        select f.id as "Form", a.id as "Article",
               case when a.sort_at > '-infinity' then (extract(epoch from a.sort_at) / 86400)::integer end as "Day",
               array(select o.key from forms o where o.article_id = f.article_id and o.id <> f.id and not o.is_outlet) as "Company",
               case when not exists (
                   select from mentions m
                   where m.article_id = f.article_id and m.form_id = f.id
                     and (m.start_at < length(a.title) or m.end_at > a.body_start)
               ) then a.outlet_form_id end as "Byline"
        from (
            select id, article_id, row_number() over (partition by id order by article_id) as number
            from forms where person_id = any(@parties) and id = any(@forms)
        ) as f
        join articles a on a.id = f.article_id
        where f.number <= 100
        """;

    /// <inheritdoc cref="Appearances"/>
    internal static readonly string AppearancesOfBodies = Appearances.Replace(
        "person_id",
        "organization_id",
        StringComparison.Ordinal
    );

    /// <summary>What rules have said of pairs of these forms, as far as it is in force.</summary>
    internal const string Judged = """
        select id as "Id", form_id as "First", other_form_id as "Other", verdict as "Verdict", judged_by as "By",
               judge as "Judge", judged_at as "At"
        from judgements
        where superseded_by is null and judged_by = 'rule' and form_id = any(@forms) and other_form_id = any(@forms)
        """;

    internal sealed record Queued
    {
        public required long[] Numbers { get; init; }
        public required string Id { get; init; }
        public required string Type { get; init; }
        public required string Key { get; init; }

        public KeyedForm Form => new(Type, Key);
    }

    internal sealed record Known
    {
        private KeyedForm? _form;

        public required string Id { get; init; }
        public required string Type { get; init; }
        public required string Key { get; init; }
        public required string Party { get; init; }

        public KeyedForm Form => _form ??= new(Type, Key);
    }

    internal sealed record TitleRow
    {
        public required string Form { get; init; }
        public required string Title { get; init; }
    }

    internal sealed record AppearanceRow
    {
        public required string Form { get; init; }
        public required string Article { get; init; }
        public int? Day { get; init; }
        public required string[] Company { get; init; }

        /// <summary>The outlet, if the form stands between title and body alone.</summary>
        public string? Byline { get; init; }

        /// <summary>One document writes a father's name with بن, another without.</summary>
        public Appearance Appearance =>
            new(
                Article,
                Day,
                Company
                    .Select(key => key.Replace(" بن ", " ", StringComparison.Ordinal))
                    .ToHashSet(StringComparer.Ordinal),
                Byline
            );
    }
}

/// <summary>What follows from a form's key.</summary>
internal sealed class KeyedForm
{
    private readonly string _name;

    public KeyedForm(string type, string key)
    {
        Type = type;
        FormType = type == EnumNames.Of(FormType.Person) ? FormType.Person : FormType.Organization;
        _name = key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..];
        Words = NameWords.Of(_name);
        Body = FormType == FormType.Organization ? BodyName.Of(_name) : null;
        Block =
            Body is not null ? $"{type} {Body.Block}"
            : Words.Count == 0 ? key
            : $"{type} {Skeleton.Readings(Words[0])[0]} {Skeleton.Readings(Words[^1])[0]}";
    }

    public string Type { get; }

    public FormType FormType { get; }

    public IReadOnlyList<string> Words { get; }

    /// <summary>Forms that a rule may find the same have one.</summary>
    public string Block { get; }

    public BodyName? Body { get; }

    /// <summary>As <see cref="NameSounds"/> asks for all in the block, where their words do not.</summary>
    public string? FrameSounds => Body is null ? NameSounds.AskingForFrame(_name) : null;
}
