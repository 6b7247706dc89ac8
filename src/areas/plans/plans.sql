-- Plans: the working plan's rows, and its issued versions.

-- plan_child(la int, case_id int) -> one (plan int, review_on date, week_hours int, given text, family text, born date)
SELECT p.id AS plan, p.review_on, p.week_hours, c.given, c.family, c.born
FROM visible_plans p JOIN visible_cases k ON k.la = p.la AND k.id = p.case_id
JOIN visible_persons c ON c.la = k.la AND c.id = k.child
WHERE p.la = $1 AND p.case_id = $2;

-- plan_words(la int, plan int) -> many (section text, text text, said_on date)
SELECT section, text, said_on FROM visible_plan_sections WHERE la = $1 AND plan = $2 ORDER BY section;

-- plan_rows_of(la int, plan int) -> many (id int, label text, section text, text text, area int, measure text, interim text, pfa text, due_on date, review_on date, kind text, quantity int, unit text, frequency text, group_size int, deliverer text, qualification text, flex text, flex_reason text, from_on date, to_on date, alongside bool, not_educational bool)
SELECT id, label, section, text, area, measure, interim, pfa, due_on, review_on, kind, quantity, unit, frequency, group_size,
       deliverer, qualification, flex, flex_reason, from_on, to_on, alongside, not_educational
FROM visible_plan_rows WHERE la = $1 AND plan = $2 AND NOT removed ORDER BY section, position, id;

-- plan_ties_of(la int, plan int) -> many (from_label text, to_label text, from_section text)
SELECT f.label AS from_label, t.label AS to_label, f.section AS from_section
FROM visible_plan_ties i JOIN visible_plan_rows f ON f.la = i.la AND f.id = i.from_row
JOIN visible_plan_rows t ON t.la = i.la AND t.id = i.to_row
WHERE f.la = $1 AND f.plan = $2 AND NOT f.removed AND NOT t.removed ORDER BY f.position, t.position;

-- plan_evidence_of(la int, plan int) -> many (row_label text, advice_label text)
SELECT DISTINCT r.label AS row_label, a.label AS advice_label
FROM visible_plan_evidence e JOIN visible_plan_rows r ON r.la = e.la AND r.id = e.plan_row
JOIN visible_advice_rows w ON w.la = e.la AND w.id = e.advice_row
JOIN visible_advice a ON a.la = w.la AND a.id = w.advice
WHERE r.la = $1 AND r.plan = $2 AND NOT r.removed AND a.label IS NOT NULL ORDER BY 1, 2;

-- plan_advice_of(la int, case_id int) -> many (label text, advice_key text, author text, role text, given_on date)
SELECT label, advice_key, author, role, given_on FROM visible_advice
WHERE la = $1 AND case_id = $2 AND given_on IS NOT NULL AND label IS NOT NULL ORDER BY label;

-- version_insert(la int, id int, public_id text, case_id int, number int, kind text, issued_on date, issued_by int, respond_by date, document text, hash text) -> exec
INSERT INTO plan_versions (la, id, public_id, case_id, number, kind, issued_on, issued_by, respond_by, document, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- version_last(la int, case_id int) -> one (number int)
SELECT coalesce(max(number), 0) AS number FROM visible_plan_versions WHERE la = $1 AND case_id = $2;

-- version_latest(la int, case_id int) -> one (id int, public_id text, number int, kind text, issued_on date, respond_by date, document text, hash text)
SELECT id, public_id, number, kind, issued_on, respond_by, document, hash FROM visible_plan_versions
WHERE la = $1 AND case_id = $2 ORDER BY number DESC LIMIT 1;

-- version_of(la int, case_id int, id int) -> one (id int, public_id text, number int, kind text, issued_on date, respond_by date, document text, hash text)
SELECT id, public_id, number, kind, issued_on, respond_by, document, hash FROM visible_plan_versions
WHERE la = $1 AND case_id = $2 AND id = $3;
