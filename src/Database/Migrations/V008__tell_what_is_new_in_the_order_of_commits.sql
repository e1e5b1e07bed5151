-- When an article was imported was decided before its transaction ended: who asked for what is new since the latest one
-- could miss articles that began earlier and came later. Now each gets the number and the time of its commit, written last
-- and under the lock of data_version, so both become visible in their order.

alter table data_version add column committed_at timestamptz not null default '-infinity';
update data_version set committed_at = coalesce((select max(imported_at) from articles), '-infinity');
comment on column data_version.committed_at is 'When articles last came: later each time, also if a clock goes back.';

create table commits (
    article_id   text        not null,
    version      bigint      not null,
    committed_at timestamptz not null
);
insert into commits (article_id, version, committed_at) select id, 0, imported_at from articles;
alter table commits
    add primary key (article_id),
    add foreign key (article_id) references articles (id) on delete cascade;
comment on table commits is 'With which change of the data each article came.';
comment on column commits.version is 'The number of that state of the data; 0 of articles from before it was kept.';
comment on column commits.committed_at is 'When that change was made: all articles of one change have the same time, and those of later ones a later.';
create index commits_in_order on commits (committed_at, article_id);

-- Their indexes go with them.
alter table articles drop column imported_at;
alter table quotes drop column imported_at;
create index quotes_counted on quotes
    (article_id, sort_at, outlet_id, kind, speaker_type, speaker_person_id, speaker_organization_id);
comment on index quotes_counted is 'All that statistics count and filter by, without texts; article by article, as articles are joined.';
create index articles_counted on articles (id, sort_at, outlet_id, published_text);
comment on index articles_counted is 'The same of articles.';
