-- Plans: the working plan as rows, and issued versions.

-- plan_visible(la int, case_id int) -> one (id int)
SELECT id FROM visible_plans WHERE la = $1 AND case_id = $2;

-- plan_find(la int, case_id int) -> one (id int, review_on date, week_hours int, setting text, setting_type text, findings_of text, findings text, version int)
-- @system asked once plan_visible() has said that the viewer may, or by the operator's command
SELECT p.id, p.review_on, p.week_hours, b.name AS setting, p.setting_type, p.findings_of, p.findings, p.version
FROM plans p LEFT JOIN bodies b ON b.la = p.la AND b.id = p.setting WHERE p.la = $1 AND p.case_id = $2;

-- plan_case_here(reference text) -> one (la int, id int, pack text)
-- @system the operator's command at the machine itself: no person is signed in
SELECT la, id, pack FROM cases WHERE reference = $1;

-- plan_case(la int, case_id int) -> one (given text, family text, born date)
-- @system who the plan is about; the caller loaded the case through what the viewer may see
SELECT p.given, p.family, p.born FROM cases c JOIN persons p ON p.la = c.la AND p.id = c.child WHERE c.la = $1 AND c.id = $2;

-- plan_is_issued_final(la int, case_id int) -> one (n int)
-- @system the plan was read through what the viewer may see, in this transaction
SELECT count(*) AS n FROM plan_versions WHERE la = $1 AND case_id = $2 AND kind IN ('final', 'amended');

-- plan_sections_of(la int, plan int) -> many (section text, text text, said_on date, changed_by int, changed_at time, version int)
-- @system the plan was read through what the viewer may see, in this transaction
SELECT section, text, said_on, changed_by, changed_at, version FROM plan_sections WHERE la = $1 AND plan = $2;

-- plan_rows_of(la int, plan int) -> many (id int, label text, section text, position int, text text, area int, measure text, interim text, pfa text, due_on date, review_on date, kind text, quantity int, unit text, frequency text, group_size int, deliverer text, qualification text, flex text, flex_reason text, from_on date, to_on date, alongside bool, not_educational bool, removed bool, changed_by int, changed_at time, version int)
-- @system the plan was read through what the viewer may see, in this transaction
SELECT id, label, section, position, text, area, measure, interim, pfa, due_on, review_on, kind, quantity, unit, frequency,
       group_size, deliverer, qualification, flex, flex_reason, from_on, to_on, alongside, not_educational, removed, changed_by, changed_at, version
FROM plan_rows WHERE la = $1 AND plan = $2 ORDER BY section, position, id;

-- plan_ties_of(la int, plan int) -> many (from_row int, to_row int)
-- @system the plan was read through what the viewer may see, in this transaction
SELECT t.from_row, t.to_row FROM plan_ties t JOIN plan_rows r ON r.la = t.la AND r.id = t.from_row
WHERE r.la = $1 AND r.plan = $2 ORDER BY r.section, r.position, r.id;

-- plan_evidence_of(la int, plan int) -> many (plan_row int, advice_row int)
-- @system the plan was read through what the viewer may see, in this transaction
SELECT e.plan_row, e.advice_row FROM plan_evidence e JOIN plan_rows r ON r.la = e.la AND r.id = e.plan_row
WHERE r.la = $1 AND r.plan = $2 ORDER BY e.plan_row, e.advice_row;

-- plan_sources_of(la int, plan int) -> many (plan_row int, advice int)
-- @system the plan was read through what the viewer may see, in this transaction
SELECT s.plan_row, s.advice FROM plan_sources s JOIN plan_rows r ON r.la = s.la AND r.id = s.plan_row
WHERE r.la = $1 AND r.plan = $2 ORDER BY s.plan_row, s.advice;

-- plan_advice_of(la int, case_id int) -> many (id int, label text, advice_key text, author text, role text, written_on date, given_on date)
-- @system the caller loaded the case through what the viewer may see
SELECT id, coalesce(label, public_id) AS label, advice_key, author, role, written_on, given_on
FROM advice WHERE la = $1 AND case_id = $2 AND given_on IS NOT NULL ORDER BY id;

-- plan_advised_of(la int, case_id int) -> many (id int, advice int, kind text, text text, area int, section text, measure text, quantity int, unit text, frequency text, group_size int, deliverer text, until_on date, disposition text, reason text, version int)
-- @system the caller loaded the case through what the viewer may see
SELECT r.id, r.advice, r.kind, r.text, r.area, r.section, r.measure, r.quantity, r.unit, r.frequency, r.group_size, r.deliverer, r.until_on, r.disposition, r.reason, r.version
FROM advice a JOIN advice_rows r ON r.la = a.la AND r.advice = a.id
WHERE a.la = $1 AND a.case_id = $2 AND a.given_on IS NOT NULL ORDER BY a.id, r.kind, r.position, r.id;

