-- q(la int) -> many (name text)
SELECT name FROM schools WHERE id = $1 AND EXISTS (SELECT 1 FROM children WHERE name = schools.name);
