-- q(la int) -> many (name text)
SELECT name FROM (SELECT * FROM children) visible_all WHERE la = $1;
