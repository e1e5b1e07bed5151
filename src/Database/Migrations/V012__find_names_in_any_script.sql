-- Names are found by what they sound like, however and in whatever letters somebody writes them.

alter table aliases add column sounds tsvector;
comment on column aliases.sounds is 'Consonants of the words of the name, in classes that are one for all ways to write them; null until the engine has filled it.';
create index aliases_by_sound on aliases using gin (sounds);
create index aliases_without_sound on aliases (name) where sounds is null;
