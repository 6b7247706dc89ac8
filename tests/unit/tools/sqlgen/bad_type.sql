-- q(id integer) -> exec
DELETE FROM schools WHERE id = $1;
