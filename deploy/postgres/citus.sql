-- Qawl's tables over the machines of a Citus cluster. Run it once as their owner on the coordinator, after Seeder migrate:
--   psql -v ON_ERROR_STOP=1 -d qawl -f deploy/postgres/citus.sql
-- Everything that one document says lies together, by its article's id, which is made of the content and needs nobody's consent.
-- A test holds the schema and every statement of the service against the rules of Citus with what stands here; the cluster
-- itself we have not tried.

select create_reference_table('people');
select create_reference_table('organizations');
select create_reference_table('aliases');
select create_reference_table('roles');
select create_reference_table('utterances');

select create_distributed_table('articles', 'id');
select create_distributed_table('documents', 'article_id', colocate_with => 'articles');
select create_distributed_table('commits', 'article_id', colocate_with => 'articles');
select create_distributed_table('forms', 'article_id', colocate_with => 'articles');
select create_distributed_table('form_roles', 'article_id', colocate_with => 'articles');
select create_distributed_table('mentions', 'article_id', colocate_with => 'articles');
select create_distributed_table('quotes', 'article_id', colocate_with => 'articles');
select create_distributed_table('utterance_keys', 'article_id', colocate_with => 'articles');
select create_distributed_table('copies', 'article_id', colocate_with => 'articles');
select create_distributed_table('copy_links', 'article_id', colocate_with => 'articles');
select create_distributed_table('copy_keys', 'article_id', colocate_with => 'articles');
select create_distributed_table('tombstones', 'article_id', colocate_with => 'articles');

-- The rest stays on the coordinator: runs of imports, queues, judgements (which triggers keep from being rewritten), keys of
-- the service, the version of the data. Nothing that is spread refers to it.
