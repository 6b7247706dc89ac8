-- Cases: the officer's day, the case, the decision and its notice.

-- case_insert(la int, id int, public_id text, reference text, child int, pack text, pack_version text, state text, received_on date, team int, officer int?, holder_body int, holder_since date, next_step text, due_on date, changed_at time) -> exec
-- @system a request opens the case: nobody stands in a relation to it yet
INSERT INTO cases (la, id, public_id, reference, child, pack, pack_version, state, received_on, team, officer, holder_body, holder_since, next_step, due_on, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16);

-- case_set_standing(la int, id int, version int, state text, holder_body int, holder_since date, next_step text, due_on date, changed_at time) -> exec
-- @system the case was loaded through the viewer's visible rows in the same transaction
UPDATE cases SET state = $4, holder_body = $5, holder_since = $6, next_step = $7, due_on = $8, changed_at = $9, version = version + 1
WHERE la = $1 AND id = $2 AND version = $3;

-- case_bodies(la int, id int) -> one (authority int, school int)
-- @system who may hold the case: its council, and the school on whose roll the child is
SELECT t.parent AS authority,
       (SELECT e.body FROM enrolments e WHERE e.la = c.la AND e.child = c.child
        AND e.from_on <= today() AND (e.to_on IS NULL OR e.to_on > today()) ORDER BY e.id LIMIT 1) AS school
FROM cases c JOIN bodies t ON t.la = c.la AND t.id = c.team
WHERE c.la = $1 AND c.id = $2;

-- case_advice_body(la int, case_id int, advice text) -> one (body int)
-- @system who holds the case: the body that was asked for this advice; while the family's views are awaited, whoever else is
SELECT body FROM advice_requests WHERE la = $1 AND case_id = $2 AND (advice_key = $3 OR $3 = 'a') AND advice_key <> 'a' AND status = 'asked'
ORDER BY due_on, id LIMIT 1;

-- case_setting_body(la int, public_id text) -> one (id int)
SELECT id FROM bodies WHERE la = $1 AND public_id = $2;

-- case_needs_of(la int, case_id int) -> many (rank int, code text)
SELECT rank, code FROM visible_case_needs WHERE la = $1 AND case_id = $2 ORDER BY rank;

-- body_name(la int, id int) -> one (name text)
SELECT name FROM bodies WHERE la = $1 AND id = $2;

-- case_authority(la int, team int) -> one (name text)
SELECT a.name FROM bodies t JOIN bodies a ON a.la = t.la AND a.id = t.parent WHERE t.la = $1 AND t.id = $2;

-- case_set_officer(la int, id int, officer int) -> exec
-- @system the case was loaded through the viewer's visible rows in the same transaction
UPDATE cases SET officer = $3 WHERE la = $1 AND id = $2;

-- case_event_insert(la int, id int, case_id int, recorded_at time, by_person int?, type text, on_date date, outcome text, notice text, advice text, party text, setting text, transfer text, decision text, appealable bool, order_kind text, code text, from_on date, to_on date, body text) -> exec
-- @system the case was loaded through the viewer's visible rows in the same transaction, or is being opened
INSERT INTO case_events (la, id, case_id, recorded_at, by_person, type, on_date, outcome, notice, advice, party, setting, transfer, decision, appealable, order_kind, code, from_on, to_on, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20);

-- case_log(la int, first int, last int) -> many (case_id int, type text, on_date date, outcome text, notice text, advice text, party text, setting text, transfer text, decision text, appealable bool, order_kind text, code text, from_on date, to_on date, body text)
-- @system the clocks of a case are computed from its whole log; the caller loaded or is opening the case, or counts all
SELECT case_id, type, on_date, outcome, notice, advice, party, setting, transfer, decision, appealable, order_kind, code, from_on, to_on, body
FROM case_events WHERE la = $1 AND case_id BETWEEN $2 AND $3 ORDER BY case_id, on_date, id;

-- case_timeline(la int, case_id int) -> many (type text, on_date date, recorded_at time, outcome text, notice text, advice text, order_kind text, code text, given text, family text)
SELECT e.type, e.on_date, e.recorded_at, e.outcome, e.notice, e.advice, e.order_kind, e.code, p.given, p.family
FROM visible_case_events e LEFT JOIN visible_persons p ON p.la = e.la AND p.id = e.by_person
WHERE e.la = $1 AND e.case_id = $2 ORDER BY e.on_date DESC, e.id DESC;

