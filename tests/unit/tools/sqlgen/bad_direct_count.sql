-- q() -> one (n int)
SELECT count(*) AS n FROM children;
