-- Facts are what one document says: its forms (what it calls people and organizations), the offices it gives them, its
-- mentions and quotes. They change only when the document is extracted again. Judgements tell which forms mean the same.
-- Views follow from both and could be made again at any time: people, organizations, aliases, roles, and the columns of
-- mentions, quotes, forms and articles that say who that is.

create table forms (
    article_id      text    not null,
    id              text    not null,
    type            text    not null,
    key             text    not null,
    name            text    not null,
    kind            text,
    is_outlet       boolean not null,
    rule            text,
    person_id       text,
    organization_id text
);
create table form_roles (
    article_id text not null,
    form_id    text not null,
    title      text not null,
    day        date,
    person_id  text not null
);

-- Until now the name that a single document used was not kept. Each document gets the name that all of them led to, and
-- every other name but one document each; extracting them again makes it exact.
with named as (
    select article_id, person_id, organization_id from mentions
    union select article_id, speaker_person_id, speaker_organization_id from quotes
    union select article_id, relay_person_id, relay_organization_id from quotes
    union select article_id, null, on_behalf_of_organization_id from quotes
    union select id, null, outlet_id from articles
),
numbered as (
    select *, row_number() over (partition by person_id, organization_id order by article_id) as number
    from named where num_nonnulls(person_id, organization_id) = 1
),
other_names as (
    select l.person_id, l.organization_id, l.name,
           1 + row_number() over (partition by l.person_id, l.organization_id order by l.name collate "C") as number
    from aliases l
    left join people p on p.id = l.person_id
    left join organizations o on o.id = l.organization_id
    where l.name <> coalesce(p.name, o.name)
      and not exists (
          select from mentions m
          where m.text = l.name and (m.person_id = l.person_id or m.organization_id = l.organization_id)
      )
)
insert into forms (article_id, id, type, key, name, kind, is_outlet, person_id, organization_id)
select n.article_id, coalesce(p.id, o.id), case when p.id is not null then 'person' else 'organization' end,
       coalesce(p.key, o.key), coalesce(l.name, p.name, o.name), o.kind, coalesce(o.is_outlet, false), p.id, o.id
from numbered n
left join people p on p.id = n.person_id
left join organizations o on o.id = n.organization_id
left join other_names l on l.number = n.number
    and (l.person_id = n.person_id or l.organization_id = n.organization_id);

alter table forms
    add primary key (article_id, id),
    add foreign key (article_id) references articles (id) on delete cascade,
    add check (type in ('person', 'organization')),
    add check (kind in ('government', 'parliament', 'court', 'military', 'party', 'media', 'company', 'international',
                        'education', 'other')),
    add check ((type = 'organization') = (kind is not null)),
    add check (type = 'organization' or not is_outlet),
    add check ((type = 'person') = (person_id is not null)),
    add check ((type = 'organization') = (organization_id is not null));
comment on table forms is 'What a document calls the people and organizations that it names: facts, and whom they mean.';
comment on column forms.id is 'Base32 of 80 bits of SHA-256 of the key: documents with the same key have the same form.';
comment on column forms.type is 'What the form names.';
comment on column forms.key is 'Type and fullest form, folded, or the canonical name of the lexicon: the same on every machine.';
comment on column forms.name is 'The most complete form that the document uses, as written there, or the lexicon''s canonical name.';
comment on column forms.kind is 'Of an organization; other where the document does not tell.';
comment on column forms.is_outlet is 'By this document it publishes news.';
comment on column forms.rule is 'The rule of the engine that found the name.';
comment on column forms.person_id is 'View: the person that judgements make of the form.';
comment on column forms.organization_id is 'View: the organization that judgements make of the form.';
create index forms_of_person on forms (person_id, name collate "C") where person_id is not null;
create index forms_of_organization on forms (organization_id, name collate "C") where organization_id is not null;
create index forms_with_kind on forms (organization_id, kind collate "C") where kind <> 'other';
create index forms_of_outlets on forms (organization_id) where is_outlet;

-- Of an office only the first and the last day were kept: a document of each, one with its words if there is one.
insert into form_roles (article_id, form_id, title, day, person_id)
select distinct on (r.person_id, r.title, d.day) f.article_id, f.id, r.title, d.day, r.person_id
from roles r
cross join lateral (select r.first_seen as day union select r.last_seen) d
join forms f on f.person_id = r.person_id
join articles a on a.id = f.article_id and left(a.published_text, 10)::date is not distinct from d.day
order by r.person_id, r.title, d.day, position(r.title in a.text) = 0, f.article_id;

alter table form_roles
    add primary key (article_id, form_id, title),
    add foreign key (article_id, form_id) references forms (article_id, id) on delete cascade;
