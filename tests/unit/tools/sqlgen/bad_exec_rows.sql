-- q(id int) -> exec
SELECT name FROM schools WHERE id = $1;
