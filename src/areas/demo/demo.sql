-- Larkshire: what the story needs beyond the functions of the areas it plays.

-- demo_mark() -> one (active bool)
SELECT active FROM bodies WHERE la = 990 AND public_id = 'larkshire';

-- demo_finish() -> exec
UPDATE bodies SET active = TRUE WHERE la = 990 AND public_id = 'larkshire';

-- demo_request_insert(la int, id int, case_id int, requested_by int, source text, relationship text, received_on date, worry text, tried text, school text, school_view text, health text) -> exec
-- @system the story's families ask without a browser
INSERT INTO requests (la, id, case_id, requested_by, source, relationship, received_on, worry, tried, school, school_view, health)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- demo_consent_insert(la int, id int, case_id int, body text, given bool, by_person int, at_time time) -> exec
-- @system the story's families ask without a browser
INSERT INTO consents (la, id, case_id, body, given, by_person, at_time) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- demo_notice_parts(la int, case_id int) -> many (version int, part text, body text)
-- @system the story's officer reads the form back to send it, as a browser would
SELECT n.version, p.part, p.body FROM notices n JOIN notice_parts p ON p.la = n.la AND p.notice = n.id
WHERE n.la = $1 AND n.case_id = $2 AND n.status = 'draft' ORDER BY p.position;

-- ---- story_final.c: advice and a plan as the advisers and the officer would have written them ----

-- demo_case(la int, case_id int) -> one (version int, pack text)
-- @system the story records what the advisers sent without a browser
SELECT version, pack FROM cases WHERE la = $1 AND id = $2;

-- demo_body_public_id(la int, id int) -> one (public_id text)
SELECT public_id FROM bodies WHERE la = $1 AND id = $2;

-- demo_advice_request_insert(la int, id int, public_id text, case_id int, advice_key text, body int, question text, asked_on date, asked_by int, due_on date, ended_on date) -> exec
-- @system the story's advice is written without a browser
INSERT INTO advice_requests (la, id, public_id, case_id, advice_key, body, question, asked_on, asked_by, due_on, status, ended_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'given', $11);

-- demo_advice_insert(la int, id int, public_id text, case_id int, request int, advice_key text, label text, author text, role text, body int, written_on date, given_on date, summary text) -> exec
-- @system the story's advice is written without a browser
INSERT INTO advice (la, id, public_id, case_id, request, advice_key, label, author, role, body, written_on, given_on, summary)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- demo_advice_row_insert(la int, id int, advice int, kind text, position int, text text, disposition text, reason text) -> exec
-- @system the story's advice is written without a browser
INSERT INTO advice_rows (la, id, advice, kind, position, text, disposition, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- demo_plan_insert(la int, id int, case_id int, review_on date) -> exec
-- @system the story's plan is written without a browser
INSERT INTO plans (la, id, case_id, review_on, week_hours) VALUES ($1, $2, $3, $4, 25);

-- demo_plan_section_insert(la int, plan int, section text, text text, said_on date) -> exec
-- @system the story's plan is written without a browser
INSERT INTO plan_sections (la, plan, section, text, said_on) VALUES ($1, $2, $3, $4, $5);

-- demo_plan_row_insert(la int, id int, plan int, label text, section text, position int, text text, area int?, measure text, due_on date, review_on date, kind text, quantity int?, unit text, frequency text, group_size int?, deliverer text) -> exec
-- @system the story's plan is written without a browser
INSERT INTO plan_rows (la, id, plan, label, section, position, text, area, measure, due_on, review_on, kind, quantity, unit, frequency, group_size, deliverer)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17);

-- demo_plan_tie_insert(la int, from_row int, to_row int) -> exec
-- @system the story's plan is written without a browser
INSERT INTO plan_ties (la, from_row, to_row) VALUES ($1, $2, $3);

-- demo_plan_evidence_insert(la int, plan_row int, advice_row int) -> exec
-- @system the story's plan is written without a browser
INSERT INTO plan_evidence (la, plan_row, advice_row) VALUES ($1, $2, $3);

-- ---- story_advice.c: people of advice act by references and addresses ----

