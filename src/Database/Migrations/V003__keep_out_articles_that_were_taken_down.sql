-- A removed article leaves its id behind, by which the same content is known when it comes again. The id is a hash: nothing
-- of the article can be read from it.

create table tombstones (
    article_id text        primary key,
    deleted_at timestamptz not null,
    reason     text        check (length(reason) between 1 and 500)
);
comment on table tombstones is 'Articles that were taken down: importing the same content again leaves them out unless it is forced.';
comment on column tombstones.article_id is 'The id that the article had, and that the same content would get again.';
comment on column tombstones.deleted_at is 'When it was taken down.';
comment on column tombstones.reason is 'Why, as whoever took it down said; shown to those who ask for the article.';

alter table import_runs add column taken_down integer not null default 0 check (taken_down >= 0);
comment on column import_runs.taken_down is 'Documents whose article was taken down before and stays out.';

-- Whether anything still refers to a person or an organization is asked before the row is removed, and by the foreign
-- keys once more.
create index quotes_relayed_by_person on quotes (relay_person_id) where relay_person_id is not null;
create index quotes_relayed_by_organization on quotes (relay_organization_id) where relay_organization_id is not null;
create index quotes_on_behalf_of on quotes (on_behalf_of_organization_id) where on_behalf_of_organization_id is not null;