-- The case itself has been loaded: the view of cases, the largest of all, is not asked again.
-- case_people(la int, child int, officer int, holder_body int, team int) -> one (given text, family text, born date, language text, holder text, team text, officer_given text, officer_family text)
SELECT p.given, p.family, p.born, p.language, b.name AS holder, t.name AS team,
       o.given AS officer_given, o.family AS officer_family
FROM visible_persons p
JOIN bodies b ON b.la = p.la AND b.id = $4
JOIN bodies t ON t.la = p.la AND t.id = $5
LEFT JOIN visible_persons o ON o.la = p.la AND o.id = $3
WHERE p.la = $1 AND p.id = $2;

-- case_family(la int, child int) -> many (person int, given text, family text, kind text, responsibility bool, sees_case bool)
SELECT f.person, p.given, p.family, f.kind, f.responsibility, f.sees_case
FROM visible_parenthoods f JOIN visible_persons p ON p.la = f.la AND p.id = f.person
WHERE f.la = $1 AND f.child = $2 AND (f.ended_on IS NULL OR f.ended_on > today()) ORDER BY f.id;

-- case_contacts(la int, child int) -> many (person int, kind text, value text, postcode text, protected bool, preferred bool)
SELECT c.person, c.kind, c.value, c.postcode, c.protected, c.preferred
FROM (SELECT $2 AS person UNION SELECT f.person FROM visible_parenthoods f WHERE f.la = $1 AND f.child = $2) w
JOIN visible_contacts c ON c.la = $1 AND c.person = w.person
WHERE c.ended_on IS NULL
ORDER BY c.person, c.id;

-- case_school(la int, child int) -> one (id int, name text, email text)
SELECT b.id, b.name, b.email FROM visible_enrolments e JOIN bodies b ON b.la = e.la AND b.id = e.body
WHERE e.la = $1 AND e.child = $2 AND e.from_on <= today() AND (e.to_on IS NULL OR e.to_on > today()) ORDER BY e.id LIMIT 1;

-- body_of_kind(la int, kind text) -> one (id int, name text, phone text, email text)
SELECT id, name, phone, email FROM bodies WHERE la = $1 AND kind = $2 AND active ORDER BY id LIMIT 1;

-- case_request(la int, case_id int) -> one (requested_by int, source text, relationship text, received_on date, worry text, tried text, school text, school_view text, health text, came_by text)
SELECT requested_by, source, relationship, received_on, worry, tried, school, school_view, health, came_by
FROM visible_requests WHERE la = $1 AND case_id = $2 ORDER BY id LIMIT 1;

-- case_consents(la int, case_id int) -> many (body text, given bool)
SELECT body, given FROM visible_consents WHERE la = $1 AND case_id = $2 ORDER BY body;

-- case_documents(la int, case_id int) -> many (public_id text, name text, type text, bytes int, added_at time, added_by int, came_from text, came_on date)
SELECT public_id, name, type, bytes, added_at, added_by, came_from, came_on
FROM visible_documents WHERE la = $1 AND case_id = $2 ORDER BY id;

-- case_document_find(la int, case_id int, public_id text) -> one (name text, type text, hash text)
SELECT name, type, hash FROM visible_documents WHERE la = $1 AND case_id = $2 AND public_id = $3;

-- decision_insert(la int, id int, public_id text, case_id int, limb_a bool, evidence_a text, limb_b bool, evidence_b text, outcome text, reasons text, decided_on date, by_person int) -> exec
INSERT INTO decisions (la, id, public_id, case_id, kind, limb_a, evidence_a, limb_b, evidence_b, outcome, reasons, decided_on, by_person)
VALUES ($1, $2, $3, $4, 'assess', $5, $6, $7, $8, $9, $10, $11, $12);

-- case_decision(la int, case_id int) -> one (limb_a bool, evidence_a text, limb_b bool, evidence_b text, outcome text, reasons text, decided_on date)
SELECT limb_a, evidence_a, limb_b, evidence_b, outcome, reasons, decided_on
FROM visible_decisions WHERE la = $1 AND case_id = $2 AND kind = 'assess' ORDER BY id DESC LIMIT 1;

-- decision_issue_insert(la int, id int, public_id text, case_id int, limb_a bool, evidence_a text, outcome text, reasons text, decided_on date, by_person int) -> exec
INSERT INTO decisions (la, id, public_id, case_id, kind, limb_a, evidence_a, outcome, reasons, decided_on, by_person)
VALUES ($1, $2, $3, $4, 'issue', $5, $6, $7, $8, $9, $10);