-- demo_case_by_reference(reference text) -> one (id int, public_id text, child int, version int)
-- @system the story's people act on cases by their references, without a browser
SELECT id, public_id, child, version FROM cases WHERE la = 990 AND reference = $1;

-- demo_person_of(email text) -> one (person int)
-- @system the story's people act without a browser
SELECT person FROM accounts WHERE la = 990 AND email = $1;

-- demo_body(name text) -> one (public_id text)
SELECT public_id FROM bodies WHERE la = 990 AND name = $1;

-- demo_advice_open(case_id int, advice_key text) -> one (public_id text, version int)
-- @system the story's people act on requests without a browser
SELECT public_id, version FROM advice_requests WHERE la = 990 AND case_id = $1 AND advice_key = $2 AND status = 'asked' ORDER BY id LIMIT 1;

-- demo_person(id int) -> one (public_id text)
-- @system the story's people are named in its forms
SELECT public_id FROM persons WHERE la = 990 AND id = $1;

-- demo_old_advice_insert(id int, public_id text, case_id int, author text, role text, by_person int, on_date date) -> exec
-- @system the story's earlier advice, of a request before this one
INSERT INTO advice (la, id, public_id, case_id, advice_key, label, author, role, by_person, written_on, given_on, no_provision)
VALUES (990, $1, $2, $3, 'c', 'K1', $4, $5, $6, $7, $7, 'She was seen for advice to her parents; no provision was advised then.');

-- demo_old_row_insert(id int, advice int, kind text, position int, text text, section text) -> exec
-- @system the story's earlier advice, of a request before this one
INSERT INTO advice_rows (la, id, advice, kind, position, text, section) VALUES (990, $1, $2, $3, $4, $5, $6);

-- demo_old_case(reference text) -> one (child int, team int, holder_body int)
-- @system the story's child had a case before
SELECT child, team, holder_body FROM cases WHERE la = 990 AND reference = $1;

-- demo_old_advice(child int) -> one (id int)
-- @system the story's officer proposes earlier advice
SELECT a.id FROM advice a JOIN cases c ON c.la = a.la AND c.id = a.case_id WHERE a.la = 990 AND c.child = $1 AND a.label = 'K1' AND a.advice_key = 'c' AND a.request IS NULL;

-- ---- story_return.c: what the yearly return asks ----

-- demo_return_cases() -> many (id int, child int, born date, numbered bool)
-- @system the story's council knows its children
SELECT k.id, k.child, p.born, EXISTS (SELECT 1 FROM identifiers i WHERE i.la = k.la AND i.person = k.child AND i.kind = 'upn')
  OR EXISTS (SELECT 1 FROM cases o WHERE o.la = k.la AND o.child = k.child AND (o.received_on, o.id) < (k.received_on, k.id)) AS numbered
FROM cases k JOIN persons p ON p.la = k.la AND p.id = k.child WHERE k.la = 990 ORDER BY k.received_on, p.family, p.given, k.id;
-- ---- nation.c: official figures of made-up authorities ----

-- demo_official_file(imported_at time) -> exec
INSERT INTO official_files (name, hash, columns, row_count, imported_at)
VALUES ('timeliness_20_week.csv', 'demo', 'pc_plans_issued_20_weeks_ex,plans_issued_20_weeks_ex,plans_issued_den_ex', 45, $1);

-- demo_official_row(level text, place text, period text, place_name text, figures text) -> exec
INSERT INTO official_rows (file, place, period, topic, item, level, place_name, identifier, figures)
VALUES ('timeliness_20_week.csv', $2, $3, 'All EHC plans issued', 'All EHC plans issued', $1, $4, 'Calendar year', $5);

-- demo_official_place(place text, la int, region text) -> exec
INSERT INTO official_places (place, la, region) VALUES ($1, $2, $3);

-- demo_establishment_insert(urn int, authority int, name text, type int, type_name text, status text, closed_on date) -> exec
INSERT INTO establishments (urn, authority, name, type, type_name, status, closed_on, phase, town, section_41, needs, provision, digest)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'Not applicable', 'Larkbridge', FALSE, '', '', '');

-- demo_link_insert(urn int, successor int, name text) -> exec
INSERT INTO establishment_links (urn, successor, name) VALUES ($1, $2, $3);
