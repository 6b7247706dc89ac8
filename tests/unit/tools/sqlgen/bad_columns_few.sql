-- q(id int) -> one (name text)
SELECT name, head FROM schools WHERE id = $1;
