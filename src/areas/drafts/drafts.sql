-- Drafts: from serving the draft to the final plan, with what the family and the settings say.

-- The way of a case in counts: what its page for staff says of each step.
-- draft_facts(la int, case_id int) -> one (needs int, provision int, advice_waiting int, advice_given int, advice_empty int, comments int, comments_open int, wishes int, wishes_open int, notices_waiting int, consultations int, replies int, named int)
SELECT
  (SELECT count(*) FROM visible_plan_rows r JOIN visible_plans p ON p.la = r.la AND p.id = r.plan
   WHERE p.la = $1 AND p.case_id = $2 AND NOT r.removed AND r.section IN ('B', 'C', 'D')) AS needs,
  (SELECT count(*) FROM visible_plan_rows r JOIN visible_plans p ON p.la = r.la AND p.id = r.plan
   WHERE p.la = $1 AND p.case_id = $2 AND NOT r.removed AND r.section IN ('F', 'G', 'H1', 'H2')) AS provision,
  (SELECT count(*) FROM visible_advice_requests q WHERE q.la = $1 AND q.case_id = $2 AND q.status = 'asked') AS advice_waiting,
  (SELECT count(*) FROM visible_advice a WHERE a.la = $1 AND a.case_id = $2 AND a.given_on IS NOT NULL) AS advice_given,
  (SELECT count(*) FROM visible_advice a WHERE a.la = $1 AND a.case_id = $2 AND a.given_on IS NOT NULL
   AND a.summary = '' AND a.document IS NULL
   AND NOT EXISTS (SELECT 1 FROM visible_advice_rows w WHERE w.la = a.la AND w.advice = a.id)) AS advice_empty,
  (SELECT count(*) FROM visible_line_comments l WHERE l.la = $1 AND l.case_id = $2) AS comments,
  (SELECT count(*) FROM visible_line_comments l WHERE l.la = $1 AND l.case_id = $2 AND l.answer IS NULL) AS comments_open,
  (SELECT count(*) FROM visible_family_wishes w WHERE w.la = $1 AND w.case_id = $2) AS wishes,
  (SELECT count(*) FROM visible_family_wishes w WHERE w.la = $1 AND w.case_id = $2 AND w.answered_on IS NULL) AS wishes_open,
  (SELECT count(*) FROM visible_notices n WHERE n.la = $1 AND n.case_id = $2 AND n.status = 'draft') AS notices_waiting,
  (SELECT count(*) FROM visible_consultations c WHERE c.la = $1 AND c.case_id = $2) AS consultations,
  (SELECT count(*) FROM visible_consultations c WHERE c.la = $1 AND c.case_id = $2 AND c.replied_on IS NOT NULL) AS replies,
  (SELECT count(*) FROM visible_plans p WHERE p.la = $1 AND p.case_id = $2 AND p.setting_on IS NOT NULL) AS named;

-- The family's word that it has said what it wants to say, given after that version was issued: ids
-- grow with time, also within a day.
-- family_done(la int, case_id int, plan_version int) -> one (n int)
SELECT count(*) AS n FROM visible_case_events
WHERE la = $1 AND case_id = $2 AND type = 'representation_received' AND id > $3;

-- draft_child(la int, child int) -> one (given text, family text)
SELECT given, family FROM visible_persons WHERE la = $1 AND id = $2;

-- advice_papers(la int, case_id int) -> many (public_id text, label text, author text, role text, summary text, given_on date, document text, name text)
SELECT a.public_id, a.label, a.author, a.role, a.summary, a.given_on, d.public_id AS document, d.name
FROM visible_advice a LEFT JOIN visible_documents d ON d.la = a.la AND d.id = a.document
WHERE a.la = $1 AND a.case_id = $2 AND a.given_on IS NOT NULL ORDER BY a.label, a.id;

-- advice_paper(la int, case_id int, public_id text) -> one (hash text, type text, name text)
SELECT d.hash, d.type, d.name
FROM visible_advice a JOIN visible_documents d ON d.la = a.la AND d.id = a.document
WHERE a.la = $1 AND a.case_id = $2 AND a.given_on IS NOT NULL AND d.public_id = $3;

-- ledger_rows(la int, case_id int) -> many (author text, role text, kind text, text text, disposition text, reason text)
SELECT a.author, a.role, w.kind, w.text, w.disposition, w.reason
FROM visible_advice_rows w JOIN visible_advice a ON a.la = w.la AND a.id = w.advice
WHERE a.la = $1 AND a.case_id = $2 AND a.given_on IS NOT NULL AND w.kind <> 'outcome'
ORDER BY a.label, a.id, w.position, w.id;

-- ---- comments ----

