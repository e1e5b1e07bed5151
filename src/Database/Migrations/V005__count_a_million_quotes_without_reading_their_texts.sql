-- Facets and statistics read all rows that the filters leave. A row of quotes is ten times as long as what is counted of
-- it, so what is counted, and what filters ask for, stands in an index of its own.

create index quotes_counted on quotes
    (article_id, sort_at, imported_at, outlet_id, kind, speaker_type, speaker_person_id, speaker_organization_id);
comment on index quotes_counted is 'All that statistics count and filter by, without texts; article by article, as articles are joined.';
create index articles_counted on articles (id, sort_at, imported_at, outlet_id, published_text);
comment on index articles_counted is 'The same of articles.';

-- Whether an importer has died is asked every few seconds, of however long a history of imports.
create index import_runs_running on import_runs (id) where status = 'running';
comment on index import_runs_running is 'Imports at work, and those that died and have not been found yet.';
