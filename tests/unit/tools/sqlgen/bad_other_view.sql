-- q(la int) -> many (name text)
SELECT name FROM plain WHERE la = $1;