-- plan_awaited_of(la int, case_id int) -> many (advice_key text, body text, status text, giver_agreed date, la_agreed date, family_agreed date)
-- @system the caller loaded the case through what the viewer may see
SELECT q.advice_key, b.name AS body, q.status, q.giver_agreed, q.la_agreed, q.family_agreed
FROM advice_requests q JOIN bodies b ON b.la = q.la AND b.id = q.body
WHERE q.la = $1 AND q.case_id = $2 AND q.status IN ('asked', 'reused') ORDER BY q.advice_key, q.id;

-- plan_overrides_of(la int, plan int) -> many (rule text, item text, reason text, by_person int, at_time time)
-- @system the plan was read through what the viewer may see, in this transaction
SELECT rule, item, reason, by_person, at_time FROM lint_overrides WHERE la = $1 AND plan = $2;

-- plan_person(la int, id int) -> one (given text, family text)
SELECT given, family FROM visible_persons WHERE la = $1 AND id = $2;

-- plan_insert(la int, id int, case_id int) -> exec
-- @system the case was loaded through what the viewer may see, by somebody who may write its plan
INSERT INTO plans (la, id, case_id) VALUES ($1, $2, $3) ON CONFLICT (la, case_id) DO NOTHING;

-- plan_insert_here(la int, id int, case_id int, review_on date, week_hours int?) -> one (id int)
-- @system the operator's command at the machine itself: no person is signed in
INSERT INTO plans (la, id, case_id, review_on, week_hours) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (la, case_id) DO NOTHING RETURNING id;

-- plan_touch(la int, id int) -> exec
UPDATE plans SET version = version + 1 WHERE la = $1 AND id = $2 AND id IN (SELECT id FROM visible_plans WHERE la = $1);

-- plan_set_findings(la int, id int, findings_of text, findings text) -> exec
UPDATE plans SET findings_of = $3, findings = $4 WHERE la = $1 AND id = $2 AND id IN (SELECT id FROM visible_plans WHERE la = $1);

-- plan_row_insert(la int, id int, plan int, label text, section text, position int, text text, area int?, measure text, interim text, pfa text, due_on date, review_on date, kind text, quantity int?, unit text, frequency text, group_size int?, deliverer text, qualification text, flex text, flex_reason text, from_on date, to_on date, alongside bool, not_educational bool, changed_by int?, changed_at time) -> exec
-- @system the plan was read through what the viewer may see, in this transaction, or is being brought in by the operator
INSERT INTO plan_rows (la, id, plan, label, section, position, text, area, measure, interim, pfa, due_on, review_on, kind, quantity, unit, frequency, group_size, deliverer, qualification, flex, flex_reason, from_on, to_on, alongside, not_educational, changed_by, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28);

-- plan_row_set(la int, id int, version int, text text, area int?, measure text, interim text, pfa text, due_on date, review_on date, kind text, quantity int?, unit text, frequency text, group_size int?, deliverer text, qualification text, flex text, flex_reason text, from_on date, to_on date, alongside bool, not_educational bool, changed_by int, changed_at time) -> exec
UPDATE plan_rows SET text = $4, area = $5, measure = $6, interim = $7, pfa = $8, due_on = $9, review_on = $10, kind = $11, quantity = $12, unit = $13, frequency = $14,
  group_size = $15, deliverer = $16, qualification = $17, flex = $18, flex_reason = $19, from_on = $20, to_on = $21, alongside = $22, not_educational = $23,
  changed_by = $24, changed_at = $25, version = version + 1
WHERE la = $1 AND id = $2 AND version = $3 AND NOT removed AND id IN (SELECT id FROM visible_plan_rows WHERE la = $1);

-- plan_row_set_removed(la int, id int, version int, removed bool, changed_by int, changed_at time) -> exec
UPDATE plan_rows SET removed = $4, changed_by = $5, changed_at = $6, version = version + 1
WHERE la = $1 AND id = $2 AND version = $3 AND id IN (SELECT id FROM visible_plan_rows WHERE la = $1);

-- plan_row_set_position(la int, id int, position int) -> exec
UPDATE plan_rows SET position = $3 WHERE la = $1 AND id = $2 AND id IN (SELECT id FROM visible_plan_rows WHERE la = $1);

