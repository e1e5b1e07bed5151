-- What was said once is one utterance, however many articles report it. Which quotes may report the same is found by keys made
-- of their rare terms; rules judge the pairs, as they judge forms; an utterance is what the judgements leave connected.

alter table quotes add column utterance text;
comment on column quotes.utterance is 'View: the id of the utterance; null of a quote that reports what no other one does, which is its own.';
create index quotes_of_utterance on quotes (utterance) where utterance is not null;

create table articles_to_judge (
    number     bigint generated always as identity primary key,
    article_id text   not null,
    gone       text[] not null default '{}'
);
comment on table articles_to_judge is 'Articles whose quotes, or their speakers, have changed since rules compared them: a queue.';
comment on column articles_to_judge.number is 'Has no meaning but to tell the rows apart.';
comment on column articles_to_judge.article_id is 'The article, also if it has been taken down.';
comment on column articles_to_judge.gone is 'Ids of the quotes that it had before.';
insert into articles_to_judge (article_id) select distinct article_id from quotes;

create table utterance_keys (
    key        bigint  not null,
    day        integer not null,
    article_id text    not null,
    start_at   integer not null,
    end_at     integer not null,
    primary key (key, day, article_id, start_at, end_at)
);
comment on table utterance_keys is 'By what quotes are found that may report the same. Those of a quote that is gone go when somebody meets them.';
comment on column utterance_keys.key is 'Of a rare term and the speaker, or of terms that follow each other.';
comment on column utterance_keys.day is 'Days since 1970; 0 of articles without a date.';
comment on column utterance_keys.article_id is 'The article of the quote.';
comment on column utterance_keys.start_at is 'Where the quote begins.';
comment on column utterance_keys.end_at is 'Where it ends, exclusive.';

create table quote_judgements (
    id             uuid        primary key,
    quote_id       text        not null,
    other_quote_id text        not null,
    verdict        text        not null check (verdict in ('same', 'notSame', 'unsure')),
    judged_by      text        not null check (judged_by in ('rule', 'person')),
    judge          text        not null,
    features       jsonb       not null,
    reason         text,
    judged_at      timestamptz not null,
    superseded_by  uuid        references quote_judgements (id) deferrable initially deferred,
    check (quote_id <> other_quote_id)
);
comment on table quote_judgements is 'Whether two quotes report one statement: who found so, when and why. Never rewritten: a later one supersedes it.';
comment on column quote_judgements.id is 'Version 7: of judgements made at the same time the greater is the newer.';
comment on column quote_judgements.quote_id is 'The quote whose id comes first in code point order; it may be gone.';
comment on column quote_judgements.other_quote_id is 'The other quote.';
comment on column quote_judgements.verdict is 'unsure: looked at, and left open.';
comment on column quote_judgements.judged_by is 'rule: a rule of the engine; person: somebody who corrects.';
comment on column quote_judgements.judge is 'The name of the rule, or of the person as given.';
comment on column quote_judgements.features is 'What the verdict rests on, by name.';
comment on column quote_judgements.reason is 'For people.';
comment on column quote_judgements.judged_at is 'When it was made.';
comment on column quote_judgements.superseded_by is 'The judgement that took its place.';
create unique index quote_judgements_in_force on quote_judgements (quote_id, other_quote_id, judged_by) where superseded_by is null;
create index quote_judgements_of_other on quote_judgements (other_quote_id) where superseded_by is null;
create trigger quote_judgements_are_kept before update or delete on quote_judgements for each row execute function keep_judgements();

create table utterances (
    id             text        primary key,
    quotes         integer     not null,
    outlets        integer     not null,
    sources        integer     not null,
    sort_at        timestamptz not null,
    article_id     text        not null,
    start_at       integer     not null,
    end_at         integer     not null
);
comment on table utterances is 'View: statements that more than one quote reports.';
comment on column utterances.id is 'The id of the first of its quotes in code point order.';
comment on column utterances.quotes is 'How many quotes report it.';
comment on column utterances.outlets is 'How many outlets do.';
comment on column utterances.sources is 'How many of them independently: what one agency passed on counts once.';
comment on column utterances.sort_at is 'When the first dated article reported it; as in articles.';
comment on column utterances.article_id is 'The article of the quote whose words stand for all.';
comment on column utterances.start_at is 'Where that quote begins.';
comment on column utterances.end_at is 'Where it ends, exclusive.';
create index utterances_by_reach on utterances (outlets, id);
create index utterances_by_date on utterances (sort_at, id);
