-- q(id int) -> exec
INSERT INTO children (la, id, name) SELECT la, id + $1, name FROM children;
