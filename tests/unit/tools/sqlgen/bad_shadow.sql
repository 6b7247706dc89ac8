-- q(la int) -> many (name text)
WITH visible_all AS (SELECT * FROM children) SELECT name FROM visible_all WHERE la = $1;
