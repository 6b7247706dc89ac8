-- q() -> one (d text)
SELECT group_concat(name) AS d FROM schools;
