-- q(la int) -> many (name text)
-- @sqlite
SELECT name FROM schools WHERE id = $1;
-- @postgres
SELECT name FROM Children WHERE la = $1;
