-- q(id int) (name text)
SELECT name FROM schools WHERE id = $1;
