-- Three roles in place of one, for a PostgreSQL of your own. Run it as a superuser in Qawl's database before the schema is
-- made and once again after; running it again changes nothing, and is also how a database that is in use gets them:
--   psql -v ON_ERROR_STOP=1 -d qawl -f deploy/postgres/roles.sql
-- Then give each a password (\password qawl_owner) and use them so:
--   qawl_owner     Seeder migrate, at each new version and before the service starts, and Seeder keys. It alone can change
--                  the schema and make keys.
--   qawl_runtime   the service: reads and writes rows
--   qawl_importer  Seeder seed and judge: the same, but it takes nothing down
do $$
declare
    role text;
    object text;
begin
    foreach role in array array['qawl_owner', 'qawl_runtime', 'qawl_importer'] loop
        if not exists (select from pg_roles where rolname = role) then
            execute format('create role %I login', role);
        end if;
        -- The service asks for these bounds itself, but not through a pooler.
        execute format('alter role %I set lock_timeout = ''5s''', role);
        execute format('alter role %I set idle_in_transaction_session_timeout = ''60s''', role);
        execute format('alter role %I set client_connection_check_interval = ''2s''', role);
        execute format('grant connect, temporary on database %I to %I', current_database(), role);
    end loop;
    execute format('revoke all on database %I from public', current_database());
    execute format('alter database %I owner to qawl_owner', current_database());

    -- What somebody else has made. Sequences of columns and indexes follow their tables, and the extension keeps what is its own.
    for object in
        select format('table %s', c.oid::regclass)
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
          and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
        union all
        select format('function %s', p.oid::regprocedure)
        from pg_proc p
        where p.pronamespace = 'public'::regnamespace
          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    loop
        execute format('alter %s owner to qawl_owner', object);
    end loop;

    -- What is there, and what later versions bring.
    grant select, insert, update, delete on all tables in schema public to qawl_runtime, qawl_importer;
    grant usage on all sequences in schema public to qawl_runtime, qawl_importer;
    alter default privileges for role qawl_owner in schema public
        grant select, insert, update, delete on tables to qawl_runtime, qawl_importer;
    alter default privileges for role qawl_owner in schema public
        grant usage on sequences to qawl_runtime, qawl_importer;

    -- What is there to take back once the schema is made.
    if to_regclass('schema_migrations') is not null then
        revoke insert, update, delete on schema_migrations from qawl_runtime, qawl_importer;
        revoke insert, update on tombstones from qawl_importer;
        -- Keys are made and revoked by the owner.
        revoke all on api_keys from qawl_runtime, qawl_importer;
        grant select, update (last_used_at) on api_keys to qawl_runtime;
    end if;
end
$$;
