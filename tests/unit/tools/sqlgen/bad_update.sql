-- q(id int) -> exec
UPDATE children SET name = 'x' WHERE id = $1;
