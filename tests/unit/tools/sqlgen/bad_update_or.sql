-- q(id int) -> exec
UPDATE children SET name = 'x' WHERE id = $1 OR id IN (SELECT id FROM visible_children);
