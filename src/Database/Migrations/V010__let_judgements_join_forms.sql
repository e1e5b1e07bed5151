-- Judgements take effect: whom the forms mean that somebody joined with others is kept beside them, so that a new document
-- with such a form is looked up and not judged again, and an id that was given out once leads to who holds it now.

create table joined_forms (
    form_id  text not null,
    party_id text not null,
    check (form_id <> party_id)
);
alter table joined_forms add primary key (form_id);
create index joined_forms_of_party on joined_forms (party_id);
comment on table joined_forms is 'View: forms that mean a person or an organization with another form''s id. Every other form means who has its own.';
comment on column joined_forms.form_id is 'Also of forms that no document has now: an id that was given out keeps its meaning.';
comment on column joined_forms.party_id is 'The smallest id of the forms that judgements make one with it.';

-- The one that supersedes is written behind the one that gives way, since of a pair only one is in force.
alter table judgements alter constraint judgements_superseded_by_fkey deferrable initially deferred;
