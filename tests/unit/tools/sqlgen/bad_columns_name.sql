-- q(id int) -> one (title text)
SELECT name FROM schools WHERE id = $1;
