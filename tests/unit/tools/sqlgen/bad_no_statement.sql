-- q(la int) -> many (name text)

-- r(la int) -> many (name text)
SELECT name FROM schools WHERE id = $1;
