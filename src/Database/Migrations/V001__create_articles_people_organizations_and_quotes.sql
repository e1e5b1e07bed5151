-- Every table that grows with the articles is keyed by article id first, so that the rows of one article can live on one
-- node; people, organizations and what hangs on them are small and can be copied to every node. No key needs a sequence.

create extension if not exists pg_trgm;

create table import_runs (
    id             uuid        primary key,
    source         text        not null,
    engine_version text        not null,
    status         text        not null check (status in ('running', 'finished', 'failed')),
    started_at     timestamptz not null,
    finished_at    timestamptz,
    imported       integer     not null default 0 check (imported >= 0),
    unchanged      integer     not null default 0 check (unchanged >= 0),
    stale          integer     not null default 0 check (stale >= 0),
    reextracted    integer     not null default 0 check (reextracted >= 0),
    rejected       integer     not null default 0 check (rejected >= 0),
    check ((status = 'running') = (finished_at is null))
);
comment on table import_runs is 'One row for each time that documents were imported, also for a single article posted over HTTP.';
comment on column import_runs.id is 'Version 7: runs sort by when they began.';
comment on column import_runs.source is 'What was imported: paths as given on the command line, or the operation that received the documents.';
comment on column import_runs.engine_version is 'The extraction engine that read the documents.';
comment on column import_runs.status is 'running until the last document is through; failed when the run was stopped before.';
comment on column import_runs.unchanged is 'Documents whose article was already stored, extracted by this engine version.';
comment on column import_runs.stale is 'Documents whose article was already stored, extracted by an older engine version and left as it was.';
comment on column import_runs.reextracted is 'Documents whose article was already stored and was extracted again on request.';

create table import_rejections (
    run_id  uuid    not null references import_runs (id) on delete cascade,
    ordinal integer not null check (ordinal >= 1),
    name    text    not null,
    reason  text    not null,
    detail  text    not null,
    primary key (run_id, ordinal)
);
comment on table import_rejections is 'Documents that could not be imported, each with its reason; the rest of the run goes on.';
comment on column import_rejections.ordinal is 'Counts the rejections of the run from 1.';
comment on column import_rejections.name is 'The document as the run names it: a path, or archive.zip/member.json#17.';
comment on column import_rejections.reason is 'A stable code, for example emptyBody or unknownEncoding.';

create table organizations (
    id            text    primary key,
    key           text    not null unique,
    name          text    not null,
    folded_name   text    not null,
    kind          text    not null check (kind in ('government', 'parliament', 'court', 'military', 'party', 'media',
                                                   'company', 'international', 'education', 'other')),
    is_outlet     boolean not null,
    quote_count   integer not null default 0,
    mention_count integer not null default 0,
    article_count integer not null default 0
);
comment on table organizations is 'What mentions of organizations resolve to, across articles.';
comment on column organizations.id is 'Base32 of 80 bits of SHA-256 of the key.';
comment on column organizations.key is 'Type and fullest form, folded, or the canonical name of the lexicon: the same on every machine.';
comment on column organizations.name is 'Of all spellings seen, the first in code point order: hamza and ta marbuta win, whatever the order of import.';
comment on column organizations.folded_name is 'The name as the engine folds it for comparison: one spelling for all variants.';
comment on column organizations.kind is 'other where the name does not tell.';
comment on column organizations.is_outlet is 'Publishes news.';
comment on column organizations.quote_count is 'Quotes whose speaker is this organization.';
comment on column organizations.mention_count is 'Spans that name this organization.';
comment on column organizations.article_count is 'Articles published by this organization.';
create index organizations_folded_name on organizations using gin (folded_name gin_trgm_ops);
create index organizations_by_quotes on organizations (quote_count, id);
create index organizations_by_name on organizations (folded_name, id);

create table people (
    id            text    primary key,
    key           text    not null unique,
    name          text    not null,
    folded_name   text    not null,
    quote_count   integer not null default 0,
    mention_count integer not null default 0
);
comment on table people is 'What mentions of people resolve to, across articles. Homonyms share a row for now.';
comment on column people.id is 'Base32 of 80 bits of SHA-256 of the key.';
comment on column people.key is 'Type and fullest form, folded, or the canonical name of the lexicon: the same on every machine.';
comment on column people.name is 'Of all spellings seen, the first in code point order: hamza and ta marbuta win, whatever the order of import.';
comment on column people.folded_name is 'The name as the engine folds it for comparison: one spelling for all variants.';
comment on column people.quote_count is 'Quotes whose speaker is this person.';
comment on column people.mention_count is 'Spans that name this person.';
create index people_folded_name on people using gin (folded_name gin_trgm_ops);
create index people_by_quotes on people (quote_count, id);
create index people_by_name on people (folded_name, id);

