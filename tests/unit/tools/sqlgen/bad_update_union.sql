-- q(id int) -> exec
UPDATE children SET name = 'x' WHERE id = $1 AND id IN (SELECT id FROM visible_children UNION SELECT id FROM schools);
