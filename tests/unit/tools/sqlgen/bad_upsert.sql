-- q(id int) -> exec
INSERT INTO children (la, id, name) VALUES (1, $1, 'x') ON CONFLICT (la, id) DO UPDATE SET name = 'y';