-- plan_tie_add(la int, from_row int, to_row int) -> exec
-- @system both rows were read through what the viewer may see, in this transaction, or are being brought in by the operator
INSERT INTO plan_ties (la, from_row, to_row) VALUES ($1, $2, $3) ON CONFLICT (la, from_row, to_row) DO NOTHING;

-- plan_ties_clear(la int, to_row int) -> exec
-- @system the row was read through what the viewer may see, in this transaction
DELETE FROM plan_ties WHERE la = $1 AND to_row = $2;

-- plan_evidence_add(la int, plan_row int, advice_row int) -> exec
-- @system both rows were read through what the viewer may see, in this transaction, or are being brought in by the operator
INSERT INTO plan_evidence (la, plan_row, advice_row) VALUES ($1, $2, $3) ON CONFLICT (la, plan_row, advice_row) DO NOTHING;

-- plan_evidence_clear(la int, advice_row int) -> exec
-- @system the advised row was read through what the viewer may see, in this transaction
DELETE FROM plan_evidence WHERE la = $1 AND advice_row = $2;

-- plan_source_add(la int, plan_row int, advice int) -> exec
-- @system both were read through what the viewer may see, in this transaction, or are being brought in by the operator
INSERT INTO plan_sources (la, plan_row, advice) VALUES ($1, $2, $3) ON CONFLICT (la, plan_row, advice) DO NOTHING;

-- plan_sources_clear(la int, plan_row int) -> exec
-- @system the row was read through what the viewer may see, in this transaction
DELETE FROM plan_sources WHERE la = $1 AND plan_row = $2;

-- plan_advised_settle(la int, id int, version int, disposition text, reason text, settled_by int) -> exec
UPDATE advice_rows SET disposition = $4, reason = $5, settled_by = $6, version = version + 1
WHERE la = $1 AND id = $2 AND version = $3 AND id IN (SELECT id FROM visible_advice_rows WHERE la = $1);

-- plan_section_insert(la int, plan int, section text, text text, said_on date, changed_by int?, changed_at time) -> one (version int)
-- @system the plan was read through what the viewer may see, in this transaction, or is being brought in by the operator
INSERT INTO plan_sections (la, plan, section, text, said_on, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (la, plan, section) DO NOTHING RETURNING version;

-- plan_section_set(la int, plan int, section text, version int, text text, said_on date, changed_by int, changed_at time) -> exec
UPDATE plan_sections SET text = $5, said_on = $6, changed_by = $7, changed_at = $8, version = version + 1
WHERE la = $1 AND plan = $2 AND section = $3 AND version = $4 AND plan IN (SELECT id FROM visible_plans WHERE la = $1);

-- plan_override_set(la int, id int, plan int, rule text, item text, reason text, by_person int, at_time time) -> exec
-- @system the plan was read through what the viewer may see, in this transaction, by a manager of its team
INSERT INTO lint_overrides (la, id, plan, rule, item, reason, by_person, at_time) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (la, plan, rule, item) DO UPDATE SET reason = excluded.reason, by_person = excluded.by_person, at_time = excluded.at_time;

-- plan_advice_insert(la int, id int, public_id text, case_id int, advice_key text, label text, author text, role text, given_on date, written_on date) -> exec
-- @system the operator brings in a plan with its advice
INSERT INTO advice (la, id, public_id, case_id, advice_key, label, author, role, given_on, written_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- plan_advised_insert(la int, id int, advice int, kind text, position int, text text, disposition text, reason text) -> exec
-- @system the operator brings in a plan with its advice
INSERT INTO advice_rows (la, id, advice, kind, position, text, disposition, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- plan_version_insert(la int, id int, public_id text, case_id int, number int, kind text, issued_on date, issued_by int, respond_by date, document text, hash text) -> exec
INSERT INTO plan_versions (la, id, public_id, case_id, number, kind, issued_on, issued_by, respond_by, document, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- plan_version_last(la int, case_id int) -> one (number int)
-- @system the next number of a plan whose case was loaded through what the viewer may see
SELECT coalesce(max(number), 0) AS number FROM plan_versions WHERE la = $1 AND case_id = $2;

-- plan_version_visible(la int, case_id int, number int) -> one (number int)
SELECT max(number) AS number FROM visible_plan_versions WHERE la = $1 AND case_id = $2 AND ($3 = 0 OR number = $3) HAVING max(number) IS NOT NULL;

-- plan_version_find(la int, case_id int, number int) -> one (id int, public_id text, number int, kind text, issued_on date, respond_by date, document text, hash text)
-- @system asked once plan_version_visible() has said that the viewer may, or by the operator's command
SELECT id, public_id, number, kind, issued_on, respond_by, document, hash FROM plan_versions WHERE la = $1 AND case_id = $2 AND number = $3;
