-- q(la int) -> many (name text)
SELECT name FROM schools WHERE id = $1;
-- q(la int) -> many (name text)
SELECT name FROM schools WHERE id = $1;
