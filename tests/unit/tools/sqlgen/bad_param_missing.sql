-- q() -> many (name text)
SELECT name FROM schools
WHERE id = $1;
