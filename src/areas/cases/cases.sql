-- Cases: the officer's day, the case, the decision and its notice.

-- case_insert(la int, id int, public_id text, reference text, child int, pack text, pack_version text, state text, received_on date, team int, holder_body int, holder_since date, next_step text, due_on date) -> exec
INSERT INTO cases (la, id, public_id, reference, child, pack, pack_version, state, received_on, team, holder_body, holder_since, next_step, due_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14);

-- case_set_standing(la int, id int, version int, state text, holder_body int, holder_since date, next_step text, due_on date) -> exec
-- @system the case was loaded through the viewer's visible rows in the same transaction
UPDATE cases SET state = $4, holder_body = $5, holder_since = $6, next_step = $7, due_on = $8, version = version + 1
WHERE la = $1 AND id = $2 AND version = $3;

-- case_bodies(la int, id int) -> one (authority int, school int)
-- @system who may hold the case: its council, and the school on whose roll the child is
SELECT t.parent AS authority,
       (SELECT e.body FROM enrolments e WHERE e.la = c.la AND e.child = c.child
        AND e.from_on <= today() AND (e.to_on IS NULL OR e.to_on > today()) ORDER BY e.id LIMIT 1) AS school
FROM cases c JOIN bodies t ON t.la = c.la AND t.id = c.team
WHERE c.la = $1 AND c.id = $2;

-- case_set_officer(la int, id int, officer int) -> exec
-- @system the case was loaded through the viewer's visible rows in the same transaction
UPDATE cases SET officer = $3 WHERE la = $1 AND id = $2;

-- case_event_insert(la int, id int, case_id int, recorded_at time, by_person int?, type text, on_date date, outcome text, notice text, advice text, party text, setting text, transfer text, decision text, appealable bool, order_kind text, code text, from_on date, to_on date) -> exec
INSERT INTO case_events (la, id, case_id, recorded_at, by_person, type, on_date, outcome, notice, advice, party, setting, transfer, decision, appealable, order_kind, code, from_on, to_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19);

-- case_log(la int, case_id int) -> many (type text, on_date date, outcome text, notice text, advice text, party text, setting text, transfer text, decision text, appealable bool, order_kind text, code text, from_on date, to_on date)
-- @system the clocks of a case are computed from its whole log; the caller loaded or is opening the case
SELECT type, on_date, outcome, notice, advice, party, setting, transfer, decision, appealable, order_kind, code, from_on, to_on
FROM case_events WHERE la = $1 AND case_id = $2 ORDER BY on_date, id;

-- case_timeline(la int, case_id int) -> many (type text, on_date date, recorded_at time, outcome text, notice text, advice text, given text, family text)
SELECT e.type, e.on_date, e.recorded_at, e.outcome, e.notice, e.advice, p.given, p.family
FROM visible_case_events e LEFT JOIN visible_persons p ON p.la = e.la AND p.id = e.by_person
WHERE e.la = $1 AND e.case_id = $2 ORDER BY e.on_date DESC, e.id DESC;

-- case_child(la int, id int) -> one (given text, family text, born date, language text)
SELECT given, family, born, language FROM visible_persons WHERE la = $1 AND id = $2;

-- body_by_id(la int, id int) -> one (kind text, name text, phone text, email text)
SELECT kind, name, phone, email FROM bodies WHERE la = $1 AND id = $2;

-- my_day(relations int, most int) -> many (public_id text, reference text, given text, family text, state text, next_step text, holder text, holder_since date, due_on date, received_on date, mine bool)
SELECT c.public_id, c.reference, p.given, p.family, c.state, c.next_step, b.name AS holder, c.holder_since, c.due_on,
       c.received_on, coalesce(c.officer = viewer(), FALSE) AS mine
FROM visible_cases c
JOIN visible_persons p ON p.la = c.la AND p.id = c.child
JOIN bodies b ON b.la = c.la AND b.id = c.holder_body
WHERE (c.relations & $1) <> 0
ORDER BY c.due_on NULLS LAST, c.id LIMIT $2;

-- case_request(la int, case_id int) -> one (requested_by int, source text, relationship text, received_on date, worry text, tried text, school text, school_view text, health text)
SELECT requested_by, source, relationship, received_on, worry, tried, school, school_view, health
FROM visible_requests WHERE la = $1 AND case_id = $2 ORDER BY id LIMIT 1;

-- case_consents(la int, case_id int) -> many (body text, given bool)
SELECT body, given FROM visible_consents WHERE la = $1 AND case_id = $2 ORDER BY body;

-- case_documents(la int, case_id int) -> many (public_id text, name text, type text, bytes int, added_at time)
SELECT public_id, name, type, bytes, added_at FROM visible_documents WHERE la = $1 AND case_id = $2 ORDER BY id;

-- document_by_public_id(la int, case_id int, public_id text) -> one (name text, type text, hash text, bytes int)
SELECT name, type, hash, bytes FROM visible_documents WHERE la = $1 AND case_id = $2 AND public_id = $3;

-- decision_insert(la int, id int, public_id text, case_id int, limb_a bool, evidence_a text, limb_b bool, evidence_b text, outcome text, reasons text, decided_on date, by_person int) -> exec
INSERT INTO decisions (la, id, public_id, case_id, kind, limb_a, evidence_a, limb_b, evidence_b, outcome, reasons, decided_on, by_person)
VALUES ($1, $2, $3, $4, 'assess', $5, $6, $7, $8, $9, $10, $11, $12);

-- case_decision(la int, case_id int) -> one (id int, limb_a bool, evidence_a text, limb_b bool, evidence_b text, outcome text, reasons text, decided_on date)
SELECT id, limb_a, evidence_a, limb_b, evidence_b, outcome, reasons, decided_on
FROM visible_decisions WHERE la = $1 AND case_id = $2 ORDER BY id DESC LIMIT 1;