comment on table form_roles is 'Offices and titles that a document gives a person, under the form that it uses.';
comment on column form_roles.title is 'As the document writes it.';
comment on column form_roles.day is 'Of the document''s publication.';
comment on column form_roles.person_id is 'View: the form''s person.';
create index form_roles_of_person on form_roles (person_id, title, day);

-- Adding what is computed writes a table anew, once, with its indexes; then it is a column like any other.
alter table mentions
    drop constraint mentions_article_id_fkey,
    drop constraint mentions_person_id_fkey,
    drop constraint mentions_organization_id_fkey,
    add column form_id text not null generated always as (coalesce(person_id, organization_id)) stored;
alter table mentions alter column form_id drop expression;
alter table mentions add foreign key (article_id, form_id) references forms (article_id, id) on delete cascade;
comment on column mentions.form_id is 'What the document calls who is named here.';
comment on column mentions.person_id is 'View: the form''s person.';
comment on column mentions.organization_id is 'View: the form''s organization.';

drop index quotes_relayed_by_person, quotes_relayed_by_organization, quotes_on_behalf_of;
drop index quotes_by_date, quotes_of_person, quotes_of_organization, quotes_of_outlet, quotes_terms, quotes_counted;
alter table quotes
    drop constraint quotes_speaker_person_id_fkey,
    drop constraint quotes_speaker_organization_id_fkey,
    drop constraint quotes_relay_person_id_fkey,
    drop constraint quotes_relay_organization_id_fkey,
    drop constraint quotes_on_behalf_of_organization_id_fkey,
    drop constraint quotes_outlet_id_fkey,
    add column cue_words text,
    add column rule text,
    add column alternatives jsonb;
update quotes q set cue_words = substring(a.text from q.cue_start + 1 for q.cue_end - q.cue_start)
from articles a where a.id = q.article_id and q.cue_start is not null;
alter table quotes
    add column speaker_form_id text generated always as (coalesce(speaker_person_id, speaker_organization_id)) stored,
    add column relay_form_id text generated always as (coalesce(relay_person_id, relay_organization_id)) stored,
    add column on_behalf_of_form_id text generated always as (on_behalf_of_organization_id) stored;
alter table quotes
    alter column speaker_form_id drop expression,
    alter column relay_form_id drop expression,
    alter column on_behalf_of_form_id drop expression;
alter table quotes
    add foreign key (article_id, speaker_form_id) references forms (article_id, id),
    add foreign key (article_id, relay_form_id) references forms (article_id, id),
    add foreign key (article_id, on_behalf_of_form_id) references forms (article_id, id),
    add check ((speaker_type in ('person', 'organization')) is true = (speaker_form_id is not null)),
    add check ((relay_form_id is null) = (num_nonnulls(relay_person_id, relay_organization_id) = 0)),
    add check ((on_behalf_of_form_id is null) = (on_behalf_of_organization_id is null)),
    add check ((cue_start is null) = (cue_words is null)),
    add check (jsonb_typeof(alternatives) = 'array');
comment on column quotes.cue_words is 'The words that report, as the text has them.';
comment on column quotes.rule is 'The rule of the engine that found the speaker.';
comment on column quotes.alternatives is 'Who else it could have been, and why not.';
comment on column quotes.speaker_form_id is 'What the document calls the speaker; null if unnamed.';
comment on column quotes.relay_form_id is 'What the document calls who passes the quote on.';
comment on column quotes.on_behalf_of_form_id is 'What the document calls the body that a spokesperson speaks for.';
comment on column quotes.speaker_person_id is 'View: the person of the speaker''s form.';
comment on column quotes.speaker_organization_id is 'View: the organization of the speaker''s form.';
comment on column quotes.relay_person_id is 'View: who passes the quote on, when that is a person.';
comment on column quotes.relay_organization_id is 'View: who passes the quote on, as an agency does.';
comment on column quotes.on_behalf_of_organization_id is 'View: the body that a spokesperson speaks for.';
create index quotes_by_date on quotes (sort_at, article_id, start_at, end_at);
create index quotes_of_person on quotes (speaker_person_id, sort_at, article_id, start_at, end_at) where speaker_person_id is not null;
create index quotes_of_organization on quotes (speaker_organization_id, sort_at, article_id, start_at, end_at) where speaker_organization_id is not null;
create index quotes_of_outlet on quotes (outlet_id, sort_at, article_id, start_at, end_at) where outlet_id is not null;
create index quotes_terms on quotes using gin (terms);

alter table articles
    drop constraint articles_outlet_id_fkey,
    add column outlet_form_id text;
