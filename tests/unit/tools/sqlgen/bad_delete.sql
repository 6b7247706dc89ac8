-- q(id int) -> exec
DELETE FROM children WHERE id = $1;
