-- q(id int) -> one (name int)
SELECT name FROM schools WHERE id = $1;
