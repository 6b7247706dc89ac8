-- q(id int) -> exec
UPDATE children SET name = 'x' WHERE id = $1 AND EXISTS (SELECT id FROM visible_children);
