-- Offices over time: each document tells in which words it gives an office, and all ways to write one are one office.

alter table form_roles
    add column office text,
    add column start_at integer,
    add column end_at integer;

-- As the engine does it for the letters that offices are written with; extracting again makes it exact, and tells the words.
update form_roles r set office = n.office
from (
    select title,
           concat_ws(' ',
               max('سابقا:') filter (where word ~ '^(السابقه?|الاسبق)$'),
               string_agg(
                   regexp_replace(regexp_replace(word, '^ال(?=..)', ''), '(?<=...)ه$', ''), ' ' order by at
               ) filter (where word !~ '^(السابقه?|الاسبق)$')
           ) as office
    from (select distinct title from form_roles) t
    cross join lateral regexp_split_to_table(
        trim(translate(
            regexp_replace(lower(title), '[\u0610-\u061A\u061C\u0640\u064B-\u065F\u0670\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]', '', 'g'),
            'أإآٱىیۍێېکڪةۀہھەؤئ', 'اااايييييككهههههوي'
        )), '\s+'
    ) with ordinality as w (word, at)
    group by title
) as n
where n.title = r.title;

alter table form_roles
    alter column office set not null,
    add check ((start_at is null) = (end_at is null)),
    add check (0 <= start_at and start_at < end_at);
comment on column form_roles.office is 'The title as the engine spells it for comparison: folded, without articles and the endings of women; what was held before begins with a mark.';
comment on column form_roles.start_at is 'Where the document gives it first, in code points of the stored text; null until it is extracted by engine 0.9.0 or later.';
comment on column form_roles.end_at is 'Exclusive.';
drop index form_roles_of_person;
create index form_roles_of_person on form_roles (person_id, office, day, article_id, form_id, title collate "C");

drop table roles;
create table roles (
    person_id  text    not null references people (id) on delete cascade,
    office     text    not null,
    title      text    not null,
    articles   integer not null,
    first_seen date,
    last_seen  date,
    article_id text,
    start_at   integer,
    end_at     integer,
    primary key (person_id, office)
);
insert into roles (person_id, office, title, articles, first_seen, last_seen, article_id, start_at, end_at)
select distinct on (r.person_id, r.office)
       r.person_id, r.office, r.title, n.articles, r.day, n.last_seen, r.article_id, r.start_at, r.end_at
from form_roles r
join (
    select person_id, office, count(distinct article_id) as articles, max(day) as last_seen
    from form_roles group by person_id, office
) as n on n.person_id = r.person_id and n.office = r.office
order by r.person_id, r.office, r.day, r.article_id, r.form_id, r.title collate "C";
create index roles_by_office on roles (office collate "C", person_id);
alter table roles set (fillfactor = 80);
comment on table roles is 'View: offices and titles that articles give a person, with the days of the dated articles that do.';
comment on column roles.office is 'One spelling of all ways to write it, as form_roles has it.';
comment on column roles.title is 'As the first of the articles writes it.';
comment on column roles.articles is 'How many articles give it.';
comment on column roles.first_seen is 'Day of publication of the first dated article; null while only undated ones give it.';
comment on column roles.last_seen is 'Day of publication of the last dated article.';
comment on column roles.article_id is 'The first of the articles, the dated ones before the others.';
comment on column roles.start_at is 'Where it gives the office, in code points of its stored text.';
comment on column roles.end_at is 'Exclusive.';