update articles set outlet_form_id = outlet_id where outlet_id is not null;
alter table articles add check ((outlet_id is null) = (outlet_form_id is null));
comment on column articles.outlet_form_id is 'The form of the outlet, one of the document''s.';
comment on column articles.outlet_id is 'View: the organization of the outlet''s form.';

create table judgements (
    id            uuid        primary key,
    type          text        not null check (type in ('person', 'organization')),
    form_id       text        not null,
    other_form_id text        not null,
    verdict       text        not null check (verdict in ('same', 'notSame', 'unsure')),
    judged_by     text        not null check (judged_by in ('rule', 'person')),
    judge         text        not null check (judge <> ''),
    features      jsonb       not null check (jsonb_typeof(features) = 'object'),
    reason        text        check (reason <> ''),
    judged_at     timestamptz not null,
    superseded_by uuid        references judgements (id),
    check (form_id collate "C" < other_form_id collate "C"),
    check (superseded_by <> id)
);
comment on table judgements is 'Whether two forms mean the same. Equal keys are one form and need no row. Nothing is rewritten: a later judgement supersedes an earlier one, and a person''s outranks every rule''s.';
comment on column judgements.id is 'Version 7: of judgements made at the same time the greater is the newer.';
comment on column judgements.type is 'What both forms name.';
comment on column judgements.form_id is 'The form whose id comes first in code point order.';
comment on column judgements.other_form_id is 'The other form.';
comment on column judgements.verdict is 'unsure: looked at, and left open.';
comment on column judgements.judged_by is 'rule: a rule of the engine; person: somebody who corrects.';
comment on column judgements.judge is 'The name of the rule, or of the person as given.';
comment on column judgements.features is 'What the verdict rests on, by name.';
comment on column judgements.reason is 'For people.';
comment on column judgements.judged_at is 'When it was made.';
comment on column judgements.superseded_by is 'The judgement that took its place.';
create unique index judgements_in_force on judgements (form_id, other_form_id, judged_by) where superseded_by is null;
create index judgements_of_other on judgements (other_form_id);

create function keep_judgements() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.superseded_by is null and new.superseded_by is not null
        and to_jsonb(new) - 'superseded_by' = to_jsonb(old) - 'superseded_by' then
        return new;
    end if;
    raise exception 'A judgement is never rewritten, only superseded.' using errcode = 'check_violation';
end $$;
comment on function keep_judgements is 'Lets a judgement be superseded, once, and nothing else.';
create trigger judgements_are_kept before update or delete on judgements for each row execute function keep_judgements();

-- Spellings count the documents that have them, so that they go with the last one. What the engine knows of a name it
-- writes itself: one function drops the article, here and in what is asked for.
alter table aliases
    alter column bare_name drop expression,
    add column documents integer not null default 0;
update aliases l set documents = n.documents
from (
    select person_id, organization_id, name, count(*) as documents
    from (
        select person_id, organization_id, text as name, article_id from mentions
        union select person_id, organization_id, name, article_id from forms
    ) as spelt
    group by person_id, organization_id, name
) as n
where l.name = n.name and (l.person_id = n.person_id or l.organization_id = n.organization_id);
delete from aliases where documents = 0;
alter table aliases alter column documents drop default;
alter table aliases set (fillfactor = 80);
comment on column aliases.bare_name is 'folded_name without the article before any of its words, as the engine drops it.';
comment on column aliases.documents is 'How many documents have this spelling, as a mention or as the name of a form.';

delete from roles;
insert into roles (person_id, title, first_seen, last_seen)
select person_id, title, min(day), max(day) from form_roles group by person_id, title;

-- Every name is an alias, and there it is looked for.
drop index people_folded_name, organizations_folded_name;
delete from people p where not exists (select from forms f where f.person_id = p.id);
delete from organizations o where not exists (select from forms f where f.organization_id = o.id);
alter table people drop column key;
alter table organizations drop column key;
alter table people set (fillfactor = 90);
alter table organizations set (fillfactor = 90);
comment on table people is 'View: what judgements make of the forms of people. Homonyms share a row for now.';
comment on table organizations is 'View: what judgements make of the forms of organizations.';
comment on table aliases is 'View: every spelling under which a person or an organization is named.';
comment on table roles is 'View: offices and titles that articles give a person, with the days of the dated articles that do.';
comment on column people.id is 'The smallest id of the forms.';
comment on column organizations.id is 'The smallest id of the forms.';
comment on column people.name is 'Of the names of its forms the first in code point order: hamza and ta marbuta win, whatever the order of import.';
comment on column organizations.name is 'Of the names of its forms the first in code point order: hamza and ta marbuta win, whatever the order of import.';
comment on column organizations.kind is 'Of the kinds of its forms the first that tells something; else other.';
comment on column organizations.is_outlet is 'By one of its documents it publishes news.';
