-- q(la int) -> many (name text)
WITH visible_children AS NOT MATERIALIZED (SELECT * FROM children) SELECT name FROM visible_children WHERE la = $1;
