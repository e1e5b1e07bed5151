-- A service that gets its articles one by one has a run for each, among which the imports of many are not found.

create index import_runs_of_many on import_runs (id) where source <> 'POST /v1/articles';
