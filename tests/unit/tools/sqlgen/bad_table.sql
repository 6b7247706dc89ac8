-- q(la int) -> many (name text)
SELECT name FROM shools WHERE id = $1;
