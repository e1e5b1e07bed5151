-- The same text at several outlets, and one page that was read again after an edit, are told by runs of words that articles
-- share. Which articles may be copies is found by keys made of the text alone; an article is compared with those only.

create table articles_to_compare (
    number     bigint generated always as identity primary key,
    article_id text not null
);
comment on table articles_to_compare is 'Articles whose text is new, or whose copies have changed, since they were compared: a queue.';
comment on column articles_to_compare.number is 'Has no meaning but to tell the rows apart.';
comment on column articles_to_compare.article_id is 'The article, also if it has been taken down.';
insert into articles_to_compare (article_id) select id from articles;

create table copy_keys (
    key        bigint not null,
    article_id text   not null,
    primary key (key, article_id)
);
comment on table copy_keys is 'By what articles are found that may be copies. Those of an article that is gone go when somebody meets them.';
comment on column copy_keys.key is 'Of a run of words, or of what names the page.';
comment on column copy_keys.article_id is 'The article.';

create table copy_links (
    article_id       text    not null references articles (id) on delete cascade,
    other_article_id text    not null references articles (id) on delete cascade,
    tie              text    not null check (tie in ('page', 'whole', 'part')),
    shared           integer not null,
    runs             integer not null,
    other_runs       integer not null,
    primary key (article_id, other_article_id),
    check (article_id <> other_article_id)
);
comment on table copy_links is 'Pairs of articles that share much of their texts. Follows from the two alone.';
comment on column copy_links.article_id is 'The article whose id comes first in code point order.';
comment on column copy_links.other_article_id is 'The other article.';
comment on column copy_links.tie is 'page: one page read twice; whole: one text; part: the shorter one stands in the longer.';
comment on column copy_links.shared is 'Runs of five words that both have.';
comment on column copy_links.runs is 'Runs of the first.';
comment on column copy_links.other_runs is 'Runs of the other.';
create index copy_links_of_other on copy_links (other_article_id);

create table copies (
    article_id  text    primary key references articles (id) on delete cascade,
    source_id   text    not null,
    place       integer not null,
    page_id     text    not null,
    revision_of text
);
comment on table copies is 'View: articles that have their text in common with others.';
comment on column copies.article_id is 'The article.';
comment on column copies.source_id is 'The one that all others follow: whom the others credit, else the first published.';
comment on column copies.place is 'Among all with this text, from 1, which is the source.';
comment on column copies.page_id is 'The first of those that are one page of one outlet.';
comment on column copies.revision_of is 'The one before it of that page.';
create index copies_of_source on copies (source_id, place);
create index copies_of_page on copies (page_id, place);