-- comment_insert(la int, id int, public_id text, case_id int, plan_version int, item text, text text, by_person int, at_time time) -> exec
INSERT INTO line_comments (la, id, public_id, case_id, plan_version, item, text, by_person, at_time)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- comments_of(la int, case_id int) -> many (public_id text, plan_version int, item text, text text, by_person int, at_time time, answer text, answer_text text, answered_at time, given text, family text)
SELECT c.public_id, c.plan_version, c.item, c.text, c.by_person, c.at_time, c.answer, c.answer_text, c.answered_at, p.given, p.family
FROM visible_line_comments c LEFT JOIN visible_persons p ON p.la = c.la AND p.id = c.by_person
WHERE c.la = $1 AND c.case_id = $2 ORDER BY c.at_time, c.id;

-- comment_find(la int, case_id int, public_id text) -> one (id int, plan_version int, item text, text text, at_time time, answer text, answer_text text, version int)
SELECT id, plan_version, item, text, at_time, answer, answer_text, version
FROM visible_line_comments WHERE la = $1 AND case_id = $2 AND public_id = $3;

-- comment_answer(la int, id int, version int, answer text, answer_text text, answered_by int, answered_at time) -> exec
UPDATE line_comments SET answer = $4, answer_text = $5, answered_by = $6, answered_at = $7, version = version + 1
WHERE la = $1 AND id = $2 AND version = $3 AND id IN (SELECT id FROM visible_line_comments WHERE la = $1);

-- ---- wishes ----

