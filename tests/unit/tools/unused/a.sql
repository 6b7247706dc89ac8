-- used() -> one (n int)
SELECT 1 AS n;

-- used_not() -> one (n int)
SELECT 1 AS n;
