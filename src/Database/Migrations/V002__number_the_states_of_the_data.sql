-- One row that every change of the data updates, last in its transaction: who waits for the row waits only for a commit,
-- and states become visible in the order of their numbers.

create table data_version (
    id     boolean primary key default true check (id),
    number bigint  not null,
    token  uuid    not null
);
comment on table data_version is 'The state of the data: one row. Whoever changes anything that the service tells changes it too and announces it on the channel qawl_data.';
comment on column data_version.id is 'Always true: there is one row.';
comment on column data_version.number is 'Grows by one with each change.';
comment on column data_version.token is 'New with each change: a database that was restored or made again repeats numbers, but no tokens.';
insert into data_version (number, token) values (1, gen_random_uuid());
