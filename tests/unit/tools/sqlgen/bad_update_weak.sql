-- q(id int) -> exec
UPDATE children SET name = 'x' WHERE id = $1 AND la IN (SELECT la FROM visible_children);
