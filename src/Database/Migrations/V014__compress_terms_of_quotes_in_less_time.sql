-- As of articles. Rows that are there keep what they have; a server that was built without LZ4 keeps its own.
do $$
begin
    alter table quotes alter column text set compression lz4, alter column terms set compression lz4;
exception when feature_not_supported then
    raise notice 'This server has no LZ4: texts are compressed as ever.';
end $$;
