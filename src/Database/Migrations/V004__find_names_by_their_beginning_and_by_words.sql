-- A name is asked for with and without the article, so each spelling is also kept without it.

alter table aliases add column bare_name text not null
    generated always as (regexp_replace(folded_name, '(^| )ال(?=[^ ]{2})', '\1', 'g')) stored;
comment on column aliases.bare_name is 'folded_name without the article before any of its words.';

-- The order of the database's language is of no use for beginnings.
create index aliases_by_beginning on aliases (folded_name text_pattern_ops);
create index aliases_by_bare_beginning on aliases (bare_name text_pattern_ops);
create index aliases_bare_words on aliases using gin (to_tsvector('simple', bare_name));
