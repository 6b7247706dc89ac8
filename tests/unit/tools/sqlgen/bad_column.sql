-- q(la int) -> many (name text)
SELECT nmae
FROM schools WHERE id = $1;
