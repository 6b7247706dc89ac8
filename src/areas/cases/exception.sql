-- Lawful exceptions to a time limit, and the closures of schools that prove some of them.

-- exception_reason_insert(la int, id int, case_id int, code text, reason text, claimed_on date, by_person int) -> exec
INSERT INTO exception_reasons (la, id, case_id, code, reason, claimed_on, by_person) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- exception_reasons_of(la int, case_id int) -> many (code text, reason text, claimed_on date, given text, family text)
-- @system the reasons come through the viewer's visible rows, and who decided is part of them
SELECT x.code, x.reason, x.claimed_on, p.given, p.family FROM visible_exception_reasons x
JOIN persons p ON p.la = x.la AND p.id = x.by_person WHERE x.la = $1 AND x.case_id = $2 ORDER BY x.id;

-- Of every school on whose roll the child was or is: which of them was asked for advice, the clock decides.
-- case_closures(la int, case_id int) -> many (from_on date, to_on date, on_roll date, off_roll date)
-- @system the clocks of a case are computed from all that bears on them, whoever the viewer is
SELECT c.from_on, c.to_on, e.from_on AS on_roll, e.to_on AS off_roll FROM cases k
JOIN enrolments e ON e.la = k.la AND e.child = k.child
JOIN closures c ON c.la = e.la AND c.body = e.body WHERE k.la = $1 AND k.id = $2 ORDER BY c.from_on, e.from_on;
