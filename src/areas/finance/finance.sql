-- Budgets, as published.

-- finance_budget_put(authority int, line text, year int, amount money, source text) -> exec
INSERT INTO budgets (authority, line, year, amount, source) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (authority, line, year) DO UPDATE SET amount = excluded.amount, source = excluded.source
WHERE budgets.amount <> excluded.amount;

-- finance_budgets_of(authority int, line text) -> many (year int, amount money)
SELECT year, amount FROM budgets WHERE authority = $1 AND line = $2 ORDER BY year;
