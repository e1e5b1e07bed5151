-- An index that holds what is counted beside the key was taken for looking up single rows too, though it is several times as
-- large as the key. Now the key of quotes carries those columns itself, and of articles the index of dates does.

alter table quotes
    drop constraint quotes_pkey,
    add constraint quotes_pkey primary key (article_id, start_at, end_at)
        include (sort_at, outlet_id, kind, speaker_type, speaker_person_id, speaker_organization_id);
comment on index quotes_pkey is 'With all that statistics count and filter by, without texts; article by article, as articles are joined.';
drop index quotes_counted;

drop index articles_by_date, articles_counted;
create index articles_by_date on articles (sort_at, id) include (outlet_id, published_text);
comment on index articles_by_date is 'With all that statistics count and filter by.';
