-- q(id int) -> any (name text)
SELECT name FROM schools WHERE id = $1;
