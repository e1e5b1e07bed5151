-- Rules judge which forms mean the same person: whenever a document brings a form, or takes one away, those that may mean the
-- same are looked at once more.

create table forms_to_judge (
    number  bigint generated always as identity primary key,
    form_id text   not null,
    type    text   not null,
    key     text   not null
);
comment on table forms_to_judge is 'Forms of which something has changed since rules judged them: a queue.';
comment on column forms_to_judge.number is 'Has no meaning but to tell the rows apart.';
comment on column forms_to_judge.form_id is 'The form, also if no document has it any more.';
comment on column forms_to_judge.type is 'What it names.';
comment on column forms_to_judge.key is 'Its key.';
insert into forms_to_judge (form_id, type, key)
select distinct id, type, key from forms where key like '% %';
