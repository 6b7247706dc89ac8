-- q(la int) -> many (name text)
-- @sytem why
SELECT name FROM schools WHERE id = $1;
