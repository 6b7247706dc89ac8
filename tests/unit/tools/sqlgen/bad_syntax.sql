-- q(la int) -> many (name text)
SELECT name FORM schools WHERE id = $1;