create table aliases (
    person_id       text references people (id) on delete cascade,
    organization_id text references organizations (id) on delete cascade,
    name            text not null,
    folded_name     text not null,
    check (num_nonnulls(person_id, organization_id) = 1),
    unique nulls not distinct (person_id, organization_id, name)
);
comment on table aliases is 'Every spelling under which a person or an organization was mentioned.';
comment on column aliases.folded_name is 'The name as the engine folds it for comparison: one spelling for all variants.';
create index aliases_folded_name on aliases using gin (folded_name gin_trgm_ops);
create index aliases_by_name on aliases (folded_name);
create index aliases_of_organization on aliases (organization_id) where organization_id is not null;

create table roles (
    person_id  text not null references people (id) on delete cascade,
    title      text not null,
    first_seen date,
    last_seen  date,
    primary key (person_id, title)
);
comment on table roles is 'Offices and titles that articles give a person, with the days of the dated articles that do.';
comment on column roles.title is 'As an article writes it.';
comment on column roles.first_seen is 'Day of publication of the first dated article; null while only undated ones give the title.';
comment on column roles.last_seen is 'Day of publication of the last dated article.';

create table articles (
    id                  text        primary key,
    title               text,
    kicker              text,
    outlet              text,
    outlet_id           text        references organizations (id),
    original_source     text,
    external_id         text,
    url                 text,
    language            text        not null,
    published_text      text,
    published_precision text        check (published_precision in ('day', 'minute', 'second')),
    published_sort      timestamptz,
    published_zoned     boolean,
    updated_text        text,
    updated_precision   text        check (updated_precision in ('day', 'minute', 'second')),
    sort_at             timestamptz not null generated always as (coalesce(published_sort, '-infinity')) stored,
    text                text        not null,
    text_sha256         bytea       not null check (octet_length(text_sha256) = 32),
    body_start          integer     not null check (body_start >= 0),
    body_end            integer     not null,
    furniture           int4range[] not null,
    terms               tsvector    not null,
    engine_version      text        not null,
    imported_at         timestamptz not null,
    check (body_start <= body_end),
    check (num_nulls(published_text, published_precision, published_sort, published_zoned) in (0, 4)),
    check (num_nulls(updated_text, updated_precision) in (0, 2)),
    check ((outlet is null) = (outlet_id is null))
);
comment on table articles is 'What was recovered from documents.';
comment on column articles.id is 'Base32 of the first 128 bits of SHA-256 over the given outlet, U+0000 and the stored text.';
comment on column articles.kicker is 'The short line that stands above the title.';
comment on column articles.outlet is 'The publisher as given or as the page writes it.';
comment on column articles.original_source is 'The agency that the article itself names as its origin, as written there; never the outlet.';
comment on column articles.external_id is 'The number or code that the outlet gave the article.';
comment on column articles.language is 'BCP 47 code of the body.';
comment on column articles.published_text is 'ISO 8601, no more precise than the text; Z or an offset only where the text names the zone.';
comment on column articles.published_precision is 'How much of published_text the page states.';
comment on column articles.published_sort is 'The instant if the zone is known, else the local time read as UTC; a day as its 00:00.';
comment on column articles.published_zoned is 'Whether the page names the zone, so that published_sort is an instant.';
comment on column articles.updated_text is 'In the form of published_text; null where the page does not say.';
comment on column articles.updated_precision is 'How much of updated_text the page states.';
comment on column articles.sort_at is 'Order of lists: published_sort, and undated articles last.';
comment on column articles.text is 'The stored text: the decoded document, LF line ends, without NUL. All offsets count its code points.';
comment on column articles.text_sha256 is 'Of the stored text in UTF-8.';
comment on column articles.body_start is 'In code points of the stored text.';
comment on column articles.body_end is 'Exclusive.';
comment on column articles.furniture is 'Spans of menus, sharing buttons and the like.';
comment on column articles.terms is 'Terms of the engine: title A, names B, body C.';
comment on column articles.engine_version is 'The extraction engine that made this article''s mentions and quotes.';
create index articles_by_date on articles (sort_at, id);
create index articles_by_outlet on articles (outlet_id, sort_at, id);
create index articles_by_import on articles (imported_at, id);
create index articles_terms on articles using gin (terms);

create table documents (
    article_id  text        not null references articles (id) on delete cascade,
    sha256      bytea       not null check (octet_length(sha256) = 32),
    name        text        not null check (length(name) <= 600),
    encoding    text        not null,
    given       jsonb       not null,
    run_id      uuid        not null,
    imported_at timestamptz not null,
    primary key (article_id, sha256, name)
);
comment on table documents is 'Every arrival of an article: the bytes it came in, under which name. Importing again adds nothing.';
comment on column documents.sha256 is 'Of the bytes as imported.';
comment on column documents.name is 'Path relative to the imported folder, archive member, or URL.';
comment on column documents.encoding is 'What the bytes were decoded as.';
comment on column documents.given is 'Fields that came with the document and outrank extracted ones.';

