-- A key that leads to another article would keep articles from being spread over servers by their ids. What was linked to an
-- article goes with it all the same: see Takedown.
alter table copy_links drop constraint copy_links_other_article_id_fkey;
