-- q(id int) -> one (head int?)
SELECT head FROM schools WHERE id = $1;
