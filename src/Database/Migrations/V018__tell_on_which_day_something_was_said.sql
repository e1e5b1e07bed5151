-- Quotes of articles that an older engine extracted have none until they are extracted again.
alter table quotes
    add column said_on          date,
    add column said_by          text check (said_by in ('relativeDay', 'weekday', 'date', 'inherited')),
    add column said_words_start integer,
    add column said_words_end   integer,
    add column said_words       text,
    add constraint quotes_said_whole check (
        num_nulls(said_on, said_by, said_words_start, said_words_end, said_words) in (0, 5)
    );
comment on column quotes.said_on is 'The day on which it was said, where the text tells it; in no zone, as the outlet has it.';
comment on column quotes.said_by is 'relativeDay: against the day of publication; weekday: the latest such day that is not behind it; date: a day of the month; inherited: the speaker goes on.';
comment on column quotes.said_words_start is 'Where the words begin that tell the day.';
comment on column quotes.said_words_end is 'Where they end, exclusive.';
comment on column quotes.said_words is 'The words that tell the day.';

create index quotes_by_day_said on quotes (said_on, article_id, start_at, end_at) where said_on is not null;
comment on index quotes_by_day_said is 'Quotes by the day on which they were said, where the text tells it; the others are found by their date.';

-- Statistics filter by it too, without reading texts.
alter table quotes
    drop constraint quotes_pkey,
    add constraint quotes_pkey primary key (article_id, start_at, end_at)
        include (sort_at, outlet_id, kind, speaker_type, speaker_person_id, speaker_organization_id, said_on);
comment on index quotes_pkey is 'With all that statistics count and filter by, without texts; article by article, as articles are joined.';