-- case_advice(la int, case_id int) -> many (label text, author text, role text, summary text, given_on date)
SELECT label, author, role, summary, given_on FROM visible_advice
WHERE la = $1 AND case_id = $2 AND given_on IS NOT NULL ORDER BY label, id;

-- case_advice_waiting(la int, case_id int) -> one (n int)
SELECT count(*) AS n FROM visible_advice_requests WHERE la = $1 AND case_id = $2 AND status = 'asked';

-- notice_insert(la int, id int, public_id text, case_id int, kind text, decision int?) -> exec
INSERT INTO notices (la, id, public_id, case_id, kind, decision, status) VALUES ($1, $2, $3, $4, $5, $6, 'draft');

-- notice_part_insert(la int, notice int, part text, position int, label text, body text) -> exec
INSERT INTO notice_parts (la, notice, part, position, label, body) VALUES ($1, $2, $3, $4, $5, $6);

-- notice_part_set(la int, notice int, part text, body text) -> exec
-- @system the notice was read through the viewer's visible rows in the same transaction
UPDATE notice_parts SET body = $4 WHERE la = $1 AND notice = $2 AND part = $3;

-- notice_recipient_insert(la int, id int, notice int, person int?, body int?, role text, channel text) -> exec
INSERT INTO notice_recipients (la, id, notice, person, body, role, channel) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- notice_draft(la int, case_id int) -> one (id int, public_id text, kind text, version int)
SELECT id, public_id, kind, version FROM visible_notices WHERE la = $1 AND case_id = $2 AND status = 'draft' ORDER BY id DESC LIMIT 1;

-- notice_issued(la int, case_id int, public_id text) -> one (id int, kind text, issued_on date, hash text)
SELECT id, kind, issued_on, hash FROM visible_notices WHERE la = $1 AND case_id = $2 AND public_id = $3 AND status = 'issued';

-- case_notices(la int, case_id int) -> many (public_id text, kind text, status text, issued_on date)
SELECT public_id, kind, status, issued_on FROM visible_notices WHERE la = $1 AND case_id = $2 ORDER BY id;

-- notice_parts(la int, notice int) -> many (part text, label text, body text)
SELECT part, label, body FROM visible_notice_parts WHERE la = $1 AND notice = $2 ORDER BY position;

-- notice_recipients(la int, notice int) -> many (id int, person int, body int, role text, channel text, given text, family text, name text, email text)
SELECT r.id, r.person, r.body, r.role, r.channel, p.given, p.family, b.name, b.email
FROM visible_notice_recipients r
LEFT JOIN visible_persons p ON p.la = r.la AND p.id = r.person
LEFT JOIN bodies b ON b.la = r.la AND b.id = r.body
WHERE r.la = $1 AND r.notice = $2 ORDER BY r.id;

-- notice_mark_issued(la int, id int, version int, issued_on date, hash text) -> exec
-- @system the notice was read through the viewer's visible rows in the same transaction
UPDATE notices SET status = 'issued', issued_on = $4, hash = $5, version = version + 1
WHERE la = $1 AND id = $2 AND version = $3 AND status = 'draft';

-- notice_recipient_sent(la int, id int, sent_at time) -> exec
-- @system the notice was read through the viewer's visible rows in the same transaction
UPDATE notice_recipients SET sent_at = $3 WHERE la = $1 AND id = $2;

-- Who of the family gets a notice: parents with responsibility who may see the case; the young person over
-- compulsory school age, and whoever they let in.  kind: how they asked to be reached; NULL: they did not say.
-- notice_family(la int, case_id int) -> many (person int, kind text)
-- @system whoever is told by right, and how, whether or not the officer may see their contacts
SELECT t.person, (SELECT m.kind FROM contacts m WHERE m.la = t.la AND m.person = t.person AND m.ended_on IS NULL
  AND m.kind IN ('email', 'address') ORDER BY m.preferred DESC, m.id DESC LIMIT 1) AS kind
