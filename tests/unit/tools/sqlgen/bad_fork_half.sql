-- q(la int) -> many (name text)
-- @sqlite
SELECT name FROM schools WHERE id = $1;
