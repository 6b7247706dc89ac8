-- q(la int) -> many (name text)
SELECT name FROM schools WHERE name = 'x AND id = $1;
