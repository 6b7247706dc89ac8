-- q(id int) -> exec
UPDATE children SET name = (SELECT name FROM children k WHERE k.id = 1) WHERE id = $1 AND id IN (SELECT id FROM visible_children);
