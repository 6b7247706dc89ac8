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

-- demo_case(reference text) -> one (id int, public_id text, child int, version int)
-- @system the story's people act on cases by their references, without a browser
SELECT id, public_id, child, version FROM cases WHERE la = 990 AND reference = $1;

-- demo_account(email text) -> one (person int)
-- @system the story's people act without a browser
SELECT person FROM accounts WHERE la = 990 AND email = $1;

-- demo_body(name text) -> one (public_id text)
SELECT public_id FROM bodies WHERE la = 990 AND name = $1;

-- demo_advice_request(case_id int, advice_key text) -> one (public_id text, version int)
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