FROM (
    SELECT k.la, c.id AS person FROM cases k JOIN persons c ON c.la = k.la AND c.id = k.child
    WHERE k.la = $1 AND k.id = $2 AND c.csa_ends_on < today()
  UNION
    SELECT k.la, f.person FROM cases k JOIN persons c ON c.la = k.la AND c.id = k.child
    JOIN parenthoods f ON f.la = k.la AND f.child = k.child
    WHERE k.la = $1 AND k.id = $2 AND (c.csa_ends_on IS NULL OR c.csa_ends_on >= today())
    AND f.sees_case AND f.responsibility AND (f.ended_on IS NULL OR f.ended_on > today())
  UNION
    SELECT k.la, s.person FROM cases k JOIN persons c ON c.la = k.la AND c.id = k.child
    JOIN shares s ON s.la = k.la AND s.child = k.child
    WHERE k.la = $1 AND k.id = $2 AND c.csa_ends_on < today()
    AND s.from_on <= today() AND (s.ended_on IS NULL OR s.ended_on > today())
    AND NOT EXISTS (SELECT 1 FROM parenthoods r WHERE r.person = s.person AND r.la = s.la AND r.child = s.child AND NOT r.sees_case)) t
ORDER BY t.person;

-- notice_drafts_about(la int, person int) -> many (id int, case_id int, child int)
-- @system whichever team writes it, a letter goes to those who are told by right
SELECT n.id, n.case_id, k.child FROM cases k JOIN notices n ON n.la = k.la AND n.case_id = k.id AND n.status = 'draft'
WHERE k.la = $1 AND (k.child = $2
  OR k.child IN (SELECT f.child FROM parenthoods f WHERE f.la = $1 AND f.person = $2)
  OR k.child IN (SELECT s.child FROM shares s WHERE s.la = $1 AND s.person = $2))
ORDER BY n.id;

-- notice_family_forget(la int, notice int) -> exec
-- @system as above; nothing of it has been issued
DELETE FROM notice_recipients WHERE la = $1 AND notice = $2 AND role = 'family' AND sent_at IS NULL;

-- notice_asker(la int, case_id int) -> one (requested_by int)
-- @system a child who asked for the assessment is told as well, whichever team has the case
SELECT requested_by FROM requests WHERE la = $1 AND case_id = $2 ORDER BY id LIMIT 1;

-- notice_reader(la int, person int) -> one (given text, family text, language text, kind text, value text, postcode text, protected bool)
-- @system a letter to somebody who is told by right goes where that person asked, shown to nobody
SELECT p.given, p.family, p.language, m.kind, m.value, m.postcode, m.protected
FROM persons p LEFT JOIN contacts m ON m.la = p.la AND m.id = (SELECT c.id FROM contacts c
  WHERE c.la = p.la AND c.person = p.id AND c.ended_on IS NULL AND c.kind IN ('email', 'address')
  ORDER BY c.preferred DESC, c.id DESC LIMIT 1)
WHERE p.la = $1 AND p.id = $2;

-- notice_text_insert(la int, notice int, language text, part text, label text, body text) -> exec
INSERT INTO notice_texts (la, notice, language, part, label, body) VALUES ($1, $2, $3, $4, $5, $6);

-- notice_texts_of(la int, notice int, language text) -> many (part text, label text, body text)
SELECT t.part, t.label, t.body FROM visible_notice_texts t
JOIN visible_notice_parts p ON p.la = t.la AND p.notice = t.notice AND p.part = t.part
WHERE t.la = $1 AND t.notice = $2 AND t.language = $3 ORDER BY p.position;

-- notice_letter_insert(la int, id int, public_id text, notice int, recipient int, language text, hash text, bytes int, addressed bool, guarded bool) -> exec
INSERT INTO notice_letters (la, id, public_id, notice, recipient, language, hash, bytes, addressed, guarded)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- notice_letter_to(la int, recipient int) -> one (id int)
-- @system the letter was made in the same transaction, for this recipient
SELECT id FROM notice_letters WHERE la = $1 AND recipient = $2;

-- notice_letters_of(la int, notice int) -> many (id int, public_id text, language text, bytes int, addressed bool, guarded bool, person int, channel text, given text, family text, body text)
SELECT l.id, l.public_id, l.language, l.bytes, l.addressed, l.guarded, r.person, r.channel, p.given, p.family, b.name AS body
FROM visible_notice_letters l JOIN visible_notice_recipients r ON r.la = l.la AND r.id = l.recipient
LEFT JOIN visible_persons p ON p.la = r.la AND p.id = r.person
LEFT JOIN bodies b ON b.la = r.la AND b.id = r.body
WHERE l.la = $1 AND l.notice = $2 ORDER BY r.id;

-- notice_letter_find(la int, notice int, public_id text) -> one (hash text)
SELECT hash FROM visible_notice_letters WHERE la = $1 AND notice = $2 AND public_id = $3;
