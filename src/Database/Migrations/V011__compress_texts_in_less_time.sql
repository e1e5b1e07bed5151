-- LZ4 takes a fraction of the time of PostgreSQL's own compression, for texts as for search terms. Rows that are there keep
-- theirs; a server that was built without it keeps its own.
do $$
begin
    alter table articles alter column text set compression lz4, alter column terms set compression lz4;
exception when feature_not_supported then
    raise notice 'This server has no LZ4: texts are compressed as ever.';
end $$;
