-- q() -> one (d date)
SELECT date('now') AS d;