-- wish_insert(la int, id int, public_id text, case_id int, kind text, body int?, who text, text text, by_person int, on_date date, answer_by date) -> exec
INSERT INTO family_wishes (la, id, public_id, case_id, kind, body, who, text, by_person, on_date, answer_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- wishes_of(la int, case_id int) -> many (public_id text, kind text, body int, name text, urn int, setting text, who text, text text, on_date date, answer_by date, agreed text, answer text, answered_on date, meet_on date)
SELECT w.public_id, w.kind, w.body, b.name, b.urn, b.setting, w.who, w.text, w.on_date, w.answer_by, w.agreed, w.answer, w.answered_on, w.meet_on
FROM visible_family_wishes w LEFT JOIN bodies b ON b.la = w.la AND b.id = w.body
WHERE w.la = $1 AND w.case_id = $2 ORDER BY w.on_date, w.id;

-- wish_find(la int, case_id int, public_id text) -> one (id int, kind text, name text, who text, text text, on_date date, agreed text, answer text, meet_on date, version int)
SELECT w.id, w.kind, b.name, w.who, w.text, w.on_date, w.agreed, w.answer, w.meet_on, w.version
FROM visible_family_wishes w LEFT JOIN bodies b ON b.la = w.la AND b.id = w.body
WHERE w.la = $1 AND w.case_id = $2 AND w.public_id = $3;

-- wish_answer(la int, id int, version int, agreed text, answer text, meet_on date, answered_by int, answered_on date) -> exec
UPDATE family_wishes SET agreed = $4, answer = $5, meet_on = $6, answered_by = $7, answered_on = $8, version = version + 1
WHERE la = $1 AND id = $2 AND version = $3 AND id IN (SELECT id FROM visible_family_wishes WHERE la = $1);

-- Asking for a setting is answered by naming one (CFA 2014 s.39).
-- wishes_settle(la int, case_id int, answer text, answered_by int, answered_on date) -> exec
UPDATE family_wishes SET answer = $3, answered_by = $4, answered_on = $5, version = version + 1
WHERE la = $1 AND case_id = $2 AND kind = 'setting'
AND id IN (SELECT id FROM visible_family_wishes WHERE la = $1);

-- ---- settings and consultation ----

-- settings(la int, most int) -> many (id int, public_id text, name text, status text)
SELECT b.id, b.public_id, b.name, e.status FROM bodies b LEFT JOIN establishments e ON e.urn = b.urn
WHERE b.la = $1 AND b.kind = 'school' AND b.active ORDER BY b.name, b.id LIMIT $2;

-- setting_find(la int, public_id text) -> one (id int, public_id text, name text, email text, urn int, setting text)
SELECT id, public_id, name, email, urn, setting FROM bodies WHERE la = $1 AND public_id = $2 AND kind = 'school' AND active;

-- consultation_insert(la int, id int, public_id text, case_id int, plan_version int, body int, sent_on date, sent_by int, due_on date) -> exec
INSERT INTO consultations (la, id, public_id, case_id, plan_version, body, sent_on, sent_by, due_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- consultations_of(la int, case_id int) -> many (id int, public_id text, plan_version int, body int, name text, urn int, setting text, sent_on date, due_on date, answer text, ground text, reply text, replied_on date, chased_on date)
SELECT c.id, c.public_id, c.plan_version, c.body, b.name, b.urn, b.setting, c.sent_on, c.due_on, c.answer, c.ground, c.reply, c.replied_on,
  (SELECT max(h.on_date) FROM visible_chases h WHERE h.la = c.la AND h.case_id = c.case_id AND h.consultation = c.id) AS chased_on
FROM visible_consultations c JOIN bodies b ON b.la = c.la AND b.id = c.body
WHERE c.la = $1 AND c.case_id = $2 ORDER BY c.sent_on, c.id;

-- consultation_find(la int, case_id int, public_id text) -> one (id int, plan_version int, body int, name text, setting text, sent_on date, due_on date, ends_on date, answer text, ground text, reply text, replied_on date, version int)
SELECT c.id, c.plan_version, c.body, b.name, b.public_id AS setting, c.sent_on, c.due_on, c.ends_on, c.answer, c.ground, c.reply, c.replied_on, c.version
FROM visible_consultations c JOIN bodies b ON b.la = c.la AND b.id = c.body
WHERE c.la = $1 AND c.case_id = $2 AND c.public_id = $3;

-- consultation_way(public_id text) -> one (case_public_id text)
SELECT k.public_id AS case_public_id
FROM visible_consultations c JOIN visible_case k ON k.la = c.la AND k.id = c.case_id
WHERE c.public_id = $1;

-- consultations_mine(relations int, most int) -> many (public_id text, name text, given text, family text, authority text, sent_on date, due_on date, answer text, replied_on date)
SELECT c.public_id, b.name, k.child_given AS given, k.child_family AS family, t.name AS authority,
       c.sent_on, c.due_on, c.answer, c.replied_on
FROM visible_consultations c JOIN visible_case k ON k.la = c.la AND k.id = c.case_id
JOIN bodies b ON b.la = c.la AND b.id = c.body
JOIN bodies t ON t.la = k.la AND t.id = k.team
WHERE (k.relations & $1) <> 0 ORDER BY c.due_on, c.id LIMIT $2;

-- consultation_reply(la int, id int, version int, answer text, ground text, reply text, replied_on date, replied_by int, ends_on date) -> exec
UPDATE consultations SET answer = $4, ground = $5, reply = $6, replied_on = $7, replied_by = $8, ends_on = $9, version = version + 1
WHERE la = $1 AND id = $2 AND version = $3 AND replied_on IS NULL
AND id IN (SELECT id FROM visible_consultations WHERE la = $1);

-- consultation_line_insert(la int, consultation int, item text, can text, note text) -> exec
INSERT INTO consultation_lines (la, consultation, item, can, note) VALUES ($1, $2, $3, $4, $5);

-- consultation_lines(la int, consultation int) -> many (item text, can text, note text)
SELECT item, can, note FROM visible_consultation_lines WHERE la = $1 AND consultation = $2 ORDER BY item;

-- Nobody is asked any more once the plan is final: the right to read what was sent ends.
-- consultations_end(la int, case_id int, ends_on date) -> exec
UPDATE consultations SET ends_on = $3, version = version + 1
WHERE la = $1 AND case_id = $2 AND ends_on IS NULL
AND id IN (SELECT id FROM visible_consultations WHERE la = $1);

-- ---- naming ----

-- naming_of(la int, case_id int) -> one (id int, setting int, name text, setting_public_id text, email text, setting_type text, setting_reason text, setting_ground text, setting_on date, version int)
SELECT p.id, p.setting, b.name, b.public_id AS setting_public_id, b.email, p.setting_type, p.setting_reason, p.setting_ground, p.setting_on, p.version
FROM visible_plans p LEFT JOIN bodies b ON b.la = p.la AND b.id = p.setting
WHERE p.la = $1 AND p.case_id = $2;

-- naming_set(la int, id int, version int, setting int?, setting_type text, setting_reason text, setting_ground text, setting_by int, setting_on date) -> exec
UPDATE plans SET setting = $4, setting_type = $5, setting_reason = $6, setting_ground = $7, setting_by = $8, setting_on = $9, version = version + 1
WHERE la = $1 AND id = $2 AND version = $3 AND id IN (SELECT id FROM visible_plans WHERE la = $1);

-- officer_email(la int, person int) -> one (email text)
-- @system mail to the case's officer, whose address is shown to nobody
SELECT email FROM accounts WHERE la = $1 AND person = $2 AND active AND email IS NOT NULL ORDER BY id LIMIT 1;

-- version_number(la int, case_id int, id int) -> one (number int)
SELECT number FROM visible_plan_versions WHERE la = $1 AND case_id = $2 AND id = $3;