create table mentions (
    article_id      text        not null references articles (id) on delete cascade,
    start_at        integer     not null check (start_at >= 0),
    end_at          integer     not null,
    text            text        not null,
    person_id       text        references people (id),
    organization_id text        references organizations (id),
    sort_at         timestamptz not null,
    primary key (article_id, start_at, end_at),
    check (start_at < end_at),
    check (num_nonnulls(person_id, organization_id) = 1)
);
comment on table mentions is 'Spans that name a person or an organization: the name alone, without clitics and titles.';
comment on column mentions.start_at is 'In code points of the stored text.';
comment on column mentions.end_at is 'Exclusive.';
comment on column mentions.text is 'The slice of the stored text.';
comment on column mentions.sort_at is 'The article''s sort_at.';
create index mentions_of_person on mentions (person_id, sort_at, article_id, start_at, end_at) where person_id is not null;
create index mentions_of_organization on mentions (organization_id, sort_at, article_id, start_at, end_at) where organization_id is not null;

create table quotes (
    article_id                   text             not null references articles (id) on delete cascade,
    start_at                     integer          not null check (start_at >= 0),
    end_at                       integer          not null,
    kind                         text             not null check (kind in ('direct', 'indirect')),
    text                         text             not null,
    speaker_type                 text             check (speaker_type in ('person', 'organization', 'unnamed')),
    speaker_person_id            text             references people (id),
    speaker_organization_id      text             references organizations (id),
    speaker_words_start          integer,
    speaker_words_end            integer,
    speaker_words                text,
    speaker_by                   text             check (speaker_by in ('name', 'title', 'implicit')),
    relay_person_id              text             references people (id),
    relay_organization_id        text             references organizations (id),
    on_behalf_of_organization_id text             references organizations (id),
    cue_start                    integer,
    cue_end                      integer,
    confidence                   double precision not null check (confidence between 0 and 1),
    outlet_id                    text             references organizations (id),
    sort_at                      timestamptz      not null,
    imported_at                  timestamptz      not null,
    terms                        tsvector         not null,
    primary key (article_id, start_at, end_at),
    check (start_at < end_at),
    check ((speaker_type = 'person') is true = (speaker_person_id is not null)),
    check ((speaker_type = 'organization') is true = (speaker_organization_id is not null)),
    check (speaker_type is distinct from 'unnamed' or speaker_words is not null),
    check ((speaker_type is null) = (speaker_by is null)),
    check (num_nulls(speaker_words_start, speaker_words_end, speaker_words) in (0, 3)),
    check (num_nulls(cue_start, cue_end) in (0, 2)),
    check (num_nonnulls(relay_person_id, relay_organization_id) <= 1)
);
comment on table quotes is 'Spans that an article presents as said. The id on the wire is article id, start and end.';
comment on column quotes.start_at is 'In code points of the stored text.';
comment on column quotes.end_at is 'Exclusive.';
comment on column quotes.kind is 'direct: words in quotation marks, the marks left out; indirect: a reported clause.';
comment on column quotes.text is 'The slice of the stored text from start_at to end_at, in code points.';
comment on column quotes.speaker_type is 'unnamed: a source that the text does not name; null only when nobody can be told.';
comment on column quotes.speaker_words_start is 'In code points of the stored text.';
comment on column quotes.speaker_words_end is 'Exclusive.';
comment on column quotes.speaker_words is 'The words that name the speaker of this quote; for an implicit one, the nearest earlier ones.';
comment on column quotes.speaker_by is 'What names the speaker: a name, an office alone (title), or words that stand before this quote (implicit).';
comment on column quotes.relay_person_id is 'Who passes the quote on, when that is a person.';
comment on column quotes.relay_organization_id is 'Who passes the quote on, as an agency does.';
comment on column quotes.on_behalf_of_organization_id is 'The body that a spokesperson speaks for.';
comment on column quotes.cue_start is 'Where the words that report begin, in code points of the stored text.';
comment on column quotes.cue_end is 'Exclusive.';
comment on column quotes.confidence is 'How often an attribution made this way is right.';
comment on column quotes.outlet_id is 'The article''s outlet.';
comment on column quotes.sort_at is 'The article''s sort_at.';
comment on column quotes.imported_at is 'The article''s imported_at.';
comment on column quotes.terms is 'Terms of the engine for searching in the text of the quote.';
create index quotes_by_date on quotes (sort_at, article_id, start_at, end_at);
create index quotes_of_person on quotes (speaker_person_id, sort_at, article_id, start_at, end_at) where speaker_person_id is not null;
create index quotes_of_organization on quotes (speaker_organization_id, sort_at, article_id, start_at, end_at) where speaker_organization_id is not null;
create index quotes_of_outlet on quotes (outlet_id, sort_at, article_id, start_at, end_at) where outlet_id is not null;
create index quotes_by_import on quotes (imported_at, article_id, start_at, end_at);
create index quotes_terms on quotes using gin (terms);
